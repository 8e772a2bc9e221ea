package org.dragoman.backstage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with the server itself, and no matter of the sound: its clock was moved, its certificate ends. Immutable.
 *
 * @param last how many there were so far
 * @param warned the days before the end of the certificate that were told last; {@code UNTOLD} for none
 */
public record ServerAlarms(
        Optional<Alarm> clock, Optional<Alarm> certificate, int last, int warned) {
    public static final ServerAlarms NONE =
            new ServerAlarms(Optional.empty(), Optional.empty(), 0, ServerAlarms.UNTOLD);

    private static final int UNTOLD = Integer.MAX_VALUE;

    /** Numbers that the watch over the sound does not come to. */
    private static final int FIRST_NUMBER = 1_000_000;

    private static final int NUMBERS = 1_000_000;
    private static final long CLOCK_SAID_MS = Duration.ofMinutes(30).toMillis();

    /** So many days before its end a certificate is told of, and once it has ended. */
    private static final List<Integer> WARNED_DAYS = List.of(30, 7, 1, 0);

    /** The oldest first. */
    public List<Alarm> all() {
        return Stream.concat(clock.stream(), certificate.stream()).toList();
    }

    /** The server's time was moved; that is said until somebody has seen it, or for a while. */
    public ServerAlarms clockMoved(long byMs, long nowMs) {
        return new ServerAlarms(
                Optional.of(Alarm.ofClock(number(), byMs, nowMs)), certificate, last + 1, warned);
    }

    /**
     * The certificate in use is good until then. That it ends is said anew for each of the days, whoever has seen it
     * before.
     *
     * @param untilMs 0 where there is none
     */
    public ServerAlarms certificate(long untilMs, long nowMs) {
        int told = untilMs == 0 ? UNTOLD : told(untilMs - nowMs);
        boolean another = certificate.filter(a -> a.untilMs() != untilMs).isPresent();
        if (told == warned && !another) {
            return this;
        }
        return told == UNTOLD
                ? new ServerAlarms(clock, Optional.empty(), last, told)
                : new ServerAlarms(
                        clock,
                        Optional.of(Alarm.ofCertificate(number(), untilMs, nowMs)),
                        last + 1,
                        told);
    }

    private static int told(long leftMs) {
        return WARNED_DAYS.stream()
                .filter(days -> leftMs <= Duration.ofDays(days).toMillis())
                .mapToInt(days -> days)
                .min()
                .orElse(UNTOLD);
    }

    /** Without what has been said for long enough. */
    public ServerAlarms tidied(long nowMs) {
        return clock.filter(a -> nowMs - a.sinceMs() > CLOCK_SAID_MS).isPresent()
                ? withoutClock()
                : this;
    }

    private ServerAlarms withoutClock() {
        return new ServerAlarms(Optional.empty(), certificate, last, warned);
    }

    /** Somebody sees to it: a clock needs nothing more, a certificate does. Nothing, if it is none of these. */
    public Optional<ServerAlarms> acknowledged(int alarm, Viewer by) {
        if (clock.filter(a -> is(a, alarm, by)).isPresent()) {
            return Optional.of(withoutClock());
        }
        return certificate
                .filter(a -> is(a, alarm, by))
                .map(
                        a ->
                                new ServerAlarms(
                                        clock, Optional.of(a.acknowledged(by.id())), last, warned));
    }

    private static boolean is(Alarm alarm, int number, Viewer by) {
        return alarm.number() == number && alarm.seenBy(by);
    }

    private int number() {
        return FIRST_NUMBER + (last + 1) % NUMBERS;
    }
}
