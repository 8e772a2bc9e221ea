package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Viewer;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.net.NettyLoop;
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
import org.dragoman.gateway.wire.BackstageReader;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.journal.KeptState;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.PlayTone;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ReportNoSound;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.TechnicianView;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.state.Session;
import org.dragoman.watch.AlarmDelays;
import org.dragoman.watch.NoSoundTaps;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What goes on in a session behind the scenes: help, cues to the speaker, chat, calls, alarms, and the technician's board.
 * Everything happens on one loop, so that nothing is locked; what newcomers see is read from values that never change.
 *
 * <p>Owner: the hub's first event loop.
 */
public final class Backstage {
    public static final long TICK_MS = 250;
    private static final int BOARD_EVERY = 2;
    private static final int PLATFORM_MAX = 32;

    private final Surroundings around;
    private final NettyLoop loop;
    private final Connected attendance;
    private final BackstageTelling runner;
    private final BackstageReader asking;
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
    private final Repeats repeats = new Repeats();
    private NoSoundTaps taps = NoSoundTaps.NONE;
    private volatile TechnicianView lastBoard = TechnicianView.getDefaultInstance();
    private int ticks;

    public Backstage(
            Surroundings around,
            NettyLoop loop,
            AlarmDelays patience,
            Tracks tracks,
            KeptState.Part kept) {
        this.around = around;
        this.loop = loop;
        this.attendance = around.attendance();
        var setting = around.setting();
        this.runner = new BackstageTelling(setting, attendance);
        this.asking = new BackstageReader(setting);
        this.intercom = new Intercom(runner.people(), attendance);
        this.exchange = new IntercomCalls(runner, attendance, asking, intercom);
        this.sentry = new HelpAndAlarms(runner, asking, patience, kept.part("help"));
        this.cues = new CueLamp(runner);
        this.blackboard = new ChatAndPads(runner, asking);
        this.lectern = new ReadingTable(runner, asking, setting.conference().glossary(), kept);
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
        this.tones = new TestTones(around.soundboard(), runner.people().size() + 1);
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

    /** Takes a command; tells whether it was refused, on this loop. */
    public void ask(Command wire, Present from, Consumer<Optional<Unreadable>> answer) {
        loop.execute(() -> answer.accept(once(wire, from)));
    }

    private Optional<Unreadable> once(Command wire, Present from) {
        ParticipantId by = from.sender().participant().id();
        int body = wire.toByteString().hashCode();
        long nowMs = around.clock().nowMs();
        var before = repeats.before(by, wire.getId(), nowMs);
        if (before.isPresent()) {
            return before.get().body() == body
                    ? before.get().no()
                    : Optional.of(new Unreadable(RefusalCode.REFUSAL_CODE_CMD_ID_REUSED, "id"));
        }
        Optional<Unreadable> no = Optional.empty();
        try {
            carryOut(wire, from, runner.viewer(by), nowMs);
        } catch (Unreadable refused) {
            no = Optional.of(refused);
        }
        repeats.remember(by, wire.getId(), new Repeats.Given(body, nowMs, no));
        return no;
    }

    private void carryOut(Command wire, Present from, Viewer by, long nowMs) throws Unreadable {
        switch (wire.getBodyCase()) {
            case ASK_FOR_HELP -> sentry.ask(wire.getAskForHelp(), by, nowMs);
            case TAKE_HELP -> sentry.take(wire.getTakeHelp().getRequest(), by, nowMs);
            case CLOSE_HELP -> sentry.close(wire.getCloseHelp().getRequest(), by, nowMs);
            case ACKNOWLEDGE_ALARM -> sentry.acknowledge(wire.getAcknowledgeAlarm(), by);
            case CUE_SPEAKER -> cues.press(wire.getCueSpeaker(), by, around.session(), nowMs);
            case SEND_CHAT -> blackboard.say(wire.getSendChat(), by, nowMs);
            case WRITE_PAD -> blackboard.writePad(wire.getWritePad().getText(), by, nowMs);
            case TALK_TO -> exchange.talk(wire.getTalkTo(), by, nowMs);
            case HAND_IN_TEXT -> lectern.handIn(wire.getHandInText(), by, nowMs);
            case PUT_TERMS -> lectern.put(wire.getPutTerms(), by);
            case REMOVE_TERMS -> lectern.remove(wire.getRemoveTerms(), by);
            case REPORT_NO_SOUND -> noSound(wire.getId(), wire.getReportNoSound(), from, nowMs);
            case PLAY_TONE -> tone(wire.getPlayTone(), by);
            default -> throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
        }
    }

    private void noSound(String command, ReportNoSound wire, Present from, long nowMs)
            throws Unreadable {
        int channel = asking.channel(wire.getChannel());
        ParticipantId who = from.sender().participant().id();
        String platform = BackstageReader.shortWords(wire.getPlatform(), PLATFORM_MAX, "platform");
        taps = taps.with(new NoSoundTaps.Tap(who, channel, platform, from.network(), nowMs));
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

    private void tone(PlayTone wire, Viewer by) throws Unreadable {
        Unreadable.forbiddenUnless(by.technician());
        int channel = asking.channel(wire.getChannel());
        boolean live = around.session().phase() == Session.Phase.OPEN || !tones.mayPlay(channel);
        if (wire.getPlaying() && live) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_CHANNEL_LIVE, "channel");
        }
        tones.play(channel, wire.getPlaying());
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
    public void recorded(Session before, Session after) {
        if (!before.attendance().soundCheck().equals(after.attendance().soundCheck())) {
            var view = BackstageViews.soundCheck(around.setting(), after);
            runner.show(
                    ViewKind.SOUND_CHECK,
                    Viewer::worksHere,
                    v -> ServerMessage.newBuilder().setSoundCheck(view).build());
        }
        if (after.phase() == Session.Phase.CLOSED && before.phase() != Session.Phase.CLOSED) {
            loop.execute(lectern::sessionOver);
        }
        if (after.phase() == Session.Phase.OPEN && before.phase() != Session.Phase.OPEN) {
            tones.stop();
        }
    }

    /** What is due a few times a second. On the loop. */
    public void tick(long nowMs) {
        Session session = around.session();
        sentry.look(lookout.look(session, nowMs));
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
        lastBoard = board.draw(runner.next(), now);
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
