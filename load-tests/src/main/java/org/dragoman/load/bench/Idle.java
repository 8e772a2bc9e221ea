package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.protocol.v1.ConnectionPurpose;

import java.io.IOException;
import java.time.Duration;

/** What one who only sits there costs, in bytes of heap and of direct memory. */
final class Idle implements Scenario {
    private static final int LISTENERS = 2000;
    private static final int FIRST = 200;
    private static final int SETTLED_SECONDS = 6;
    private static final int TRIES = 20;
    private static final long NEAR = 32 * 1024;

    @Override
    public long lines(Setup.Wishes wishes) {
        return FIRST + (long) wishes.listenersOr(LISTENERS);
    }

    private record Memory(long heap, long direct, long resident) {
        /** What remains when collecting again frees no more. */
        static Memory settled(HubProcess hub) throws IOException, BenchException {
            Memory last = of(hub);
            for (int i = 0; i < TRIES; i++) {
                Memory next = of(hub);
                if (Math.abs(next.heap - last.heap) < NEAR) {
                    return next;
                }
                last = next;
            }
            return last;
        }

        private static Memory of(HubProcess hub) throws IOException, BenchException {
            String[] words = hub.ask("memory").split(" ", -1);
            if (words.length != 3) {
                throw new BenchException("the hub does not tell its memory");
            }
            return new Memory(
                    Long.parseLong(words[1]), Long.parseLong(words[2]), hub.residentBytes());
        }
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException, IOException {
        int listeners = setup.wishes().listenersOr(LISTENERS);
        Duration settled = Duration.ofSeconds(setup.wishes().secondsOr(SETTLED_SECONDS));
        HubProcess hub = setup.starter().product(FIRST + listeners, 1, "0");
        Stand stand = setup.product(hub, ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED, 0);
        stand.enter(FIRST);
        stand.crowd().during(settled);
        Memory before = Memory.settled(hub);
        stand.enter(FIRST + listeners);
        stand.crowd().during(settled);
        Memory after = Memory.settled(hub);
        double heap = (double) (after.heap() - before.heap()) / listeners;
        double direct = (double) (after.direct() - before.direct()) / listeners;
        report.put("listeners", listeners)
                .put("bytes_per_listener", heap + direct)
                .put("heap_bytes", after.heap())
                .put("direct_bytes", after.direct())
                .put("heap_per_listener", heap)
                .put("direct_per_listener", direct)
                .put(
                        "resident_per_listener",
                        (double) (after.resident() - before.resident()) / listeners);
    }
}
