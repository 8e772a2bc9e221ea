package org.dragoman.settings;

/** What one connection is held to. Units stand in the names; the key of the same name says why. */
public record ConnectionLimits(
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
        int headers,
        int requestLineBytes,
        int arrivalsPerAddress,
        int arrivalsPerPrivateAddress,
        int wrongBadgesPerMinute) {

    static ConnectionLimits of(Values values) {
        return new ConnectionLimits(
                values.whole(Key.HELLO_SECONDS),
                values.whole(Key.MESSAGE_BYTES),
                values.whole(Key.COMMANDS_PER_SECOND),
                values.whole(Key.FRAMES_PER_SECOND),
                values.whole(Key.PACKET_BYTES),
                values.whole(Key.CHANNELS_HEARD),
                values.whole(Key.CAPTION_CHARACTERS),
                values.whole(Key.PING_SECONDS),
                values.whole(Key.CONNECTIONS_PER_ADDRESS),
                values.whole(Key.CONNECTIONS_PER_PRIVATE_ADDRESS),
                values.whole(Key.HEADER_BYTES),
                values.whole(Key.HEADERS),
                values.whole(Key.REQUEST_LINE_BYTES),
                values.whole(Key.ARRIVALS_PER_ADDRESS),
                values.whole(Key.ARRIVALS_PER_PRIVATE_ADDRESS),
                values.whole(Key.WRONG_BADGES_PER_MINUTE));
    }
}
