package org.dragoman.gateway.present;

import org.dragoman.conference.LanguageTag;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.settings.NamedNetworks;

/**
 * Somebody who is here: what a session knows of a connection, and what it may tell it. A border: a WebSocket today, a
 * node of a cluster later.
 */
public interface Present {
    /** Who it belongs to. */
    Sender sender();

    /** The loop it lives on. */
    NettyLoop loop();

    /** The hub's name for it, for logs. */
    String name();

    /** The part of the other side's address that a network shares; empty where there is none. */
    String network(NamedNetworks names);

    /** Whether it hears a channel. From any thread. */
    boolean listensTo(int channel);

    /** Whether it reads the captions of a language. On its loop. */
    boolean reads(LanguageTag language);

    /** Shows the latest of a view, now or when the other side reads again. On its loop. */
    void view(ViewKind kind, Encoded message);

    /** Shows the latest of a view. From any thread. */
    void show(ViewKind kind, Encoded message);

    /** Says what may be lost, and is lost where the other side does not read. From any thread. */
    void whisper(Encoded message);

    /** Tells what must arrive; whoever cannot take it is told to come back. On its loop. */
    void deliver(Encoded message);

    /** Tells what must arrive. From any thread. */
    void tell(Encoded message);

    /** The desk of this interpreter hears something else from now on. On its loop. */
    void follow();

    /** What it should have been told could not be told: it ends, and comes back for the whole of it. On its loop. */
    void failed(Throwable cause);

    /** Says why and when to come back, and closes. On its loop. */
    void leave(CloseCode code, Leaving.Builder leaving);
}
