package org.dragoman.gateway;

import org.dragoman.backstage.Alarm;
import org.dragoman.backstage.HelpDesk;
import org.dragoman.backstage.Patience;
import org.dragoman.backstage.Seen;
import org.dragoman.backstage.Viewer;
import org.dragoman.backstage.Watchdog;
import org.dragoman.gateway.Asking.Unreadable;
import org.dragoman.journal.Drawer;
import org.dragoman.protocol.v1.AcknowledgeAlarm;
import org.dragoman.protocol.v1.AskForHelp;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;

import java.util.List;

/**
 * Who calls for help, be it a person or the watch over the sound, and who sees to it.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class Sentry {
    private final Runner runner;
    private final BackstageAsking asking;
    private volatile Watchdog watchdog;
    private final Drawer.Part kept;
    private volatile HelpDesk help;

    /**
     * @param kept requests for help that were open when the house was last there
     */
    Sentry(Runner runner, BackstageAsking asking, Patience patience, Drawer.Part kept) {
        this.runner = runner;
        this.asking = asking;
        this.kept = kept;
        this.help = HelpDesk.reopened(HelpOnPaper.read(kept.found()));
        this.watchdog = Watchdog.with(patience);
    }

    /** What is wrong with the sound now. */
    List<Alarm> alarms() {
        return watchdog.alarms();
    }

    void look(Seen seen) {
        var before = watchdog.alarms();
        watchdog = watchdog.look(seen);
        if (!before.equals(watchdog.alarms())) {
            tellAlarms();
        }
        helped(help.following(watchdog.alarms(), seen.nowMs()).tidied(seen.nowMs()));
    }

    void ask(AskForHelp wire, Viewer by, long nowMs) throws Unreadable {
        Backstage.allow(by.worksHere());
        helped(
                help.asked(asking.help(wire, by), nowMs)
                        .orElseThrow(() -> new Unreadable(RefusalCode.REFUSAL_CODE_LIMIT, "")));
    }

    void take(int request, Viewer by, long nowMs) throws Unreadable {
        Backstage.allow(by.technician() || by.listKeeper());
        helped(help.taken(request, by, nowMs).orElseThrow(BackstageAsking::unknownRequest));
    }

    void close(int request, Viewer by, long nowMs) throws Unreadable {
        Backstage.allow(by.worksHere());
        helped(help.closed(request, by, nowMs).orElseThrow(BackstageAsking::unknownRequest));
    }

    void acknowledge(AcknowledgeAlarm wire, Viewer by) throws Unreadable {
        if (alarms().stream().noneMatch(a -> a.number() == wire.getAlarm() && a.seenBy(by))) {
            throw BackstageAsking.unknownRequest();
        }
        watchdog =
                watchdog.acknowledge(wire.getAlarm(), by.id())
                        .orElseThrow(BackstageAsking::unknownRequest);
        tellAlarms();
    }

    void welcome(Viewer viewer, Welcome.Builder welcome) {
        welcome.setHelp(BackstageViews.help(runner.version(), help, viewer))
                .setAlarms(BackstageViews.alarms(runner.version(), alarms(), viewer));
    }

    private void helped(HelpDesk desk) {
        if (desk.equals(help)) {
            return;
        }
        HelpOnPaper.write(help, desk, kept);
        help = desk;
        long now = runner.next();
        runner.show(
                ViewKind.HELP,
                Viewer::worksHere,
                v -> ServerMessage.newBuilder().setHelp(BackstageViews.help(now, desk, v)).build());
    }

    private void tellAlarms() {
        long now = runner.next();
        var alarms = alarms();
        runner.show(
                ViewKind.ALARMS,
                Viewer::worksHere,
                v ->
                        ServerMessage.newBuilder()
                                .setAlarms(BackstageViews.alarms(now, alarms, v))
                                .build());
    }
}
