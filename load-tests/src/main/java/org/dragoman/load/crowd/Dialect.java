package org.dragoman.load.crowd;

import java.nio.charset.StandardCharsets;

/** What a hub wants to be told: the real protocol, or two bytes. */
public sealed interface Dialect permits Dragoman, Bare {
    /** The same upgrade for every hub, so that none has it easier. */
    byte[] UPGRADE =
            """
            GET /v1/session HTTP/1.1\r
            Host: 127.0.0.1\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Version: 13\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Protocol: dragoman.v1\r
            \r
            """
                    .getBytes(StandardCharsets.US_ASCII);

    /** The first message of the listener of that number; empty where none is needed. */
    byte[] hello(int number);

    /** Asks for a channel, -1 for none, so many frames to a message. */
    byte[] listen(int channel, int bundle);

    /** Whether a message that begins so says that the hub has let us in. */
    boolean isWelcome(int firstByte);

    /** Whether a message that begins so confirms what we asked to hear. */
    boolean isListening(int firstByte);
}
