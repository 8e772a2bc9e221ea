package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Client;
import org.dragoman.load.crowd.Doorkeeper;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.Role;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sitting at a real hub whose floor and five booths are opened and closed all at once, round after round.
 *
 * <p>Owner: the generator's thread.
 */
final class GateRounds extends Rounds {
    private static final Duration DEFIANCE = Duration.ofMillis(70);
    private static final Duration DRAINED = Duration.ofMillis(15);
    private static final int SPEAK_MS_MIN = 20;
    private static final int SPEAK_MS_SPREAD = 30;
    private static final int CLOSE_WITHIN_US = 20_000;
    private static final int DOORKEEPERS = 2;

    private final Random random = new Random();
    private final Podium podium;
    private final List<Closing> ways;
    private final List<GuardedGate> gates = new ArrayList<>();
    private final Map<String, Client> desks = new HashMap<>();

    /** Who of the two was let in last, by channel. */
    private final int[] last = new int[Venue.BOOTHS.size() + 1];

    private int round;

    /**
     * @param ways in which gates are closed
     */
    GateRounds(HubProcess hub, List<Closing> ways) throws BenchException {
        super(hub);
        this.ways = List.copyOf(ways);
        var closers = new ArrayList<Client>();
        for (int channel = 0; channel <= Venue.BOOTHS.size(); channel++) {
            closers.add(enter("moderator", 0));
        }
        podium = new Podium(enter("moderator", 0), closers);
        done(podium.open());
        for (int channel = 0; channel <= Venue.BOOTHS.size(); channel++) {
            Client first = seat(channel, 0);
            seat(channel, 1);
            gates.add(new GuardedGate(channel == 0, first, doorkeepers(channel)));
        }
    }

    /** Two sit at each gate: speakers at the floor's, partners at a booth's. */
    private Client seat(int channel, int number) throws BenchException {
        Client client = enter(kind(channel), number);
        client.speakOn();
        desks.put(kind(channel) + number, client);
        return client;
    }

    private static String kind(int channel) {
        return channel == 0 ? "speaker" : Venue.BOOTHS.get(channel - 1);
    }

    private Client at(int channel) {
        Client client = desks.get(kind(channel) + last[channel]);
        if (client == null) {
            throw new IllegalStateException("nobody sits at channel " + channel);
        }
        return client;
    }

    private List<Doorkeeper> doorkeepers(int channel) throws BenchException {
        var keepers = new ArrayList<Doorkeeper>();
        for (int i = 0; i < DOORKEEPERS; i++) {
            keepers.add(crowd().doorkeeper(address(), ledger(), listenersBadge(), channel));
        }
        await(() -> keepers.stream().allMatch(Doorkeeper::isListening), "give a channel");
        return keepers;
    }

    /** Opens every address, lets people speak, closes each in another way, and counts what was heard after. */
    void round(GateReport report) throws BenchException {
        for (int channel = 0; channel < gates.size(); channel++) {
            open(channel);
        }
        await(() -> gates.stream().filter(g -> !g.isOpen()).count() == 0, "open every gate");
        gates.forEach(g -> g.reportOpened(report));
        crowd().during(Duration.ofMillis(SPEAK_MS_MIN + random.nextInt(SPEAK_MS_SPREAD)));
        for (int channel = 0; channel < gates.size(); channel++) {
            closeSoon(channel);
        }
        crowd().during(Duration.ofNanos(CLOSE_WITHIN_US * 1000L));
        await(() -> gates.stream().filter(g -> !g.isClosed()).count() == 0, "close every gate");
        comeAgain();
        crowd().during(DEFIANCE);
        gates.forEach(GuardedGate::hush);
        crowd().during(DRAINED);
        for (GuardedGate each : gates) {
            each.reckon(report);
        }
        putBack();
        round++;
    }

    private void open(int channel) {
        Client.Asked asked = letTheOtherIn(channel, podium::give);
        gates.get(channel).opening(at(channel), asked);
    }

    private Client.Asked letTheOtherIn(int channel, Function<String, Client.Asked> give) {
        last[channel] = 1 - last[channel];
        if (channel == 0) {
            return give.apply(holder(channel));
        }
        return at(channel).ask(goOnAir());
    }

    /** Who was let in last. */
    private String holder(int channel) {
        return channel == 0
                ? Venue.SPEAKERS.get(last[0])
                : Venue.interpreter(Venue.BOOTHS.get(channel - 1), last[channel]).value();
    }

    private Closing how(int channel) {
        var possible =
                (channel == 0 ? Closing.OF_FLOOR : Closing.OF_BOOTH)
                        .stream().filter(ways::contains).toList();
        return possible.isEmpty()
                ? Closing.PASSED
                : possible.get((round + channel) % possible.size());
    }

    private void closeSoon(int channel) {
        long atNs = System.nanoTime() + random.nextInt(CLOSE_WITHIN_US) * 1000L;
        crowd().at(atNs, () -> close(channel, how(channel)));
    }

    private void close(int channel, Closing how) {
        GuardedGate closed = gates.get(channel);
        switch (how) {
            case ENDED -> closed.closing(how, podium.end(channel));
            case YIELDED -> closed.closing(how, closed.holder().ask(Podium.endSpeech()));
            case TAKEN -> closed.closing(how, podium.take(channel));
            case PAUSED -> closed.closing(how, podium.pause(channel));
            case REMOVED -> closed.closing(how, podium.remove(channel, holder(channel)));
            case ROLE ->
                    closed.closing(how, podium.role(channel, holder(channel), Role.ROLE_OBSERVER));
            case OFF_AIR -> closed.closing(how, closed.holder().ask(goOffAir()));
            case PASSED ->
                    closed.closing(how, letTheOtherIn(channel, who -> podium.pass(channel, who)));
            case LOST -> closed.lost();
        }
    }

    /** Whoever was lost comes in again, and speaks under the lease of before. */
    private void comeAgain() throws BenchException {
        for (int channel = 0; channel < gates.size(); channel++) {
            if (how(channel) == Closing.LOST) {
                gates.get(channel).returned(seat(channel, last[channel]));
            }
        }
    }

    /** Whoever was shown out comes in again as what they were. */
    private void putBack() throws BenchException {
        for (int channel = 0; channel < gates.size(); channel++) {
            Closing how = how(channel);
            if (how.showsOut()) {
                String who = holder(channel);
                at(channel).drop();
                done(
                        how == Closing.REMOVED
                                ? podium.readmit(channel, who)
                                : podium.role(channel, who, roleAt(channel)));
                gates.get(channel).seated(seat(channel, last[channel]));
            }
        }
    }

    private static Role roleAt(int channel) {
        return channel == 0 ? Role.ROLE_DELEGATE : Role.ROLE_INTERPRETER;
    }

    @Override
    String trouble() {
        return gates.stream().map(GuardedGate::refusal).distinct().collect(Collectors.joining(" "));
    }
}
