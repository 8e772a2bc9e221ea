package org.dragoman.gateway.net;

import org.dragoman.protocol.v1.Limits;

/** The limits a connection is held to. Units stand in the names. */
public record Bounds(
        int helloSeconds,
        int messageBytes,
        int commandsPerSecond,
        int framesPerSecond,
        int packetBytes,
        int channelsHeard,
        int captionCharacters,
        int pingSeconds,
        int connectionsPerAddress,
        int connectionsPerPrivateAddress,
        int headerBytes,
        int requestLineBytes,
        int economyPercent) {

    /** Safe for a hall: one venue behind one address counts as private. */
    public static final Bounds DEFAULT =
            new Bounds(5, 65_536, 20, 75, 1275, 8, 2000, 5, 500, 20_000, 16_384, 4096, 85);

    /** A connection that answers nothing for that many pings is gone. */
    public static final int PINGS_UNANSWERED = 4;

    /** Whoever holds a lease and says nothing for so long has lost it. */
    public static final long HOLDER_SILENT_MS = 2000;

    /** What may wait for a listener that does not read, in bytes, before it is closed and told to come back. */
    public static final int PENDING_BYTES = 256 * 1024;

    /** The same, but for the share of a core after which delegates' sound is put together. */
    public Bounds withEconomyPercent(int percent) {
        return new Bounds(
                helloSeconds,
                messageBytes,
                commandsPerSecond,
                framesPerSecond,
                packetBytes,
                channelsHeard,
                captionCharacters,
                pingSeconds,
                connectionsPerAddress,
                connectionsPerPrivateAddress,
                headerBytes,
                requestLineBytes,
                percent);
    }

    public Limits wire() {
        return Limits.newBuilder()
                .setHelloSeconds(helloSeconds)
                .setMessageBytes(messageBytes)
                .setCommandsPerSecond(commandsPerSecond)
                .setFramesPerSecond(framesPerSecond)
                .setPacketBytes(packetBytes)
                .setChannelsHeard(channelsHeard)
                .setCaptionCharacters(captionCharacters)
                .setPingSeconds(pingSeconds)
                .build();
    }
}
