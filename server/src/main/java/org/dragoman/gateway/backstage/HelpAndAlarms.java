package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Alarm;
import org.dragoman.backstage.HelpDesk;
import org.dragoman.backstage.ServerAlarms;
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
import java.util.stream.Stream;

/**
 * Who calls for help, be it a person or the watch over the sound, and who sees to it.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class HelpAndAlarms {
    private final Owner owner = new Owner();
    private final BackstageTelling runner;
    private volatile ServerAlarms server = ServerAlarms.NONE;
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

    /** The server's time was moved. */
    void clockMoved(long byMs, long nowMs) {
        assert owner.here();
        ofServer(server.clockMoved(byMs, nowMs));
    }

    /**
     * The certificate in use is good until then.
     *
     * @param untilMs 0 where there is none
     */
    void certificate(long untilMs, long nowMs) {
        assert owner.here();
        ofServer(server.certificate(untilMs, nowMs));
    }

    private void ofServer(ServerAlarms now) {
        if (!now.equals(server)) {
            server = now;
            tellAlarms();
        }
    }

    /** A badge stood in an address. */
    void badgeExposed(Optional<ParticipantId> whose, long nowMs) {
        assert owner.here();
        ofServer(server.badgeExposed(whose, nowMs));
    }

    /** Somebody guesses badges. */
    void guessing(long nowMs) {
        assert owner.here();
        ofServer(server.guessing(nowMs));
    }

    private List<Alarm> all() {
        return Stream.concat(alarms().stream(), server.all().stream()).toList();
    }

    void look(SoundState seen) {
        assert owner.here();
        var before = watchdog.alarms();
        watchdog = watchdog.look(seen);
        if (!before.equals(watchdog.alarms())) {
            tellAlarms();
        }
        ofServer(server.tidied(seen.nowMs()));
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
        var seen = server.acknowledged(alarm, by);
        if (seen.isPresent()) {
            ofServer(seen.get());
            return;
        }
        if (alarms().stream().noneMatch(a -> a.number() == alarm && a.seenBy(by))) {
            throw Unreadable.unknownRequest();
        }
        watchdog = watchdog.acknowledge(alarm, by.id()).orElseThrow(Unreadable::unknownRequest);
        tellAlarms();
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
