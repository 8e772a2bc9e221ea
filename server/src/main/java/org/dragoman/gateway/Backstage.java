package org.dragoman.gateway;

import org.dragoman.backstage.Calls;
import org.dragoman.backstage.Chat;
import org.dragoman.backstage.Cues;
import org.dragoman.backstage.HelpDesk;
import org.dragoman.backstage.NoSoundTaps;
import org.dragoman.backstage.Pads;
import org.dragoman.backstage.Patience;
import org.dragoman.backstage.Viewer;
import org.dragoman.backstage.Watchdog;
import org.dragoman.backstage.Whom;
import org.dragoman.conference.Booth;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.fanout.Hall;
import org.dragoman.gateway.Asking.Unreadable;
import org.dragoman.protocol.v1.AcknowledgeAlarm;
import org.dragoman.protocol.v1.AskForHelp;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.CueSpeaker;
import org.dragoman.protocol.v1.IntercomEnd;
import org.dragoman.protocol.v1.IntercomLease;
import org.dragoman.protocol.v1.PlayTone;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ReportNoSound;
import org.dragoman.protocol.v1.SendChat;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.TalkTo;
import org.dragoman.protocol.v1.TechnicianView;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.Session;
import org.dragoman.session.Speech;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What goes on in a session behind the scenes: help, cues to the speaker, chat, calls, alarms, and the technician's board.
 * Everything happens on one loop, so that nothing is locked; what newcomers see is read from values that never change.
 *
 * <p>Owner: the hub's first event loop.
 */
final class Backstage {
    static final long TICK_MS = 250;
    private static final int BOARD_EVERY = 2;
    private static final int CHAT_PER_SECOND = 3;
    private static final int QUICK_MAX = 32;
    private static final int PLATFORM_MAX = 32;

    private final Room room;
    private final NettyLoop loop;
    private final Map<ParticipantId, Viewer> people;
    private final Attendance attendance;
    private final BackstageAsking asking;
    private final Intercom intercom;
    private final Levels levels = new Levels();
    private final Ears ears = new Ears();
    private final Lookout lookout;
    private final Board board;
    private final Tones tones;
    private final Lectern lectern;
    private final Repeats repeats = new Repeats();
    private final Map<ParticipantId, Rate> chatting = new HashMap<>();
    private final AtomicLong version = new AtomicLong(1);
    private volatile Watchdog watchdog;
    private volatile Cues cues = Cues.NONE;
    private volatile List<Cues.Active> lit = List.of();
    private volatile HelpDesk help = HelpDesk.EMPTY;
    private volatile Chat chat = Chat.EMPTY;
    private volatile Pads pads = Pads.EMPTY;
    private volatile Calls calls = Calls.NONE;
    private volatile TechnicianView lastBoard = TechnicianView.getDefaultInstance();
    private NoSoundTaps taps = NoSoundTaps.NONE;
    private Optional<Speech> speech = Optional.empty();
    private Set<ParticipantId> cued = Set.of();
    private int ticks;

    Backstage(Room room, NettyLoop loop, Patience patience, Tracks tracks) {
        this.room = room;
        this.loop = loop;
        this.watchdog = Watchdog.with(patience);
        this.attendance = room.attendance();
        var setting = room.setting();
        Hall hall = room.hall();
        var all = new LinkedHashMap<ParticipantId, Viewer>();
        for (Participant p : setting.conference().participants()) {
            all.put(p.id(), new Viewer(p.id(), p.role(), setting.boothOf(p.id()).map(Booth::id)));
        }
        this.people = Collections.unmodifiableMap(all);
        this.asking = new BackstageAsking(setting);
        this.intercom = new Intercom(people.values(), attendance);
        this.lookout = new Lookout(setting, tracks, hall, attendance, levels, intercom);
        this.board = new Board(setting, tracks, hall, attendance, levels, ears, intercom);
        this.tones = new Tones(hall, people.size() + 1);
        this.lectern = new Lectern(asking, this::toBooths);
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

    private Viewer viewer(ParticipantId who) {
        Viewer viewer = people.get(who);
        if (viewer == null) {
            throw new IllegalArgumentException(who + " takes no part in this conference");
        }
        return viewer;
    }

    private Viewer viewer(Connection connection) {
        return viewer(connection.sender().participant().id());
    }

    /** Everything that somebody who comes in may see. */
    void welcome(ParticipantId who, Welcome.Builder welcome) {
        Viewer viewer = viewer(who);
        long now = version.get();
        if (viewer.worksHere()) {
            welcome.setHelp(BackstageViews.help(now, help, viewer))
                    .setCalls(BackstageViews.calls(now, calls, viewer))
                    .setAlarms(BackstageViews.alarms(now, watchdog.alarms(), viewer))
                    .setSoundCheck(BackstageViews.soundCheck(room.setting(), room.session()));
            chat.of(viewer).forEach(line -> welcome.addChat(BackstageViews.line(line)));
        }
        if (viewer.technician()) {
            welcome.setTechnician(lastBoard);
        }
        if (seesCues(viewer)) {
            welcome.setCues(BackstageViews.cues(now, lit));
        }
        viewer.booth().ifPresent(b -> welcome.setPad(BackstageViews.pad(now, b, pads.of(b))));
    }

    /** Brings somebody who came in what does not fit into a welcome. On the connection's loop. */
    void enter(Connection connection) {
        if (connection.sender().seesViews() && viewer(connection).ofTheBooths()) {
            lectern.tellAll(version.get(), connection::deliver);
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
            carryOut(wire, from, viewer(by), nowMs);
        } catch (Unreadable refused) {
            no = Optional.of(refused);
        }
        repeats.remember(by, wire.getId(), new Repeats.Given(body, nowMs, no));
        return no;
    }

    private void carryOut(Command wire, Connection from, Viewer by, long nowMs) throws Unreadable {
        switch (wire.getBodyCase()) {
            case ASK_FOR_HELP -> askForHelp(wire.getAskForHelp(), by, nowMs);
            case TAKE_HELP -> takeHelp(wire.getTakeHelp().getRequest(), by, nowMs);
            case CLOSE_HELP -> closeHelp(wire.getCloseHelp().getRequest(), by, nowMs);
            case CUE_SPEAKER -> cue(wire.getCueSpeaker(), by, nowMs);
            case SEND_CHAT -> say(wire.getSendChat(), by, nowMs);
            case WRITE_PAD -> writePad(wire.getWritePad().getText(), by, nowMs);
            case TALK_TO -> talk(wire.getTalkTo(), by, nowMs);
            case REPORT_NO_SOUND -> noSound(wire.getId(), wire.getReportNoSound(), from, by, nowMs);
            case PLAY_TONE -> tone(wire.getPlayTone(), by);
            case ACKNOWLEDGE_ALARM -> acknowledge(wire.getAcknowledgeAlarm(), by);
            case HAND_IN_TEXT ->
                    lectern.handIn(wire.getHandInText(), by, version.incrementAndGet(), nowMs);
            case PUT_TERMS -> lectern.put(wire.getPutTerms(), by, version.incrementAndGet());
            case REMOVE_TERMS ->
                    lectern.remove(wire.getRemoveTerms(), by, version.incrementAndGet());
            default -> throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
        }
    }

    private static void allow(boolean may) throws Unreadable {
        if (!may) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_FORBIDDEN, "");
        }
    }

    private void askForHelp(AskForHelp wire, Viewer by, long nowMs) throws Unreadable {
        allow(by.worksHere());
        help =
                help.asked(asking.help(wire, by), nowMs)
                        .orElseThrow(() -> new Unreadable(RefusalCode.REFUSAL_CODE_LIMIT, ""));
        tellHelp();
    }

    private void takeHelp(int request, Viewer by, long nowMs) throws Unreadable {
        allow(by.technician() || by.listKeeper());
        help = help.taken(request, by, nowMs).orElseThrow(BackstageAsking::unknownRequest);
        tellHelp();
    }

    private void closeHelp(int request, Viewer by, long nowMs) throws Unreadable {
        allow(by.worksHere());
        help = help.closed(request, by, nowMs).orElseThrow(BackstageAsking::unknownRequest);
        tellHelp();
    }

    private void cue(CueSpeaker wire, Viewer by, long nowMs) throws Unreadable {
        allow(by.role() == Role.INTERPRETER && by.booth().isPresent());
        var cue = BackstageAsking.cue(wire.getCue());
        if (room.session().floor().speeches().isEmpty()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_WRONG_STATE, "");
        }
        followSpeaker(room.session());
        cues = cues.press(cue, by.booth().get(), nowMs);
        tellCuesIfChanged(nowMs);
    }

    private void say(SendChat wire, Viewer by, long nowMs) throws Unreadable {
        allow(by.worksHere());
        var to = asking.whom(wire.getTo(), by);
        String text = BackstageAsking.shortWords(wire.getText(), Chat.TEXT_MAX, "text");
        boolean quick = wire.getQuick().matches("[a-z0-9-]{1," + QUICK_MAX + "}");
        if (text.isEmpty() == wire.getQuick().isEmpty() || (!wire.getQuick().isEmpty() && !quick)) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_BAD_TEXT, "text");
        }
        if (!chatting.computeIfAbsent(by.id(), who -> new Rate(CHAT_PER_SECOND)).allows(nowMs)) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_RATE_LIMITED, "");
        }
        chat = chat.with(by, to, text, wire.getQuick(), nowMs);
        var line = chat.lines().getLast();
        tell(
                line::readBy,
                new Encoded(ServerMessage.newBuilder().setChat(BackstageViews.line(line)).build()));
    }

    private void writePad(String text, Viewer by, long nowMs) throws Unreadable {
        allow(by.booth().isPresent());
        BoothId booth = by.booth().get();
        pads =
                pads.with(
                        booth,
                        BackstageAsking.shortWords(text, Pads.TEXT_MAX, "text"),
                        by.id(),
                        nowMs);
        var view = BackstageViews.pad(version.incrementAndGet(), booth, pads.of(booth));
        show(
                ViewKind.PAD,
                v -> v.isOf(booth),
                v -> ServerMessage.newBuilder().setPad(view).build());
    }

    private void talk(TalkTo wire, Viewer by, long nowMs) throws Unreadable {
        allow(by.role() == Role.INTERPRETER || by.technician() || by.listKeeper());
        if (!wire.getHeld()) {
            release(by.id(), IntercomEnd.INTERCOM_END_OWN);
            return;
        }
        Whom to = asking.whom(wire.getTo(), by);
        boolean somebody =
                people.values().stream()
                        .anyMatch(
                                p ->
                                        !p.id().equals(by.id())
                                                && to.reaches(p)
                                                && attendance.isPresent(p.id()));
        if (!somebody) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_NOBODY_THERE, "to");
        }
        release(by.id(), IntercomEnd.INTERCOM_END_OWN);
        calls = calls.held(by, to, nowMs);
        intercom.carry(calls);
        int epoch = calls.lastEpoch();
        lease(
                by.id(),
                IntercomLease.newBuilder()
                        .setEpoch(epoch)
                        .setOpen(true)
                        .setTo(BackstageViews.address(to)));
        tellCalls();
    }

    private void release(ParticipantId who, IntercomEnd end) {
        var call = calls.of(who);
        if (call.isPresent()) {
            calls = calls.released(who);
            intercom.carry(calls);
            lease(who, IntercomLease.newBuilder().setEpoch(call.get().epoch()).setEnd(end));
            tellCalls();
        }
    }

    private void lease(ParticipantId to, IntercomLease.Builder lease) {
        var message = new Encoded(ServerMessage.newBuilder().setIntercomLease(lease).build());
        attendance.of(to).forEach(c -> c.tell(message));
    }

    private void noSound(String command, ReportNoSound wire, Connection from, Viewer by, long nowMs)
            throws Unreadable {
        int channel = asking.channel(wire.getChannel());
        String platform = BackstageAsking.shortWords(wire.getPlatform(), PLATFORM_MAX, "platform");
        taps = taps.with(new NoSoundTaps.Tap(by.id(), channel, platform, from.network(), nowMs));
        ChannelState state =
                room.channels().getChannelsList().stream()
                        .filter(c -> c.getChannel() == channel)
                        .findFirst()
                        .orElse(ChannelState.getDefaultInstance());
        var health =
                board.health(state, room.session(), nowMs)
                        .setCommand(command)
                        .setChannel(channel)
                        .setOthers(taps.others(by.id(), channel, nowMs))
                        .setListening(
                                attendance.of(by.id()).stream()
                                        .anyMatch(c -> c.listensTo(channel)));
        from.tell(new Encoded(ServerMessage.newBuilder().setChannelHealth(health).build()));
    }

    private void tone(PlayTone wire, Viewer by) throws Unreadable {
        allow(by.technician());
        int channel = asking.channel(wire.getChannel());
        if (wire.getPlaying()
                && (room.session().phase() == Session.Phase.OPEN || !tones.mayPlay(channel))) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_CHANNEL_LIVE, "channel");
        }
        tones.play(channel, wire.getPlaying());
    }

    private void acknowledge(AcknowledgeAlarm wire, Viewer by) throws Unreadable {
        boolean sees =
                watchdog.alarms().stream()
                        .anyMatch(a -> a.number() == wire.getAlarm() && a.seenBy(by));
        if (!sees) {
            throw BackstageAsking.unknownRequest();
        }
        watchdog = watchdog.acknowledge(wire.getAlarm(), by.id()).orElse(watchdog);
        tellAlarms();
    }

    /** A microphone says how it fares. On the connection's loop. */
    void reported(SenderReport report, int track) {
        loop.execute(() -> levels.reported(report, track, room.clock().nowMs()));
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
            show(
                    ViewKind.SOUND_CHECK,
                    Viewer::worksHere,
                    v -> ServerMessage.newBuilder().setSoundCheck(view).build());
        }
        if (after.phase() == Session.Phase.OPEN && before.phase() != Session.Phase.OPEN) {
            tones.stop();
        }
    }

    /** What is due a few times a second. On the loop. */
    void tick(long nowMs) {
        Session session = room.session();
        watch(session, nowMs);
        follow(session, nowMs);
        calls.overdue(nowMs).forEach(c -> release(c.from().id(), IntercomEnd.INTERCOM_END_TIME));
        calls.open().stream()
                .map(c -> c.from().id())
                .filter(who -> !attendance.canBeHeard(who))
                .forEach(who -> release(who, IntercomEnd.INTERCOM_END_LOST));
        if (++ticks % BOARD_EVERY == 0) {
            draw(session, nowMs);
        }
    }

    private void watch(Session session, long nowMs) {
        var before = watchdog.alarms();
        watchdog = watchdog.look(lookout.look(session, nowMs));
        var now = watchdog.alarms();
        if (!before.equals(now)) {
            tellAlarms();
        }
        var helped = help.following(now, nowMs).tidied(nowMs);
        if (!helped.equals(help)) {
            help = helped;
            tellHelp();
        }
    }

    /** Another speaker is not to blame for the last one; and the booths get to read what comes next. */
    private void follow(Session session, long nowMs) {
        followSpeaker(session);
        tellCuesIfChanged(nowMs);
        lectern.near(session, version);
    }

    private void followSpeaker(Session session) {
        var counts = session.floor().speech();
        if (!counts.map(Speech::turn).equals(speech.map(Speech::turn))) {
            cues = cues.anotherSpeaker();
        }
        speech = counts;
    }

    private void draw(Session session, long nowMs) {
        var technicians =
                people.values().stream()
                        .filter(Viewer::technician)
                        .flatMap(v -> attendance.of(v.id()).stream())
                        .filter(c -> c.sender().seesViews())
                        .toList();
        var view = board.draw(version.incrementAndGet(), moment(session, nowMs));
        lastBoard = view;
        if (technicians.isEmpty()) {
            return;
        }
        var message = new Encoded(ServerMessage.newBuilder().setTechnician(view).build());
        technicians.forEach(c -> c.show(ViewKind.TECHNICIAN, message));
    }

    private Board.Moment moment(Session session, long nowMs) {
        return new Board.Moment(
                session, room.channels(), watchdog.alarms(), taps, tones.playing(), nowMs);
    }

    private void tellHelp() {
        long now = version.incrementAndGet();
        HelpDesk desk = help;
        show(
                ViewKind.HELP,
                Viewer::worksHere,
                v -> ServerMessage.newBuilder().setHelp(BackstageViews.help(now, desk, v)).build());
    }

    private boolean seesCues(Viewer viewer) {
        return viewer.worksHere()
                || viewer.role() == Role.DISPLAY
                || room.session().floor().speeches().stream()
                        .anyMatch(s -> s.participant().equals(viewer.id()));
    }

    private void tellCuesIfChanged(long nowMs) {
        var now = cues.at(nowMs);
        if (now.equals(lit)) {
            return;
        }
        lit = now;
        var speakers =
                room.session().floor().speeches().stream()
                        .map(Speech::participant)
                        .collect(Collectors.toCollection(HashSet::new));
        var last = cued;
        cued = Set.copyOf(speakers);
        speakers.addAll(last);
        var view = BackstageViews.cues(version.incrementAndGet(), now);
        show(
                ViewKind.CUES,
                v -> v.worksHere() || v.role() == Role.DISPLAY || speakers.contains(v.id()),
                v -> ServerMessage.newBuilder().setCues(view).build());
    }

    private void tellCalls() {
        long now = version.incrementAndGet();
        Calls open = calls;
        show(
                ViewKind.CALLS,
                Viewer::worksHere,
                v ->
                        ServerMessage.newBuilder()
                                .setCalls(BackstageViews.calls(now, open, v))
                                .build());
    }

    private void tellAlarms() {
        long now = version.incrementAndGet();
        var alarms = watchdog.alarms();
        show(
                ViewKind.ALARMS,
                Viewer::worksHere,
                v ->
                        ServerMessage.newBuilder()
                                .setAlarms(BackstageViews.alarms(now, alarms, v))
                                .build());
    }

    private void toBooths(ServerMessage message) {
        tell(Viewer::ofTheBooths, new Encoded(message));
    }

    /** Tells some of those who are there what must arrive; who comes in meanwhile is reached by going by every loop. */
    private void tell(Predicate<Viewer> audience, Encoded message) {
        attendance.each(
                c -> {
                    if (c.sender().seesViews() && audience.test(viewer(c))) {
                        c.deliver(message);
                    }
                });
    }

    /** Shows each of some what they may see; what is the same for several is encoded once. */
    private void show(
            ViewKind kind, Predicate<Viewer> audience, Function<Viewer, ServerMessage> view) {
        var encoded = new ConcurrentHashMap<ServerMessage, Encoded>();
        attendance.each(
                c -> {
                    Viewer viewer = viewer(c);
                    if (c.sender().seesViews() && audience.test(viewer)) {
                        c.view(kind, encoded.computeIfAbsent(view.apply(viewer), Encoded::new));
                    }
                });
    }
}
