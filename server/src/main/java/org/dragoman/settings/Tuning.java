package org.dragoman.settings;

import org.dragoman.watch.AlarmDelays;

import java.time.Duration;

/**
 * How much the server takes on and how long it waits, whatever the conference.
 *
 * @param badgesValid how long a badge's link is good at least, from its making
 * @param listeningLinks how long a link for a player begins a stream
 * @param turnsWaiting the most turns on a list of speakers
 * @param limits what one connection is held to
 * @param alarms how long something may be wrong with the sound before an alarm
 * @param framesAwaited how long a microphone may be open without a frame
 * @param networks what networks are called
 */
public record Tuning(
        Loops loops,
        Duration badgesValid,
        Duration listeningLinks,
        int turnsWaiting,
        ConnectionLimits limits,
        AlarmDelays alarms,
        Duration framesAwaited,
        NamedNetworks networks) {
    /** What is usual. */
    public static final Tuning USUAL = of(Values.usual());

    /**
     * The threads that carry sound.
     *
     * @param count 0 for one on each core
     * @param economyPercent of a core that one of them may use before everybody but the booths gets three frames in one
     *     message
     */
    public record Loops(int count, int economyPercent) {}

    static Tuning of(Values values) {
        return new Tuning(
                new Loops(values.whole(Key.EVENT_LOOPS), values.whole(Key.ECONOMY_PERCENT)),
                Duration.ofHours(values.whole(Key.BADGES_VALID_HOURS)),
                Duration.ofMinutes(values.whole(Key.LISTENING_LINK_MINUTES)),
                values.whole(Key.TURNS_WAITING),
                ConnectionLimits.of(values),
                alarms(values),
                values.seconds(Key.CLOSE_AFTER_SECONDS),
                NamedNetworks.of(values.words(Key.NETWORKS)));
    }

    private static AlarmDelays alarms(Values values) {
        return new AlarmDelays(
                values.seconds(Key.DEAD_AIR_SECONDS).toMillis(),
                values.seconds(Key.DOUBLE_VOICE_SECONDS).toMillis(),
                values.seconds(Key.WRONG_CHANNEL_SECONDS).toMillis(),
                values.seconds(Key.NO_FRAMES_SECONDS).toMillis(),
                values.seconds(Key.NO_VOICE_SECONDS).toMillis(),
                values.seconds(Key.TECHNICIAN_SECONDS).toMillis(),
                values.seconds(Key.MODERATOR_SECONDS).toMillis());
    }

    /** The same on other threads. */
    public Tuning with(Loops others) {
        return new Tuning(
                others,
                badgesValid,
                listeningLinks,
                turnsWaiting,
                limits,
                alarms,
                framesAwaited,
                networks);
    }

    /** The same with another patience before alarms. */
    public Tuning with(AlarmDelays others) {
        return new Tuning(
                loops,
                badgesValid,
                listeningLinks,
                turnsWaiting,
                limits,
                others,
                framesAwaited,
                networks);
    }

    /** The same with microphones that may be open so long without a frame. */
    public Tuning awaitingFrames(Duration others) {
        return new Tuning(
                loops, badgesValid, listeningLinks, turnsWaiting, limits, alarms, others, networks);
    }
}
