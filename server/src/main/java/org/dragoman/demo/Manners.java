package org.dragoman.demo;

import java.time.Duration;

/**
 * How the demo's people behave towards each other and towards visitors.
 *
 * @param pause between one speech and the next
 * @param lag of an interpreter behind the speaker
 * @param boothReturn how long after a visitor went off air a booth is taken up again
 * @param podiumReturn how long after a visiting moderator left the demo's own steps in again
 * @param overtime a speaker may have beyond the limit
 * @param idle how long a discussion waits for somebody to ask for the floor
 * @param asking how long, for each speaker expected, requests for the floor are spread over
 * @param speeches in one discussion
 * @param sentences of each speech that are read out
 */
public record Manners(
        Duration pause,
        Duration lag,
        Duration boothReturn,
        Duration podiumReturn,
        Duration overtime,
        Duration idle,
        Duration asking,
        int speeches,
        int sentences) {

    /** As in a hall. */
    public static final Manners DEFAULT =
            new Manners(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(25),
                    Duration.ofSeconds(18),
                    9,
                    Integer.MAX_VALUE);
}
