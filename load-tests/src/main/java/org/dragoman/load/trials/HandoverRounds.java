package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Client;
import org.dragoman.load.crowd.Succession;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.AnswerHandover;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.OfferHandover;
import org.dragoman.protocol.v1.RequestHandover;
import org.dragoman.protocol.v1.SwapHandover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Five booths at a real hub, two interpreters at each, who hand over to each other again and again under a listener.
 *
 * <p>Owner: the generator's thread.
 */
final class HandoverRounds extends Rounds {
    private static final int SPEAK_MS_MIN = 40;
    private static final int SPEAK_MS_SPREAD = 40;
    private static final long FRAME_NS = 20_000_000;

    private final Random random = new Random();
    private final List<Client> onAir = new ArrayList<>();
    private final List<Client> partners = new ArrayList<>();
    private final List<Succession> listeners = new ArrayList<>();
    private final List<Integer> breaks = new ArrayList<>();
    private int round;

    HandoverRounds(HubProcess hub) throws BenchException {
        super(hub);
        Client moderator = enter("moderator", 0);
        done(moderator.ask(openSession()));
        for (int i = 0; i < Venue.BOOTHS.size(); i++) {
            booth(i);
        }
    }

    private void booth(int index) throws BenchException {
        Client first = enter(Venue.BOOTHS.get(index), 0);
        Client second = enter(Venue.BOOTHS.get(index), 1);
        first.speakOnLease();
        second.speakOnLease();
        done(first.ask(goOnAir()));
        onAir.add(first);
        partners.add(second);
        Succession listener = listener(index + 1);
        listeners.add(listener);
        breaks.add(0);
    }

    /** One handover in each booth. */
    void round(HandoverReport report) throws BenchException {
        for (int i = 0; i < onAir.size(); i++) {
            crowd().during(Duration.ofMillis(SPEAK_MS_MIN + random.nextInt(SPEAK_MS_SPREAD)));
            handOver(i, List.of(HandoverReport.Way.values()).get((round + i) % 4), report);
        }
        round++;
    }

    private void handOver(int booth, HandoverReport.Way way, HandoverReport report)
            throws BenchException {
        Client from = onAir.get(booth);
        Client to = partners.get(booth);
        Succession listener = listeners.get(booth);
        int before = from.lease().map(Lease::getEpoch).orElseThrow();
        var _ = elsewhereNs(booth);
        agree(from, to);
        await(() -> to.lease().filter(Lease::getArmed).isPresent(), "arm who takes over");
        Lease armed = to.lease().orElseThrow();
        await(() -> listener.frames(before) > 0, "let who is on air be heard");
        long askedNs = swap(from, to, way);
        await(
                () -> to.lease().filter(l -> !l.getArmed()).isPresent() && from.lease().isEmpty(),
                "hand over " + way);
        await(() -> listener.frames(armed.getEpoch()) > 2, "let who took over be heard");
        reckon(booth, before, armed.getEpoch(), new Swap(way, askedNs), report);
        onAir.set(booth, to);
        partners.set(booth, from);
    }

    /** How it was swapped, and when that was asked for. */
    private record Swap(HandoverReport.Way way, long askedNs) {}

    private void agree(Client from, Client to) throws BenchException {
        if (random.nextBoolean()) {
            done(from.ask(command().setOfferHandover(OfferHandover.getDefaultInstance())));
            done(to.ask(accept()));
        } else {
            done(to.ask(command().setRequestHandover(RequestHandover.getDefaultInstance())));
            done(from.ask(accept()));
        }
    }

    private static Command.Builder accept() {
        return command().setAnswerHandover(AnswerHandover.newBuilder().setAccepted(true));
    }

    /** The key works once the sound of both comes, so that it is pressed until it does. */
    private long swap(Client from, Client to, HandoverReport.Way way) throws BenchException {
        if (way == HandoverReport.Way.PAUSE) {
            from.pause(true);
            return System.nanoTime();
        }
        for (int tries = 0; tries < 100; tries++) {
            var asked =
                    switch (way) {
                        case KEY_OF_GIVER -> from.ask(swapKey());
                        case KEY_OF_TAKER -> to.ask(swapKey());
                        case SHUT, PAUSE -> shutOnceArmed(from, to);
                    };
            await(asked::isAnswered, "answer");
            if (asked.refusal().isEmpty()) {
                return asked.askedNs();
            }
            crowd().during(Duration.ofMillis(5));
        }
        throw new BenchException("the hub never swapped " + way);
    }

    private Client.Asked shutOnceArmed(Client from, Client to) {
        var _ = crowd().until(to::isHeardArmed, ANSWER);
        crowd().during(Duration.ofMillis(20));
        return from.ask(goOffAir());
    }

    private static Command.Builder swapKey() {
        return command().setSwapHandover(SwapHandover.getDefaultInstance());
    }

    private void reckon(int booth, int before, int after, Swap swap, HandoverReport report) {
        Succession listener = listeners.get(booth);
        long gapNs = listener.firstNs(after) - listener.lastNs(before) - FRAME_NS;
        if (listener.lastNs(before) > listener.firstNs(after)) {
            report.overlapped(1);
        }
        report.passed(
                swap.way(), gapNs, elsewhereNs(booth), listener.firstNs(after) - swap.askedNs());
        if (listener.breaks() > breaks.get(booth)) {
            report.wrong("the sequence of the listener broke");
            breaks.set(booth, listener.breaks());
        }
        if (!listener.isListening()) {
            report.wrong("the listener lost the connection");
        }
        listener.forget();
    }

    /** The longest silence on the channels of other booths, where nobody hands over: whatever the machine itself did. */
    private long elsewhereNs(int booth) {
        long longest = 0;
        for (int i = 0; i < listeners.size(); i++) {
            long stalled = listeners.get(i).stalledNs();
            longest = i == booth ? longest : Math.max(longest, stalled);
        }
        return longest;
    }
}
