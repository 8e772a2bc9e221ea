package org.dragoman.backstage;

import org.dragoman.conference.ParticipantId;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is wrong with the server itself, and no matter of the sound: its clock was moved, its certificate ends, badges
 * stood in addresses or are guessed. Immutable.
 *
 * @param badges of those that stood in addresses, and of guessing
 * @param last how many there were so far
 * @param warned the days before the end of the certificate that were told last; {@code UNTOLD} for none
 */
public record ServerAlarms(
        Optional<Alarm> clock,
        Optional<Alarm> certificate,
        List<Alarm> badges,
        int last,
        int warned) {
    public static final ServerAlarms NONE =
            new ServerAlarms(Optional.empty(), Optional.empty(), List.of(), 0, ServerAlarms.UNTOLD);

    private static final int UNTOLD = Integer.MAX_VALUE;

    /** Numbers that the watch over the sound does not come to. */
    private static final int FIRST_NUMBER = 1_000_000;

    private static final int NUMBERS = 1_000_000;

    /** Badges that are told at once; more are in the log, and the oldest goes. */
    private static final int BADGES_MAX = 16;

    /** What happened once is said until somebody has seen it, or for so long. */
    private static final long SAID_MS = Duration.ofMinutes(30).toMillis();

    /** So many days before its end a certificate is told of, and once it has ended. */
    private static final List<Integer> WARNED_DAYS = List.of(30, 7, 1, 0);

    /** The oldest first. */
    public List<Alarm> all() {
        return Stream.of(clock.stream(), certificate.stream(), badges.stream())
                .flatMap(each -> each)
                .toList();
    }

    /** The server's time was moved; that is said until somebody has seen it, or for a while. */
    public ServerAlarms clockMoved(long byMs, long nowMs) {
        return new ServerAlarms(
                Optional.of(Alarm.ofClock(number(), byMs, nowMs)),
                certificate,
                badges,
                last + 1,
                warned);
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
                ? new ServerAlarms(clock, Optional.empty(), badges, last, told)
                : new ServerAlarms(
                        clock,
                        Optional.of(Alarm.ofCertificate(number(), untilMs, nowMs)),
                        badges,
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

    /** A badge stood in an address; one alarm for each person, however often. */
    public ServerAlarms badgeExposed(Optional<ParticipantId> whose, long nowMs) {
        return with(Alarm.ofBadge(number(), whose, nowMs));
    }

    /** Somebody tries tokens that are no badges, and was locked out; one alarm, however often. */
    public ServerAlarms guessing(long nowMs) {
        return with(Alarm.ofGuessing(number(), nowMs));
    }

    private ServerAlarms with(Alarm next) {
        if (badges.stream().anyMatch(a -> a.kind() == next.kind() && a.who().equals(next.who()))) {
            return this;
        }
        var kept = badges.stream().skip(Math.max(0, badges.size() + 1 - BADGES_MAX));
        return new ServerAlarms(
                clock,
                certificate,
                Stream.concat(kept, Stream.of(next)).toList(),
                last + 1,
                warned);
    }

    /** Without what has been said for long enough. */
    public ServerAlarms tidied(long nowMs) {
        return without(a -> nowMs - a.sinceMs() > SAID_MS);
    }

    private ServerAlarms without(Predicate<Alarm> over) {
        return new ServerAlarms(
                clock.filter(over.negate()),
                certificate,
                badges.stream().filter(over.negate()).toList(),
                last,
                warned);
    }

    /** Somebody sees to it: a clock and a badge need nothing more, a certificate does. Nothing, if it is none of these. */
    public Optional<ServerAlarms> acknowledged(int alarm, Viewer by) {
        var others = without(a -> is(a, alarm, by));
        if (!others.equals(this)) {
            return Optional.of(others);
        }
        return certificate
                .filter(a -> is(a, alarm, by))
                .map(
                        a ->
                                new ServerAlarms(
                                        clock,
                                        Optional.of(a.acknowledged(by.id())),
                                        badges,
                                        last,
                                        warned));
    }

    private static boolean is(Alarm alarm, int number, Viewer by) {
        return alarm.number() == number && alarm.seenBy(by);
    }

    private int number() {
        return FIRST_NUMBER + (last + 1) % NUMBERS;
    }
}
