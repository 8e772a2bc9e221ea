package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.CpuClock;
import org.dragoman.load.crowd.Crowd;
import org.dragoman.load.hubs.HubProcess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What had been used at one moment: by the hub, by the generator, by everybody, and what the host took for others.
 *
 * @param busyNs of all cores together, by the kernel's ticks
 * @param stolenNs of all cores together
 */
record Meter(long atNs, long hubNs, long generatorNs, long nappedNs, long busyNs, long stolenNs) {
    private static final long TICK_NS = 10_000_000;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    static Meter read(HubProcess hub, Crowd crowd) throws BenchException {
        try {
            String[] all = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1);
            long busy = 0;
            for (int i = 1; i <= STOLEN; i++) {
                if (i != IDLE && i != WAITING && i != STOLEN) {
                    busy += Long.parseLong(all[i]);
                }
            }
            return new Meter(
                    System.nanoTime(),
                    hub.cpuNanos(),
                    new CpuClock(ProcessHandle.current().pid()).nanos(),
                    crowd.nappedNs(),
                    busy * TICK_NS,
                    Long.parseLong(all[STOLEN]) * TICK_NS);
        } catch (IOException e) {
            throw new BenchException("the bench needs Linux with /proc", e);
        }
    }
}
