package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Client;
import org.dragoman.load.crowd.Succession;
import org.dragoman.load.crowd.Talker;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.Lease;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Five booths at a real hub, two interpreters at each, of whom the one on air is killed again and again.
 *
 * <p>Owner: the generator's thread.
 */
final class DeadBoothRounds extends Rounds {
    private static final Duration DEFIANCE = Duration.ofMillis(60);
    private static final int SPEAK_MS_MIN = 30;
    private static final int SPEAK_MS_SPREAD = 50;
    private static final long FRAME_NS = 20_000_000;

    private final Random random = new Random();
    private final Client speaker;
    private final List<Booth> booths = new ArrayList<>();

    /** A booth: who is on air, who is not, by the number of their badge, and who listens. */
    private static final class Booth {
        final String language;
        final Succession listener;
        Client onAir;
        Client partner;
        int onAirNumber;

        Booth(String language, Succession listener, Client onAir, Client partner) {
            this.language = language;
            this.listener = listener;
            this.onAir = onAir;
            this.partner = partner;
        }
    }

    DeadBoothRounds(HubProcess hub) throws BenchException {
        super(hub);
        Client moderator = enter("moderator", 0);
        done(moderator.ask(openSession()));
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
        Client first = enter(language, 0);
        Client second = enter(language, 1);
        first.speakOnLease();
        second.speakOnLease();
        done(first.ask(goOnAir()));
        Succession listener = listener(channel);
        return new Booth(language, listener, first, second);
    }

    /** One interpreter of each booth. */
    void round(DeadBoothReport report) throws BenchException {
        for (Booth booth : booths) {
            crowd().during(Duration.ofMillis(SPEAK_MS_MIN + random.nextInt(SPEAK_MS_SPREAD)));
            kill(booth, report);
        }
    }

    private void kill(Booth booth, DeadBoothReport report) throws BenchException {
        int floor = speaker.lease().map(Lease::getEpoch).orElseThrow();
        Lease dead = booth.onAir.lease().orElseThrow();
        await(() -> booth.listener.frames(dead.getEpoch()) > 1, "let who is on air be heard");
        var _ = crowd().stalledNs();
        booth.onAir.drop();
        await(() -> booth.listener.frames(floor) > 0, "let the floor stand in");
        long silenceNs =
                booth.listener.firstNs(floor) - booth.listener.lastNs(dead.getEpoch()) - FRAME_NS;
        long stalledNs = crowd().stalledNs();
        crowd().during(Duration.ofMillis(random.nextInt(SPEAK_MS_SPREAD)));
        Client.Asked take = booth.partner.ask(goOnAir());
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
        Client again = enter(booth.language, booth.onAirNumber);
        Talker talker = again.talker(dead);
        talker.speak(System.nanoTime());
        crowd().during(DEFIANCE);
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
}
