package org.dragoman.gateway.sitting;

import org.dragoman.captions.Captions;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.backstage.Backstage;
import org.dragoman.gateway.backstage.Surroundings;
import org.dragoman.gateway.net.BackstageLoop;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Devices;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.sound.HandoverWatch;
import org.dragoman.gateway.sound.ListenerReports;
import org.dragoman.gateway.sound.LivePatch;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.gateway.view.AttendanceTelling;
import org.dragoman.gateway.view.BoothViews;
import org.dragoman.gateway.view.Leases;
import org.dragoman.gateway.view.Preview;
import org.dragoman.gateway.view.RequestTelling;
import org.dragoman.gateway.view.SessionTelling;
import org.dragoman.gateway.view.ViewOfTexts;
import org.dragoman.journal.Entry;
import org.dragoman.journal.Journal;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.journal.KeptState;
import org.dragoman.observe.Observed;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.OrderPreview;
import org.dragoman.protocol.v1.SpeechText;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.rules.Rules;
import org.dragoman.session.rules.TextRules;
import org.dragoman.session.rules.Trial;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.settings.NamedNetworks;
import org.dragoman.watch.AlarmDelays;
import org.dragoman.writer.FloorHolders;
import org.dragoman.writer.Head;
import org.dragoman.writer.Health;
import org.dragoman.writer.Outlet;
import org.dragoman.writer.Pulse;
import org.dragoman.writer.Request;
import org.dragoman.writer.ServerClock;
import org.dragoman.writer.SessionWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A session as connections find it: its views, its sound, its captions, and who is there. */
public final class Sitting implements Outlet, Surroundings {
    private static final Logger log = LoggerFactory.getLogger(Sitting.class);

    /** When somebody may try again to enter a session that has stopped. */
    public static final int STOPPED_RETRY_MS = 5000;

    private final Setting setting;
    private final ServerClock clock;
    private final Tracks tracks;
    private final SessionTelling telling;
    private final HandoverWatch handing;
    private final Observed observed;
    private final AttendanceTelling attendanceTelling;
    private final RequestTelling requests;
    private final Leases leases;
    private final Soundboard soundboard;
    private final LivePatch livePatch;
    private final CaptionChannels captions;
    private final Connected attendance;
    private final BadgeWatch door;
    private final Devices devices;
    private final Microphones microphones;
    private final FrameWatch frames;
    private final ListenerReports listenerReports;
    private final FloorHolders holders;
    private final Backstage backstage;
    private final ListeningLog.Table listening;
    private final Consumer<List<Fact>> decisions;
    private @Nullable SessionWriter writer;

    public Sitting(
            Setting setting,
            ServerClock clock,
            List<NettyLoop> loops,
            BackstageLoop behind,
            int packetMax,
            AlarmDelays patience,
            long framesAwaitedMs,
            NamedNetworks networks,
            FloorHolders holders,
            Observed observed,
            KeptState.Part kept,
            ListeningLog.Table listening,
            Consumer<List<Fact>> decisions) {
        this.observed = observed;
        this.listening = listening;
        this.decisions = decisions;
        this.holders = holders;
        this.setting = setting;
        this.clock = clock;
        this.tracks = new Tracks(setting.conference());
        this.leases = new Leases(setting, tracks);
        this.soundboard =
                new Soundboard(setting.languages().size() + 1, List.copyOf(loops), packetMax);
        this.attendance = new Connected(loops);
        this.devices = new Devices(attendance);
        this.livePatch =
                new LivePatch(
                        soundboard, tracks, m -> devices.of(m.holder(), Microphones.isOfFloor(m)));
        this.microphones =
                new Microphones(
                        leases,
                        attendance,
                        devices,
                        soundboard,
                        tracks,
                        () -> writer().settled().patch(),
                        this::lost);
        this.door = new BadgeWatch(setting, attendance);
        this.listenerReports =
                new ListenerReports(
                        report -> observed.reported(setting.plan().id().value(), report));
        this.captions =
                new CaptionChannels(
                        new Captions(setting.plan().id().value(), clock.nowMs()), attendance);
        this.requests = new RequestTelling(attendance);
        this.attendanceTelling =
                new AttendanceTelling(setting, attendance, soundboard, listenerReports);
        this.backstage = new Backstage(this, behind, patience, networks, tracks, kept);
        this.frames =
                new FrameWatch(
                        framesAwaitedMs,
                        () -> writer().settled().patch(),
                        soundboard,
                        tracks,
                        loops,
                        m -> backstage.isPrivate(m.holder()),
                        this::report);
        this.handing = new HandoverWatch(setting, tracks, soundboard);
        this.telling =
                new SessionTelling(
                        setting,
                        new BoothViews(setting, tracks, soundboard, handing, attendance::isPresent),
                        attendance,
                        clock,
                        observed.failures());
    }

    /** Replays the journal and begins to take commands. */
    public void open(Journal journal) throws JournalDamaged, JournalFailed {
        writer = new SessionWriter(setting, journal, clock, this, holders);
        new Strangers(setting).of(session()).forEach(this::warn);
        log.atInfo()
                .addKeyValue("session", setting.plan().id())
                .addKeyValue("position", session().position())
                .log("session ready");
    }

    private void warn(String stranger) {
        log.atWarn().addKeyValue("session", setting.plan().id()).log(stranger);
    }

    @Override
    public Setting setting() {
        return setting;
    }

    /** The session's sound. */
    @Override
    public Soundboard soundboard() {
        return soundboard;
    }

    /** What opens and closes its microphones. */
    @Override
    public LivePatch livePatch() {
        return livePatch;
    }

    /** What goes on behind the scenes. */
    public Backstage backstage() {
        return backstage;
    }

    /** Everybody shows their badge once more. */
    public void showBadgesAgain() {
        door.showAgain();
    }

    /** What each channel carries now. */
    @Override
    public ChannelsView channels() {
        return telling.channels(writer().settled());
    }

    @Override
    public Connected attendance() {
        return attendance;
    }

    @Override
    public ListenerReports listenerReports() {
        return listenerReports;
    }

    @Override
    public ServerClock clock() {
        return clock;
    }

    private SessionWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("the session is not open yet");
        }
        return writer;
    }

    @Override
    public Session session() {
        return writer().session();
    }

    /** Whether what is decided is still being recorded. */
    public boolean recording() {
        return writer().recording();
    }

    public Health health() {
        return writer().health();
    }

    /** The end of the session's chain as far as it is durable. */
    public Head head() {
        return writer().head();
    }

    public CompletableFuture<List<Entry>> entries(long from, int most) {
        return writer().entries(from, most);
    }

    public int track(ParticipantId participant) {
        return tracks.of(participant);
    }

    /** Everything that a newcomer in that role may see, as it is now, and what became of their own request. */
    public Welcome.Builder welcome(ParticipantId who, Role role) {
        Settled now = writer().settled();
        var welcome =
                Welcome.newBuilder()
                        .setPosition(now.session().position())
                        .setServerTimeMs(clock.nowMs())
                        .setRecovered(true);
        telling.welcome(role, now, welcome);
        attendanceTelling.welcome(role, now.session(), welcome);
        RequestTelling.welcome(who, now.session(), welcome);
        return welcome;
    }

    /** Handovers under way, as sound sees them. */
    public HandoverWatch handing() {
        return handing;
    }

    /** The channel that a desk hears. */
    public int incoming(ParticipantId desk) {
        return writer().settled().patch().incoming(desk).map(i -> i.channel().value()).orElse(0);
    }

    /** What an ordering would do, worked out from the list as it is now. */
    public OrderPreview preview(String command, ListPolicy policy) {
        return new Preview(setting).of(session(), command, policy);
    }

    /** A text, if there is one of that number and somebody may read it now. */
    public Optional<SpeechText> text(Participant by, int number) {
        var now = session();
        return new TextRules(setting.in(now))
                .read(now, by.id(), by.role(), number)
                .map(text -> ViewOfTexts.whole(now.position(), text));
    }

    /** Where is written down who listens, if this session asks for it. */
    public ListeningLog.Table listening() {
        return listening;
    }

    /** What a channel is called in tables: the language's tag, or {@code floor}. */
    public String nameOf(int channel) {
        return channel == 0 ? "floor" : setting.languages().get(channel - 1).tag().value();
    }

    /** Who is let in, and who has to leave. */
    public BadgeWatch door() {
        return door;
    }

    /** Every badge of somebody that was made until then is ended: whoever came in by one leaves at once. */
    public void revoked(ParticipantId who, long untilMs, String reason) {
        door.revoked(who, untilMs);
        report(new Command.FollowRevocation(who, reason, untilMs));
    }

    /** What an inscription would come to, with the list as it is now. */
    public Trial tried(ParticipantId by, Command.Inscribe command) {
        var asked = new Asked(Optional.of(by), 0, clock.nowMs(), command);
        return new Rules(setting).tried(session(), asked, command);
    }

    /** On the connection's loop. Whatever is told from then on reaches it. */
    public void enter(Present connection) {
        attendance.enter(connection);
        microphones.entered(connection);
        door.entered(connection, session());
    }

    /** The leases of whoever just came in there. On the connection's loop. */
    public List<Lease> leases(Present connection) {
        return microphones.heldBy(connection);
    }

    /** On the connection's loop. A microphone that was sent from there, or could be from nowhere else, is lost. */
    public void leave(Present connection) {
        attendance.leave(connection);
        ParticipantId who = connection.sender().participant().id();
        microphones.left(connection, session().booths().handovers().of(who).findAny().isPresent());
    }

    /** A connection sent its first frame under a lease. On its loop. */
    public void began(Present connection) {
        microphones.began(connection);
    }

    /** At which device each participant pressed last. */
    public Devices devices() {
        return devices;
    }

    /** What the house itself noticed. */
    public void report(Command.OfHouse what) {
        ask(Request.ofHouse(what));
    }

    public void lost(ParticipantId participant) {
        writer().lost(participant);
    }

    public void ask(Request request) {
        writer().ask(request);
    }

    @Override
    public void patched(Patch live) {
        livePatch.patched(live);
    }

    @Override
    public void recorded(Settled from, Settled to, List<Fact> facts) {
        Session before = from.session();
        Session after = to.session();
        shown(() -> handing.recorded(after, facts));
        shown(() -> telling.recorded(from, to));
        shown(() -> requests.recorded(before, after));
        shown(() -> attendanceTelling.announced(facts));
        shown(() -> backstage.recorded(before, after, facts));
        shown(() -> attendanceTelling.warned(before, facts));
        // Whose lamp is not told, or who does not have to leave, is no matter of showing: where
        // these fail, the session stops.
        for (Leases.Word word : leases.after(from, to, facts)) {
            microphones.after(word);
        }
        door.after(facts);
        decisions.accept(facts);
    }

    /** What cannot be shown is told and counted, and keeps nothing else from being done. */
    private void shown(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException | Error e) {
            failed("sitting", "", e);
        }
    }

    @Override
    public void failed(String where, String command, Throwable cause) {
        observed.failures().caught(where, setting.plan().id().value(), command, cause);
    }

    /** Whether somebody has the floor whose clock runs. */
    public boolean isSpoken() {
        return session().floor().speeches().stream().anyMatch(s -> s.runningSinceMs().isPresent());
    }

    /**
     * The server's time was moved. On the backstage's loop.
     *
     * @param byMs forward it jumped, and everybody's reckoning jumps with it
     */
    public void clockMoved(long byMs) {
        if (byMs > 0) {
            attendanceTelling.clockMoved(byMs);
        }
        backstage.clockMoved(byMs);
    }

    /** Every microphone closes, everybody is told to come back, and whatever waits is answered. From any thread. */
    public void stop(String why) {
        writer().stop(why);
    }

    /** Why the session has stopped; empty while it has not. */
    public String stopReason() {
        return writer().stopped();
    }

    /** The signs of life of its threads, by what they do. */
    public Map<String, Pulse> pulses() {
        return writer().pulses();
    }

    /** Tells who came and went, if anybody did. On one loop, a few times a second. */
    public void tellPresence() {
        handing.measure(clock.nowMs(), observed::handedOver);
        microphones.look(clock.nowMs());
        frames.look(clock.steadyMs());
        boolean changed = attendance.changed();
        telling.noticed(writer().settled(), changed);
        if (changed) {
            attendanceTelling.presence();
        }
    }

    /** Tells technicians how listeners fare, if any of them said so. On one loop, every few seconds. */
    public void tellFares() {
        attendanceTelling.fares(clock.nowMs());
    }

    @Override
    public void shut() {
        livePatch.stop();
    }

    @Override
    public void stopped(String why) {
        log.atError().addKeyValue("session", setting.plan().id()).log("session stopped: {}", why);
        attendance.each(
                c ->
                        c.leave(
                                org.dragoman.protocol.v1.CloseCode.CLOSE_CODE_RESTART,
                                Leaving.newBuilder().setRetryAfterMs(STOPPED_RETRY_MS)));
    }

    /** What is written of it, language by language. */
    public CaptionChannels captions() {
        return captions;
    }

    public void close() {
        if (writer != null) {
            writer.close();
            log.atInfo()
                    .addKeyValue("session", setting.plan().id())
                    .addKeyValue("position", head().position())
                    .addKeyValue("head", head().hash())
                    .log("journal closed");
        }
    }
}
