package org.dragoman.load.bench;

import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.LongRecord;
import org.dragoman.protocol.v1.ConnectionPurpose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A hub with a journal of many days is killed while somebody speaks, and is started again at once: how long until it is
 * ready, and until everybody is back with the right view; beside the start of a JVM that has nothing to do.
 */
final class Restart implements Scenario {
    private static final int LISTENERS = 100;
    private static final int ROUNDS = 3;
    private static final int FACTS = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public long lines(Setup.Wishes wishes) {
        return wishes.listenersOr(LISTENERS);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException, IOException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Path data = setup.starter().data();
        long facts = written(data, listeners);
        int port = freePort();
        var empty = new ArrayList<Double>();
        var ready = new ArrayList<Double>();
        var back = new ArrayList<Double>();
        var readyRatios = new ArrayList<Double>();
        var backRatios = new ArrayList<Double>();
        long wrong = 0;
        for (int round = 0; round < setup.wishes().roundsOr(ROUNDS); round++) {
            double emptyMs = setup.starter().emptyStartNs() / 1e6;
            HubProcess hub = setup.starter().again(data, port, listeners);
            Stand stand = setup.product(hub, ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED, 0);
            stand.enter(listeners);
            long position = ((ProductStage) stand.stage()).moderator().position();
            var returns = new Returns(stand, view -> Returns.speaks(view, position), false);
            long killedNs = System.nanoTime();
            hub.kill();
            stand.listeners().forEach(returns::cutOff);
            var restarted = restarted(setup, data, port, listeners, killedNs);
            boolean all = stand.crowd().until(returns::isComplete, PATIENCE);
            double backMs = (System.nanoTime() - killedNs) / 1e6;
            Ready came = came(restarted);
            came.hub().close();
            if (!all) {
                throw new BenchException("not everybody came back: " + returns.firstFailure());
            }
            empty.add(emptyMs);
            ready.add(came.ms());
            back.add(backMs);
            readyRatios.add(came.ms() / emptyMs);
            backRatios.add(backMs / emptyMs);
            wrong += returns.wrong();
        }
        report.put("listeners", listeners)
                .put("restart_facts", facts)
                .put("empty_start_ms", Spread.of(empty).median())
                .put("ready_ms", Spread.of(ready).median())
                .put("back_ms", Spread.of(back).median())
                .put("back_ms_high", Spread.of(back).high())
                .put("ready_ratio", Spread.of(readyRatios).median())
                .put("back_ratio", Spread.of(backRatios).median())
                .put("restart_wrong_views", wrong);
    }

    /** A hub that said it is ready, so long after the other was killed. */
    private record Ready(HubProcess hub, double ms) {}

    private static CompletableFuture<Ready> restarted(
            Setup setup, Path data, int port, int listeners, long killedNs) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        HubProcess hub = setup.starter().again(data, port, listeners);
                        return new Ready(hub, (System.nanoTime() - killedNs) / 1e6);
                    } catch (BenchException e) {
                        throw new CompletionException(e);
                    }
                });
    }

    private static Ready came(CompletableFuture<Ready> restarted) throws BenchException {
        try {
            return restarted.join();
        } catch (CompletionException e) {
            throw new BenchException("the hub did not start again: " + e.getCause(), e);
        }
    }

    private static long written(Path data, int listeners) throws BenchException, IOException {
        Files.createDirectories(data);
        try {
            return LongRecord.write(data, listeners, FACTS);
        } catch (JournalFailed | JournalDamaged e) {
            throw new BenchException("the long journal could not be written: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
