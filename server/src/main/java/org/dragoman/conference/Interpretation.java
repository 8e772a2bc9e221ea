package org.dragoman.conference;

import java.time.Duration;
import java.util.Optional;

/**
 * How the booths work together at a conference.
 *
 * @param hold how long a channel whose desk went off air stays silent before it carries anything else
 * @param drain the longest that a booth is heard after the floor changed to the booth's language
 * @param handover how long a handover waits for an answer, for sound, for a pause
 * @param shift a turn at the microphone
 * @param video a link to a picture of the hall, for booths that do not see it
 */
public record Interpretation(
        Interlock interlock,
        Duration hold,
        Duration drain,
        Duration handover,
        Duration shift,
        Optional<String> video) {
    /** As is usual: whoever presses the key is on air, and half an hour is a turn. */
    public static final Interpretation STANDARD =
            new Interpretation(
                    Interlock.STANDARD,
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(30));

    /** For booths with a view of the hall. */
    public Interpretation(
            Interlock interlock, Duration hold, Duration drain, Duration handover, Duration shift) {
        this(interlock, hold, drain, handover, shift, Optional.empty());
    }
}
