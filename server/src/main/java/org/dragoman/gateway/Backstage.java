package org.dragoman.gateway;

import org.dragoman.backstage.NoSoundTaps;
import org.dragoman.backstage.Patience;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.Asking.Unreadable;
import org.dragoman.journal.Drawer;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.PlayTone;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ReportNoSound;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.TechnicianView;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.Session;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What goes on in a session behind the scenes: help, cues to the speaker, chat, calls, alarms, and the technician's board.
 * Everything happens on one loop, so that nothing is locked; what newcomers see is read from values that never change.
 *
 * <p>Owner: the hub's first event loop.
 */
final class Backstage {
    static final long TICK_MS = 250;
    private static final int BOARD_EVERY = 2;
    private static final int PLATFORM_MAX = 32;

    private final Room room;
    private final NettyLoop loop;
    private final Attendance attendance;
    private final Runner runner;
    private final BackstageAsking asking;
    private final Intercom intercom;
    private final Exchange exchange;
    private final Sentry sentry;
    private final CueLamp cues;
    private final Blackboard blackboard;
    private final Lectern lectern;
    private final Levels levels = new Levels();
    private final Ears ears = new Ears();
    private final KeptOut keptOut = new KeptOut();
    private final Lookout lookout;
    private final Board board;
    private final Tones tones;
    private final Repeats repeats = new Repeats();
    private NoSoundTaps taps = NoSoundTaps.NONE;
    private volatile TechnicianView lastBoard = TechnicianView.getDefaultInstance();
    private int ticks;

    Backstage(Room room, NettyLoop loop, Patience patience, Tracks tracks, Drawer.Part kept) {
        this.room = room;
        this.loop = loop;
        this.attendance = room.attendance();
        var setting = room.setting();
        this.runner = new Runner(setting, attendance);
        this.asking = new BackstageAsking(setting);
        this.intercom = new Intercom(runner.people(), attendance);
        this.exchange = new Exchange(runner, attendance, asking, intercom);
        this.sentry = new Sentry(runner, asking, patience, kept.part("help"));
        this.cues = new CueLamp(runner);
        this.blackboard = new Blackboard(runner, asking);
        this.lectern = new Lectern(runner, asking, setting.conference().glossary(), kept);
        this.lookout =
                new Lookout(setting, tracks, room.hall(), attendance, levels, intercom, keptOut);
        this.board = new Board(setting, tracks, room.hall(), attendance, levels, ears, intercom);
        this.tones = new Tones(room.hall(), runner.people().size() + 1);
    }

    Intercom intercom() {
        return intercom;
    }

    Tones tones() {
        return tones;
    }

    /** Whether somebody talks on the intercom: nothing of theirs may reach a channel meanwhile. */
    boolean isPrivate(ParticipantId who) {
        return intercom.isPrivate(who);
    }

    /** The board as it was last drawn. */
    TechnicianView lastBoard() {
        return lastBoard;
    }

    /** Everything that somebody who comes in may see. */
    void welcome(ParticipantId who, Welcome.Builder welcome) {
        Viewer viewer = runner.viewer(who);
        Session session = room.session();
        if (viewer.worksHere()) {
            sentry.welcome(viewer, welcome);
            exchange.welcome(viewer, welcome);
            blackboard.welcome(viewer, welcome);
            welcome.setSoundCheck(BackstageViews.soundCheck(room.setting(), session));
        }
        if (viewer.technician() && lastBoard.getChannelsCount() > 0) {
            welcome.setTechnician(lastBoard);
        }
        cues.welcome(viewer, session, welcome);
    }

    /** Brings somebody who came in what does not fit into a welcome. On the connection's loop. */
    void enter(Connection connection) {
        if (connection.sender().seesViews() && runner.viewer(connection).ofTheBooths()) {
            lectern.tellAll(connection::deliver);
        }
    }

    /** Takes a command; tells whether it was refused, on this loop. */
    void ask(Command wire, Connection from, Consumer<Optional<Unreadable>> answer) {
        loop.execute(() -> answer.accept(once(wire, from)));
    }

    private Optional<Unreadable> once(Command wire, Connection from) {
        ParticipantId by = from.sender().participant().id();
        int body = wire.toByteString().hashCode();
        long nowMs = room.clock().nowMs();
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

    private void carryOut(Command wire, Connection from, Viewer by, long nowMs) throws Unreadable {
        switch (wire.getBodyCase()) {
            case ASK_FOR_HELP -> sentry.ask(wire.getAskForHelp(), by, nowMs);
            case TAKE_HELP -> sentry.take(wire.getTakeHelp().getRequest(), by, nowMs);
            case CLOSE_HELP -> sentry.close(wire.getCloseHelp().getRequest(), by, nowMs);
            case ACKNOWLEDGE_ALARM -> sentry.acknowledge(wire.getAcknowledgeAlarm(), by);
            case CUE_SPEAKER -> cues.press(wire.getCueSpeaker(), by, room.session(), nowMs);
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

    /** Refuses what a role may not. */
    static void allow(boolean may) throws Unreadable {
        if (!may) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_FORBIDDEN, "");
        }
    }

    private void noSound(String command, ReportNoSound wire, Connection from, long nowMs)
            throws Unreadable {
        int channel = asking.channel(wire.getChannel());
        ParticipantId who = from.sender().participant().id();
        String platform = BackstageAsking.shortWords(wire.getPlatform(), PLATFORM_MAX, "platform");
        taps = taps.with(new NoSoundTaps.Tap(who, channel, platform, from.network(), nowMs));
        ChannelState state =
                room.channels().getChannelsList().stream()
                        .filter(c -> c.getChannel() == channel)
                        .findFirst()
                        .orElse(ChannelState.getDefaultInstance());
        var health =
                board.health(state, room.session(), nowMs)
                        .setCommand(command)
                        .setChannel(channel)
                        .setOthers(taps.others(who, channel, nowMs))
                        .setListening(
                                attendance.of(who).stream().anyMatch(c -> c.listensTo(channel)));
        from.tell(new Encoded(ServerMessage.newBuilder().setChannelHealth(health).build()));
    }

    private void tone(PlayTone wire, Viewer by) throws Unreadable {
        allow(by.technician());
        int channel = asking.channel(wire.getChannel());
        boolean live = room.session().phase() == Session.Phase.OPEN || !tones.mayPlay(channel);
        if (wire.getPlaying() && live) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_CHANNEL_LIVE, "channel");
        }
        tones.play(channel, wire.getPlaying());
    }

    /** A microphone says how it fares. On the connection's loop. */
    void reported(SenderReport report, int track) {
        loop.execute(() -> levels.reported(report, track, room.clock().nowMs()));
    }

    /** The gate keeps a voice out of a channel. On the connection's loop. */
    void keptOut(ParticipantId who, ChannelNumber channel, long nowMs) {
        loop.execute(() -> keptOut.heard(who, channel, nowMs));
    }

    /** A listener says how they fare. On the connection's loop. */
    void reported(ReceiverReport report) {
        if (report.getChannel() >= 0 && report.getChannel() < room.hall().channels()) {
            loop.execute(() -> ears.reported(report, room.clock().nowMs()));
        }
    }

    /** What the session has decided concerns those behind the scenes, too. On the session's writer. */
    void recorded(Session before, Session after) {
        if (!before.hall().soundCheck().equals(after.hall().soundCheck())) {
            var view = BackstageViews.soundCheck(room.setting(), after);
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
    void tick(long nowMs) {
        Session session = room.session();
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
                        session, room.channels(), sentry.alarms(), taps, tones.playing(), nowMs);
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
