package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Crowd;
import org.dragoman.load.crowd.Desk;
import org.dragoman.load.crowd.Doorkeeper;
import org.dragoman.load.crowd.Dragoman;
import org.dragoman.load.crowd.Gate;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.Role;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A sitting at a real hub whose floor and five booths are opened and closed all at once, round after round.
 *
 * <p>Owner: the generator's thread.
 */
final class GateHall implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration DEFIANCE = Duration.ofMillis(70);
    private static final Duration DRAINED = Duration.ofMillis(15);
    private static final int SPEAK_MS_MIN = 20;
    private static final int SPEAK_MS_SPREAD = 30;
    private static final int CLOSE_WITHIN_US = 20_000;
    private static final int DOORKEEPERS = 2;

    private final Crowd crowd = new Crowd();
    private final Ledger ledger = new Ledger();
    private final Random random = new Random();
    private final HubProcess hub;
    private final Gate gate;
    private final Podium podium;
    private final List<Closing> ways;
    private final List<GuardedGate> gates = new ArrayList<>();
    private final Map<String, Desk> desks = new HashMap<>();

    /** Who of the two was let in last, by channel. */
    private final int[] last = new int[Venue.BOOTHS.size() + 1];

    private int round;

    /**
     * @param ways in which gates are closed
     */
    GateHall(HubProcess hub, List<Closing> ways) throws BenchException {
        this.ways = List.copyOf(ways);
        this.hub = hub;
        this.gate =
                new Gate(
                        hub.port(),
                        false,
                        new Dragoman(
                                hub.badges("listener"),
                                ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED));
        var closers = new ArrayList<Desk>();
        for (int channel = 0; channel <= Venue.BOOTHS.size(); channel++) {
            closers.add(enter("moderator", 0));
        }
        podium = new Podium(enter("moderator", 0), closers);
        done(podium.open());
        for (int channel = 0; channel <= Venue.BOOTHS.size(); channel++) {
            Desk first = seat(channel, 0);
            seat(channel, 1);
            gates.add(new GuardedGate(channel == 0, first, doorkeepers(channel)));
        }
    }

    private static Command.Builder command() {
        return Command.newBuilder();
    }

    private Desk enter(String kind, int number) throws BenchException {
        Desk desk = crowd.desk(gate, ledger, hub.badges(kind).get(number));
        await(desk::isIn, "let somebody in");
        return desk;
    }

    /** Two sit at each gate: speakers at the floor's, partners at a booth's. */
    private Desk seat(int channel, int number) throws BenchException {
        Desk desk = enter(kind(channel), number);
        desk.speakOn();
        desks.put(kind(channel) + number, desk);
        return desk;
    }

    private static String kind(int channel) {
        return channel == 0 ? "speaker" : Venue.BOOTHS.get(channel - 1);
    }

    private Desk at(int channel) {
        Desk desk = desks.get(kind(channel) + last[channel]);
        if (desk == null) {
            throw new IllegalStateException("nobody sits at channel " + channel);
        }
        return desk;
    }

    private List<Doorkeeper> doorkeepers(int channel) throws BenchException {
        var keepers = new ArrayList<Doorkeeper>();
        for (int i = 0; i < DOORKEEPERS; i++) {
            keepers.add(crowd.doorkeeper(gate, ledger, hub.badges("listener").getFirst(), channel));
        }
        await(() -> keepers.stream().allMatch(Doorkeeper::isListening), "give a channel");
        return keepers;
    }

    /** Opens every gate, lets people speak, closes each in another way, and counts what was heard after. */
    void round(GateReport report) throws BenchException {
        for (int channel = 0; channel < gates.size(); channel++) {
            open(channel);
        }
        await(() -> gates.stream().filter(g -> !g.isOpen()).count() == 0, "open every gate");
        gates.forEach(g -> g.reportOpened(report));
        crowd.during(Duration.ofMillis(SPEAK_MS_MIN + random.nextInt(SPEAK_MS_SPREAD)));
        for (int channel = 0; channel < gates.size(); channel++) {
            closeSoon(channel);
        }
        crowd.during(Duration.ofNanos(CLOSE_WITHIN_US * 1000L));
        await(() -> gates.stream().filter(g -> !g.isClosed()).count() == 0, "close every gate");
        comeAgain();
        crowd.during(DEFIANCE);
        gates.forEach(GuardedGate::hush);
        crowd.during(DRAINED);
        for (GuardedGate each : gates) {
            each.reckon(report);
        }
        putBack();
        round++;
    }

    private void open(int channel) {
        Desk.Asked asked = letTheOtherIn(channel, podium::give);
        gates.get(channel).opening(at(channel), asked);
    }

    private Desk.Asked letTheOtherIn(int channel, Function<String, Desk.Asked> give) {
        last[channel] = 1 - last[channel];
        if (channel == 0) {
            return give.apply(holder(channel));
        }
        return at(channel)
                .ask(command().setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A)));
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
        crowd.at(atNs, () -> close(channel, how(channel)));
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
            case OFF_AIR ->
                    closed.closing(
                            how,
                            closed.holder()
                                    .ask(command().setGoOffAir(GoOffAir.getDefaultInstance())));
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

    private void done(Desk.Asked asked) throws BenchException {
        await(asked::isAnswered, "answer");
        if (!asked.refusal().isEmpty()) {
            throw new BenchException("the hub refused: " + asked.refusal());
        }
    }

    private void await(BooleanSupplier so, String what) throws BenchException {
        if (!crowd.until(so, ANSWER)) {
            throw new BenchException(
                    "the hub did not " + what + ": " + ledger.lastEnd() + trouble());
        }
    }

    private String trouble() {
        return gates.stream().map(GuardedGate::refusal).distinct().collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        crowd.close();
    }
}
