package org.dragoman.gateway.connection;

import io.netty.buffer.ByteBufAllocator;

import org.dragoman.conference.LanguageTag;
import org.dragoman.fanout.Listener;
import org.dragoman.fanout.Slot;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.Present;
import org.dragoman.protocol.v1.ServerMessage;

/** What those who work for a connection may ask of it. On its loop. */
interface Outward extends Present {
    ByteBufAllocator allocator();

    /** Milliseconds that only measure: they go on evenly whatever becomes of the server's time. */
    long nowMs();

    /** How long nothing came from the other side, in milliseconds. */
    long silentMs(long nowMs);

    /** The language that refusals and notices come in. From any thread. */
    LanguageTag language();

    /** They come in this one from now on. */
    void answerIn(LanguageTag language);

    /** Where this connection's sound goes. */
    Listener ear();

    /** Messages of sound that were dropped since the other side did not read them. */
    long soundMissed();

    /** Sound comes through that slot from now on. */
    void sits(Slot slot);

    /** Sound does not come through that slot any more. */
    void rises(Slot slot);

    default void deliver(ServerMessage.Builder message) {
        deliver(new Encoded(message.build()));
    }
}
