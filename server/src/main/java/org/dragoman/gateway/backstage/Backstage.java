package org.dragoman.gateway.backstage;

import org.dragoman.backstage.BackstageCommand;
import org.dragoman.backstage.BackstageCommand.AcknowledgeAlarm;
import org.dragoman.backstage.BackstageCommand.AskForHelp;
import org.dragoman.backstage.BackstageCommand.CloseHelp;
import org.dragoman.backstage.BackstageCommand.CueSpeaker;
import org.dragoman.backstage.BackstageCommand.PlayTone;
import org.dragoman.backstage.BackstageCommand.PutTerms;
import org.dragoman.backstage.BackstageCommand.RemoveTerms;
import org.dragoman.backstage.BackstageCommand.ReportNoSound;
import org.dragoman.backstage.BackstageCommand.SendChat;
import org.dragoman.backstage.BackstageCommand.TakeHelp;
import org.dragoman.backstage.BackstageCommand.TalkTo;
import org.dragoman.backstage.BackstageCommand.WritePad;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.net.BackstageLoop;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.gateway.sound.Intercom;
import org.dragoman.gateway.sound.Levels;
import org.dragoman.gateway.sound.RefusedVoices;
import org.dragoman.gateway.sound.TestTones;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.view.Board;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.journal.KeptState;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.TechnicianView;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Session;
import org.dragoman.settings.NamedNetworks;
import org.dragoman.watch.AlarmDelays;
import org.dragoman.watch.NoSoundTaps;
import org.dragoman.writer.Repeats;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What goes on in a session behind the scenes: help, cues to the speaker, chat, calls, alarms, and the technician's board.
 * Everything happens on one loop, so that nothing is locked; what newcomers see is read from values that never change.
 *
 * <p>Owner: the backstage's loop.
 */
public final class Backstage {
    private static final int ANSWERS_KEPT = 5_000;

    public static final long TICK_MS = 250;
    private static final int BOARD_EVERY = 2;

    /** After the clock jumped every voice looks old until it is heard again. */
    private static final long SETTLE_MS = 1000;

    private final Surroundings around;
    private final BackstageLoop loop;
    private final NamedNetworks networks;
    private final Connected attendance;
    private final BackstageTelling runner;
    private final Intercom intercom;
    private final IntercomCalls exchange;
    private final HelpAndAlarms sentry;
    private final CueLamp cues;
    private final ChatAndPads blackboard;
    private final ReadingTable lectern;
    private final Levels levels = new Levels();
    private final RefusedVoices keptOut = new RefusedVoices();
    private final SoundSurvey lookout;
    private final Board board;
    private final TestTones tones;
    private final Repeats<Answered> repeats = new Repeats<>(ANSWERS_KEPT);
    private NoSoundTaps taps = NoSoundTaps.NONE;
    private volatile TechnicianView lastBoard = TechnicianView.getDefaultInstance();
    private int ticks;
    private long clockMovedMs;
    private long certificateUntilMs;

    public Backstage(
            Surroundings around,
            BackstageLoop loop,
            AlarmDelays patience,
            NamedNetworks networks,
            Tracks tracks,
            KeptState.Part kept) {
        this.around = around;
        this.loop = loop;
        this.networks = networks;
        this.attendance = around.attendance();
        var setting = around.setting();
        this.runner = new BackstageTelling(setting, attendance);
        this.intercom = new Intercom(runner.people(), attendance);
        this.exchange = new IntercomCalls(runner, attendance, intercom);
        this.sentry = new HelpAndAlarms(runner, patience, kept.part("help"));
        this.cues = new CueLamp(runner);
        this.blackboard = new ChatAndPads(runner);
        this.lectern = new ReadingTable(runner, setting.conference().glossary(), kept);
        this.lookout =
                new SoundSurvey(
                        setting,
                        tracks,
                        around.soundboard(),
                        attendance,
                        levels,
                        intercom,
                        keptOut);
        this.board =
                new Board(
                        setting,
                        tracks,
                        around.soundboard(),
                        attendance,
                        levels,
                        around.listenerReports(),
                        intercom);
        this.tones = new TestTones(around.soundboard(), around.livePatch(), tracks);
    }

    public Intercom intercom() {
        return intercom;
    }

    public TestTones tones() {
        return tones;
    }

    /** Whether somebody talks on the intercom: nothing of theirs may reach a channel meanwhile. */
    public boolean isPrivate(ParticipantId who) {
        return intercom.isPrivate(who);
    }

    /** The board as it was last drawn. */
    public TechnicianView lastBoard() {
        return lastBoard;
    }

    /** Everything that somebody who comes in may see. */
    public void welcome(ParticipantId who, Welcome.Builder welcome) {
        Viewer viewer = runner.viewer(who);
        Session session = around.session();
        if (viewer.worksHere()) {
            sentry.welcome(viewer, welcome);
            exchange.welcome(viewer, welcome);
            blackboard.welcome(viewer, welcome);
            welcome.setSoundCheck(BackstageViews.soundCheck(around.setting(), session));
        }
        if (viewer.technician() && lastBoard.getChannelsCount() > 0) {
            welcome.setTechnician(lastBoard);
        }
        cues.welcome(viewer, session, welcome);
    }

    /** Brings somebody who came in what does not fit into a welcome. On the connection's loop. */
    public void enter(Present connection) {
        if (connection.sender().seesViews() && runner.viewer(connection).ofTheBooths()) {
            lectern.tellAll(connection::deliver);
        }
    }

    /** Somebody as seen from behind the scenes. */
    public Viewer viewer(ParticipantId who) {
        return runner.viewer(who);
    }

    /** Takes a command; tells whether it was refused, on this loop. */
    public void ask(Given given, Present from, Consumer<Optional<Unreadable>> answer) {
        loop.execute(() -> answer.accept(once(given, from)));
    }

    /**
     * A command as it was given.
     *
     * @param id the client's
     * @param body a hash of what was asked, to tell a repetition from a reuse of the id
     */
    public record Given(String id, int body, BackstageCommand command) {}

    /** An answer, and a hash of what it was to; a no is kept with its reason. */
    private record Answered(int body, Optional<Unreadable> no) {}

    private Optional<Unreadable> once(Given given, Present from) {
        assert loop.inside();
        ParticipantId by = from.sender().participant().id();
        long nowMs = around.clock().nowMs();
        var before = repeats.before(by, given.id(), nowMs);
        if (before.isPresent()) {
            return before.get().body() == given.body()
                    ? before.get().no()
                    : Optional.of(new Unreadable(RefusalCode.REFUSAL_CODE_CMD_ID_REUSED, "id"));
        }
        Optional<Unreadable> no = Optional.empty();
        try {
            carryOut(given, from, runner.viewer(by), nowMs);
        } catch (Unreadable refused) {
            no = Optional.of(refused);
        } catch (RuntimeException | Error e) {
            around.failed("backstage", given.id(), e);
            no = Optional.of(new Unreadable(RefusalCode.REFUSAL_CODE_INTERNAL, ""));
        }
        repeats.remember(by, given.id(), nowMs, new Answered(given.body(), no));
        return no;
    }

    private void carryOut(Given given, Present from, Viewer by, long nowMs) throws Unreadable {
        switch (given.command()) {
            case AskForHelp(var wish) -> sentry.ask(wish, nowMs);
            case TakeHelp(int request) -> sentry.take(request, by, nowMs);
            case CloseHelp(int request) -> sentry.close(request, by, nowMs);
            case AcknowledgeAlarm(int alarm) -> sentry.acknowledge(alarm, by);
            case CueSpeaker(var cue) -> cues.press(cue, by, around.session(), nowMs);
            case SendChat line -> blackboard.say(line, by, nowMs);
            case WritePad(var text) -> blackboard.writePad(text, by, nowMs);
            case TalkTo(var to) -> exchange.talk(to, by, nowMs);
            case PutTerms(var terms) -> lectern.put(terms);
            case RemoveTerms(var terms) -> lectern.remove(terms);
            case ReportNoSound report -> noSound(given.id(), report, from, nowMs);
            case PlayTone tone -> play(tone);
        }
    }

    private void noSound(String command, ReportNoSound report, Present from, long nowMs) {
        int channel = report.channel();
        ParticipantId who = from.sender().participant().id();
        taps =
                taps.with(
                        new NoSoundTaps.Tap(
                                who, channel, report.platform(), from.network(networks), nowMs));
        ChannelState state =
                around.channels().getChannelsList().stream()
                        .filter(c -> c.getChannel() == channel)
                        .findFirst()
                        .orElse(ChannelState.getDefaultInstance());
        var health =
                board.health(state, around.session(), nowMs)
                        .setCommand(command)
                        .setChannel(channel)
                        .setOthers(taps.others(who, channel, nowMs))
                        .setListening(
                                attendance.of(who).stream().anyMatch(c -> c.listensTo(channel)));
        from.tell(new Encoded(ServerMessage.newBuilder().setChannelHealth(health).build()));
    }

    private void play(PlayTone wanted) throws Unreadable {
        int channel = wanted.channel();
        boolean live = around.session().phase() == Session.Phase.OPEN || !tones.mayPlay(channel);
        if (wanted.playing() && live) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_CHANNEL_LIVE, "channel");
        }
        tones.play(channel, wanted.playing());
    }

    /** A microphone says how it fares. On the connection's loop. */
    public void reported(SenderReport report, int track) {
        loop.execute(() -> levels.reported(report, track, around.clock().nowMs()));
    }

    /** The gate keeps a voice out of a channel. On the connection's loop. */
    public void keptOut(ParticipantId who, ChannelNumber channel, long nowMs) {
        loop.execute(() -> keptOut.heard(who, channel, nowMs));
    }

    /** What the session has decided concerns those behind the scenes, too. On the session's writer. */
    public void recorded(Session before, Session after, List<Fact> facts) {
        loop.execute(() -> lookout.recorded(before, facts));
        if (!before.attendance().soundCheck().equals(after.attendance().soundCheck())) {
            var view = BackstageViews.soundCheck(around.setting(), after);
            runner.show(
                    ViewKind.SOUND_CHECK,
                    Viewer::worksHere,
                    v -> ServerMessage.newBuilder().setSoundCheck(view).build());
        }
        if (after.phase() == Session.Phase.OPEN && before.phase() != Session.Phase.OPEN) {
            tones.stop();
        }
    }

    /** The server's time was moved: a technician must know. On the loop. */
    public void clockMoved(long byMs) {
        assert loop.inside();
        clockMovedMs = around.clock().steadyMs();
        sentry.clockMoved(byMs, around.clock().nowMs());
    }

    /** A badge stood in an address: a technician must know. On the loop. */
    public void badgeExposed(Optional<ParticipantId> whose) {
        assert loop.inside();
        sentry.badgeExposed(whose, around.clock().nowMs());
    }

    /** Somebody guesses badges: a technician must know. On the loop. */
    public void guessing() {
        assert loop.inside();
        sentry.guessing(around.clock().nowMs());
    }

    /**
     * Until when the server's certificate is good: a technician must know. On the loop.
     *
     * @param untilMs 0 where there is none
     */
    public void certificate(long untilMs) {
        assert loop.inside();
        certificateUntilMs = untilMs;
        sentry.certificate(untilMs, around.clock().nowMs());
    }

    /** What is due a few times a second. On the loop. */
    public void tick(long nowMs) {
        assert loop.inside();
        Session session = around.session();
        if (around.clock().steadyMs() - clockMovedMs > SETTLE_MS) {
            sentry.look(lookout.look(session, taps, nowMs));
        }
        cues.follow(session, nowMs);
        lectern.near(session);
        exchange.tick(nowMs);
        if (++ticks % BOARD_EVERY == 0) {
            draw(session, nowMs);
        }
    }

    private void draw(Session session, long nowMs) {
        var now =
                new Board.Moment(
                        session, around.channels(), sentry.alarms(), taps, tones.playing(), nowMs);
        lastBoard =
                board.draw(runner.next(), now).toBuilder()
                        .setCertificateUntilMs(certificateUntilMs)
                        .build();
        var technicians =
                runner.people().stream()
                        .filter(Viewer::technician)
                        .flatMap(v -> attendance.of(v.id()).stream())
                        .filter(c -> c.sender().seesViews())
                        .toList();
        if (!technicians.isEmpty()) {
            var message = new Encoded(ServerMessage.newBuilder().setTechnician(lastBoard).build());
            technicians.forEach(c -> c.show(ViewKind.TECHNICIAN, message));
        }
    }
}
