package org.dragoman.conference;

import java.time.Duration;

/** How long a speech may take at items that do not say it themselves; zero is no limit. */
public record SpeechLimits(
        Duration opening,
        Duration keynote,
        Duration expert,
        Duration discussion,
        Duration closing) {
    /** What a conference file may ask for at most. */
    public static final Duration MOST = Duration.ofHours(2);

    /** Usual at conferences of States: keynotes a quarter of an hour, delegations five minutes. */
    public static final SpeechLimits STANDARD =
            new SpeechLimits(
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(5),
                    Duration.ZERO);

    /** The limit at items of a kind. */
    public Duration at(AgendaItem.Kind kind) {
        return switch (kind) {
            case OPENING -> opening;
            case KEYNOTE -> keynote;
            case EXPERT -> expert;
            case DISCUSSION -> discussion;
            case CLOSING -> closing;
        };
    }
}
