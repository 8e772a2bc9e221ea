package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.HubAddress;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.crowd.Listener;
import org.dragoman.load.hubs.Kind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One listener in ten stops reading for five seconds: what the others notice, what is held for it, how stale it wakes. */
final class Slow implements Scenario {
    private static final int LISTENERS = 1000;
    private static final int SECONDS = 5;
    private static final int ROUNDS = 5;
    private static final int WARM = 8;
    private static final int SLOW_SHARE = 10;

    /** A small buffer on the listener's side, so that the stall is the hub's to deal with, as behind a dead radio. */
    private static final int RECEIVE_BYTES = 4096;

    private static final Pattern HELD = Pattern.compile("skmem:\\(.*?,t(\\d+),.*?,w(\\d+),");

    @Override
    public long lines(Setup.Wishes wishes) {
        return wishes.listenersOr(LISTENERS);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException, IOException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Duration length = Duration.ofSeconds(setup.wishes().secondsOr(SECONDS));
        Stand stand = setup.stand(Kind.PRODUCT);
        int slow = Math.max(1, listeners / SLOW_SHARE);
        stand.enter(listeners - slow);
        stand.tune(listeners - slow, 1);
        List<Listener> stalled = stall(stand, slow);
        Setup.warm(stand, WARM);
        var ratios = new ArrayList<Double>();
        double staleMs = 0;
        long held = 0;
        long lost = 0;
        int silent = 0;
        int stale = 0;
        for (int round = 0; round < setup.wishes().roundsOr(ROUNDS); round++) {
            Window calm = stand.window(length);
            stalled.forEach(Listener::freeze);
            Window stalling = stand.window(length);
            held = Math.max(held, held(stand.hub().port()));
            stand.speak();
            stalled.forEach(Listener::thaw);
            stand.crowd().during(Duration.ofSeconds(2));
            stand.silence();
            for (Listener listener : stalled) {
                staleMs = Math.max(staleMs, listener.newAgeNs() / 1e6);
                stale = Math.max(stale, listener.stale());
                silent += listener.newAgeNs() < 0 ? 1 : 0;
            }
            ratios.add(stalling.ms(99) / calm.ms(99));
            lost += calm.lost() + stalling.lost();
        }
        report.put("listeners", listeners)
                .put("stalled", slow)
                .put("others_p99_ratio", Spread.of(ratios).median())
                .put("others_p99_ratio_high", Spread.of(ratios).high())
                .put("stale_ms", staleMs)
                .put("stale_frames_max", stale)
                .put("held_bytes_max", held)
                .put("stalled_silent", silent)
                .put("stalled_gone", stalled.stream().filter(Listener::isGone).count())
                .put("loss", lost);
    }

    private static List<Listener> stall(Stand stand, int many) throws BenchException {
        var ledger = new Ledger();
        HubAddress address = stand.address();
        var small =
                new HubAddress(
                        address.port(), address.encrypted(), address.dialect(), RECEIVE_BYTES);
        var all = new ArrayList<Listener>();
        for (int i = 0; i < many; i++) {
            all.add(stand.crowd().listener(small, ledger, stand.active() + i));
        }
        stand.crowd().until(() -> all.stream().allMatch(Listener::isIn), Duration.ofSeconds(10));
        for (Listener listener : all) {
            listener.tune(Stand.channelOf(listener.number()), 1);
        }
        stand.crowd()
                .until(() -> all.stream().allMatch(Listener::isConfirmed), Duration.ofSeconds(10));
        return all;
    }

    /** The most bytes of kernel memory that the hub's side of any connection to a port holds unsent or unacknowledged. */
    private static long held(int port) throws BenchException, IOException {
        Process ss;
        try {
            ss = new ProcessBuilder("ss", "-tnmH", "sport", "=", ":" + port).start();
        } catch (IOException e) {
            throw new BenchException("ss is not here: install iproute2", e);
        }
        String all = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher held = HELD.matcher(all);
        long most = 0;
        while (held.find()) {
            most = Math.max(most, Long.parseLong(held.group(1)) + Long.parseLong(held.group(2)));
        }
        return most;
    }
}
