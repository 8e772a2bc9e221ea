package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Crowd;
import org.dragoman.load.crowd.HubAddress;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.crowd.Listener;
import org.dragoman.load.crowd.Talker;
import org.dragoman.load.hubs.HubProcess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One hub with its crowd: who listens there, who speaks, and what came of it.
 *
 * <p>Owner: the generator's thread.
 */
final class Stand implements AutoCloseable {
    /** Channels of listeners, over and over: 30, 20, 20, 15, 10 and 5 % of any number. */
    private static final int[] SPREAD = {
        0, 1, 2, 3, 0, 4, 1, 2, 0, 3, 1, 0, 2, 5, 4, 0, 1, 3, 2, 0
    };

    private static final int AT_A_TIME = 100;
    private static final int WHOLE_BUNDLES = 6;

    /** The longest bundle has three frames. */
    private static final int UNCOUNTED = 2;

    private static final Duration ENTERING = Duration.ofSeconds(60);
    private static final Duration DRAINING = Duration.ofSeconds(2);

    private final Crowd crowd;
    private final HubProcess hub;
    private final HubAddress address;
    private final Ledger ledger;
    private final Stage stage;
    private final List<Listener> listeners = new ArrayList<>();
    private int active;

    Stand(Crowd crowd, HubProcess hub, HubAddress address, Ledger ledger, Stage stage) {
        this.crowd = crowd;
        this.hub = hub;
        this.address = address;
        this.ledger = ledger;
        this.stage = stage;
    }

    HubProcess hub() {
        return hub;
    }

    Crowd crowd() {
        return crowd;
    }

    Ledger ledger() {
        return ledger;
    }

    HubAddress address() {
        return address;
    }

    Stage stage() {
        return stage;
    }

    List<Listener> listeners() {
        return listeners;
    }

    static int channelOf(int listener) {
        return SPREAD[listener % SPREAD.length];
    }

    /** Lets listeners in until there are so many. They listen to nothing yet. */
    void enter(int many) throws BenchException {
        while (listeners.size() < many) {
            int upTo = Math.min(many, listeners.size() + AT_A_TIME);
            while (listeners.size() < upTo) {
                listeners.add(crowd.listener(address, ledger, listeners.size()));
            }
            await(Listener::isIn, "were let in");
        }
    }

    private void await(Predicate<Listener> so, String what) throws BenchException {
        if (!crowd.until(() -> listeners.stream().allMatch(so) || anyGone(), ENTERING)
                || anyGone()) {
            long short_ = listeners.stream().filter(so.negate()).count();
            throw new BenchException(
                    "not all listeners of "
                            + hub.name()
                            + " "
                            + what
                            + ": "
                            + short_
                            + " of "
                            + listeners.size()
                            + " missing"
                            + (anyGone() ? ", the hub ended lines: " + ledger.lastEnd() : ""));
        }
    }

    private boolean anyGone() {
        return listeners.stream().anyMatch(Listener::isGone);
    }

    /** The first so many listen, each to its channel; the others to nothing. */
    void tune(int many, int frames) throws BenchException {
        comeBack();
        active = many;
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).tune(i < many ? channelOf(i) : -1, frames);
            if (i % AT_A_TIME == AT_A_TIME - 1) {
                crowd.during(Duration.ofMillis(1));
            }
        }
        await(Listener::isConfirmed, "got their channel");
        crowd.during(Duration.ofMillis(100));
    }

    /** Whoever was sent away while the hub was overloaded comes in again. */
    private void comeBack() throws BenchException {
        int before = listeners.size();
        listeners.removeIf(Listener::isGone);
        enter(before);
    }

    /** How many listen. */
    int active() {
        return active;
    }

    /** Frames that the active listeners should have heard of the present window. */
    long expected() {
        long sum = 0;
        for (Listener listener : listeners.subList(0, active)) {
            sum += ledger.sent(listener.channel());
        }
        return sum;
    }

    /**
     * Everybody speaks for a while, spread evenly over the 20 ms, and whoever listens is measured. A few uncounted frames
     * behind those fill the bundles that are open, asked for or not: in speech that goes on, none waits for its end.
     */
    Window window(Duration length) throws BenchException {
        ledger.next();
        Meter before = Meter.read(hub, crowd);
        crowd.stalledNs();
        long frames = Math.max(1, length.toNanos() / Talker.PERIOD_NS / WHOLE_BUNDLES);
        speak(frames * WHOLE_BUNDLES, UNCOUNTED);
        List<Talker> talkers = stage.talkers();
        crowd.until(() -> talkers.stream().allMatch(Talker::isSilent), length.plus(DRAINING));
        crowd.until(() -> ledger.heard() >= expected(), DRAINING);
        Meter after = Meter.read(hub, crowd);
        if (!hub.isAlive()) {
            throw new BenchException(hub.name() + " died");
        }
        return Window.of(ledger, expected(), crowd.stalledNs(), before, after);
    }

    /** Everybody speaks until told to stop. */
    void speak() throws BenchException {
        speak(Long.MAX_VALUE, 0);
    }

    private void speak(long frames, int more) throws BenchException {
        long startNs = System.nanoTime() + 1_000_000;
        List<Talker> talkers = stage.talkers();
        for (Talker talker : talkers) {
            talker.speak(
                    startNs + talker.channel() * Talker.PERIOD_NS / Ledger.CHANNELS, frames, more);
        }
    }

    void silence() throws BenchException {
        stage.talkers().forEach(Talker::fallSilent);
    }

    @Override
    public void close() {
        hub.close();
    }
}
