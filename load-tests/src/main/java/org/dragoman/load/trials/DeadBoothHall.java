package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Crowd;
import org.dragoman.load.crowd.Desk;
import org.dragoman.load.crowd.Dragoman;
import org.dragoman.load.crowd.Gate;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.crowd.Succession;
import org.dragoman.load.crowd.Talker;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.Output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Five booths at a real hub, two interpreters at each, of whom the one on air is killed again and again.
 *
 * <p>Owner: the generator's thread.
 */
final class DeadBoothHall implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration DEFIANCE = Duration.ofMillis(60);
    private static final int SPEAK_MS_MIN = 30;
    private static final int SPEAK_MS_SPREAD = 50;
    private static final long FRAME_NS = 20_000_000;

    private final Crowd crowd = new Crowd();
    private final Ledger ledger = new Ledger();
    private final Random random = new Random();
    private final HubProcess hub;
    private final Gate gate;
    private final Desk speaker;
    private final List<Booth> booths = new ArrayList<>();

    /** A booth: who is on air, who is not, by the number of their badge, and who listens. */
    private static final class Booth {
        final String language;
        final Succession listener;
        Desk onAir;
        Desk partner;
        int onAirNumber;

        Booth(String language, Succession listener, Desk onAir, Desk partner) {
            this.language = language;
            this.listener = listener;
            this.onAir = onAir;
            this.partner = partner;
        }
    }

    DeadBoothHall(HubProcess hub) throws BenchException {
        this.hub = hub;
        this.gate =
                new Gate(
                        hub.port(),
                        false,
                        new Dragoman(
                                hub.badges("listener"),
                                ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED));
        Desk moderator = enter("moderator", 0);
        done(moderator.ask(command().setOpenSession(OpenSession.getDefaultInstance())));
        speaker = enter("speaker", 0);
        speaker.speakOnLease();
        done(
                moderator.ask(
                        command()
                                .setGiveFloor(
                                        GiveFloor.newBuilder()
                                                .setParticipant(Venue.SPEAKERS.getFirst())
                                                .setLanguage(Venue.FLOOR))));
        for (int i = 0; i < Venue.BOOTHS.size(); i++) {
            booths.add(booth(Venue.BOOTHS.get(i), i + 1));
        }
    }

    private Booth booth(String language, int channel) throws BenchException {
        Desk first = enter(language, 0);
        Desk second = enter(language, 1);
        first.speakOnLease();
        second.speakOnLease();
        done(first.ask(onAir()));
        Succession listener =
                crowd.succession(gate, ledger, hub.badges("listener").getFirst(), channel);
        await(listener::isListening, "give a channel");
        return new Booth(language, listener, first, second);
    }

    private static Command.Builder command() {
        return Command.newBuilder();
    }

    private static Command.Builder onAir() {
        return command().setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A));
    }

    private Desk enter(String kind, int number) throws BenchException {
        Desk desk = crowd.desk(gate, ledger, hub.badges(kind).get(number));
        await(desk::isIn, "let somebody in");
        return desk;
    }

    /** One interpreter of each booth. */
    void round(DeadBoothReport report) throws BenchException {
        for (Booth booth : booths) {
            crowd.during(Duration.ofMillis(SPEAK_MS_MIN + random.nextInt(SPEAK_MS_SPREAD)));
            kill(booth, report);
        }
    }

    private void kill(Booth booth, DeadBoothReport report) throws BenchException {
        int floor = speaker.lease().map(Lease::getEpoch).orElseThrow();
        Lease dead = booth.onAir.lease().orElseThrow();
        await(() -> booth.listener.frames(dead.getEpoch()) > 1, "let who is on air be heard");
        var _ = crowd.stalledNs();
        booth.onAir.drop();
        await(() -> booth.listener.frames(floor) > 0, "let the floor stand in");
        long silenceNs =
                booth.listener.firstNs(floor) - booth.listener.lastNs(dead.getEpoch()) - FRAME_NS;
        long stalledNs = crowd.stalledNs();
        crowd.during(Duration.ofMillis(random.nextInt(SPEAK_MS_SPREAD)));
        Desk.Asked take = booth.partner.ask(onAir());
        done(take);
        await(() -> booth.partner.lease().isPresent(), "give the partner the lease");
        int taken = booth.partner.lease().map(Lease::getEpoch).orElseThrow();
        await(() -> booth.listener.frames(taken) > 0, "let the partner be heard");
        report.died(silenceNs, stalledNs, booth.listener.firstNs(taken) - take.askedNs());
        comeBack(booth, dead, report);
        booth.listener.forget();
    }

    /** Whoever comes back has no lease, and is not heard under the one of before. */
    private void comeBack(Booth booth, Lease dead, DeadBoothReport report) throws BenchException {
        long heard = booth.listener.frames(dead.getEpoch());
        Desk again = enter(booth.language, booth.onAirNumber);
        Talker talker = again.talker(dead);
        talker.speak(System.nanoTime());
        crowd.during(DEFIANCE);
        report.defied(talker.sent());
        again.hush();
        if (again.lease().isPresent()) {
            report.wrong("who came back to " + booth.language + " was on air");
        }
        if (booth.listener.frames(dead.getEpoch()) > heard) {
            report.wrong("who came back to " + booth.language + " was heard");
        }
        again.speakOnLease();
        booth.onAir = booth.partner;
        booth.partner = again;
        booth.onAirNumber = 1 - booth.onAirNumber;
    }

    private void done(Desk.Asked asked) throws BenchException {
        await(asked::isAnswered, "answer");
        if (!asked.refusal().isEmpty()) {
            throw new BenchException("the hub refused: " + asked.refusal());
        }
    }

    private void await(BooleanSupplier so, String what) throws BenchException {
        if (!crowd.until(so, ANSWER)) {
            throw new BenchException("the hub did not " + what + ": " + ledger.lastEnd());
        }
    }

    @Override
    public void close() {
        crowd.close();
    }
}
