package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Alarm;
import org.dragoman.backstage.HelpDesk;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.journal.KeptState;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.threads.Owner;
import org.dragoman.watch.AlarmDelays;
import org.dragoman.watch.SoundState;
import org.dragoman.watch.Watchdog;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who calls for help, be it a person or the watch over the sound, and who sees to it.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class HelpAndAlarms {
    /** Numbers that the watch over the sound does not come to. */
    private static final int CLOCK_NUMBER = 1_000_000;

    private static final int CLOCK_MOVES_MAX = 1_000_000;
    private static final int BADGE_NUMBER = CLOCK_NUMBER + CLOCK_MOVES_MAX;
    private static final int BADGES_MAX = 1_000_000;

    /** More are in the log; the oldest goes. */
    private static final int BADGES_SHOWN_MAX = 16;

    /** What happened once is said until somebody has seen it, or for so long. */
    private static final long SAID_MS = 30 * 60_000;

    private final Owner owner = new Owner();
    private final BackstageTelling runner;
    private volatile Optional<Alarm> clock = Optional.empty();
    private int clockMoves;
    private volatile List<Alarm> badges = List.of();
    private int badgesExposed;
    private volatile Watchdog watchdog;
    private final KeptState.Part kept;
    private volatile HelpDesk help;

    /**
     * @param kept requests for help that were open when the house was last there
     */
    HelpAndAlarms(BackstageTelling runner, AlarmDelays patience, KeptState.Part kept) {
        this.runner = runner;
        this.kept = kept;
        this.help = HelpDesk.reopened(HelpStore.read(kept.found()));
        this.watchdog = Watchdog.with(patience);
    }

    /** What is wrong with the sound now. */
    List<Alarm> alarms() {
        return watchdog.alarms();
    }

    /** The server's time was moved; that is said until somebody has seen it, or for a while. */
    void clockMoved(long byMs, long nowMs) {
        assert owner.here();
        int number = CLOCK_NUMBER + ++clockMoves % CLOCK_MOVES_MAX;
        clock = Optional.of(Alarm.ofClock(number, byMs, nowMs));
        tellAlarms();
    }

    /** A badge stood in an address; one alarm for each person, however often. */
    void badgeExposed(Optional<ParticipantId> whose, long nowMs) {
        if (badges.stream().anyMatch(alarm -> alarm.who().equals(whose))) {
            return;
        }
        int number = BADGE_NUMBER + ++badgesExposed % BADGES_MAX;
        var kept = badges.stream().skip(Math.max(0, badges.size() + 1 - BADGES_SHOWN_MAX));
        badges = Stream.concat(kept, Stream.of(Alarm.ofBadge(number, whose, nowMs))).toList();
        tellAlarms();
    }

    private List<Alarm> all() {
        return Stream.of(alarms().stream(), clock.stream(), badges.stream())
                .flatMap(each -> each)
                .toList();
    }

    void look(SoundState seen) {
        assert owner.here();
        var before = watchdog.alarms();
        watchdog = watchdog.look(seen);
        if (!before.equals(watchdog.alarms())) {
            tellAlarms();
        }
        tidy(alarm -> seen.nowMs() - alarm.sinceMs() > SAID_MS);
        helped(help.following(watchdog.alarms(), seen.nowMs()).tidied(seen.nowMs()));
    }

    void ask(HelpDesk.Wish wish, long nowMs) throws Unreadable {
        assert owner.here();
        helped(
                help.asked(wish, nowMs)
                        .orElseThrow(() -> new Unreadable(RefusalCode.REFUSAL_CODE_LIMIT, "")));
    }

    void take(int request, Viewer by, long nowMs) throws Unreadable {
        assert owner.here();
        helped(help.taken(request, by, nowMs).orElseThrow(Unreadable::unknownRequest));
    }

    void close(int request, Viewer by, long nowMs) throws Unreadable {
        assert owner.here();
        helped(help.closed(request, by, nowMs).orElseThrow(Unreadable::unknownRequest));
    }

    void acknowledge(int alarm, Viewer by) throws Unreadable {
        assert owner.here();
        if (tidy(a -> a.number() == alarm && a.seenBy(by))) {
            return;
        }
        if (alarms().stream().noneMatch(a -> a.number() == alarm && a.seenBy(by))) {
            throw Unreadable.unknownRequest();
        }
        watchdog = watchdog.acknowledge(alarm, by.id()).orElseThrow(Unreadable::unknownRequest);
        tellAlarms();
    }

    /** Takes away what happened once and is over; tells whether there was any. */
    private boolean tidy(Predicate<Alarm> over) {
        boolean any = clock.filter(over).isPresent() || badges.stream().anyMatch(over);
        if (any) {
            clock = clock.filter(over.negate());
            badges = badges.stream().filter(over.negate()).toList();
            tellAlarms();
        }
        return any;
    }

    void welcome(Viewer viewer, Welcome.Builder welcome) {
        welcome.setHelp(BackstageViews.help(runner.version(), help, viewer))
                .setAlarms(BackstageViews.alarms(runner.version(), all(), viewer));
    }

    private void helped(HelpDesk desk) {
        if (desk.equals(help)) {
            return;
        }
        HelpStore.write(help, desk, kept);
        help = desk;
        long now = runner.next();
        runner.show(
                ViewKind.HELP,
                Viewer::worksHere,
                v -> ServerMessage.newBuilder().setHelp(BackstageViews.help(now, desk, v)).build());
    }

    private void tellAlarms() {
        long now = runner.next();
        var alarms = all();
        runner.show(
                ViewKind.ALARMS,
                Viewer::worksHere,
                v ->
                        ServerMessage.newBuilder()
                                .setAlarms(BackstageViews.alarms(now, alarms, v))
                                .build());
    }
}
