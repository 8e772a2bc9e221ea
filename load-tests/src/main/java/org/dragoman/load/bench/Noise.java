package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What other programs use of the machine while something is measured: everything that is busy, less this process and all
 * it started.
 *
 * @param busyTicks of all cores together, by the kernel's account
 * @param stolenTicks that the host took for others
 * @param ownTicks of this process and its descendants
 */
record Noise(long atNs, long busyTicks, long stolenTicks, long ownTicks) {
    /** Part of the machine in use before anything was started, above which nothing can be told. */
    static final double BEFORE_MAX = 0.12;

    private static final double OTHERS_MAX_CORES = 0.15;
    private static final double STOLEN_MAX = 0.023;
    private static final double TICKS_PER_SECOND = 100;
    private static final long LOOK_MS = 3000;
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;

    static Noise begin() throws BenchException {
        try {
            String[] all = Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +", -1);
            long busy = 0;
            for (int i = 1; i <= STOLEN; i++) {
                if (i != IDLE && i != WAITING && i != STOLEN) {
                    busy += Long.parseLong(all[i]);
                }
            }
            return new Noise(System.nanoTime(), busy, Long.parseLong(all[STOLEN]), ticksOfOurs());
        } catch (IOException e) {
            throw new BenchException("the bench needs Linux with /proc", e);
        }
    }

    /** What part of the machine is in use by others now, over some seconds. */
    static double before() throws BenchException {
        Noise from = begin();
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return from.othersCores() / Runtime.getRuntime().availableProcessors();
    }

    /** Whether others used more since then than a measurement bears. */
    boolean disturbed() throws BenchException {
        Noise now = begin();
        double machine = seconds(now) * Runtime.getRuntime().availableProcessors();
        double stolen = (now.stolenTicks - stolenTicks) / TICKS_PER_SECOND / machine;
        return others(now) > OTHERS_MAX_CORES || stolen > STOLEN_MAX;
    }

    private double othersCores() throws BenchException {
        return others(begin());
    }

    private double others(Noise now) {
        long ticks = now.busyTicks - busyTicks - (now.ownTicks - ownTicks);
        return Math.max(0, ticks / TICKS_PER_SECOND / seconds(now));
    }

    private double seconds(Noise now) {
        return Math.max(0.001, (now.atNs - atNs) / 1e9);
    }

    private static long ticksOfOurs() {
        var self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(one -> ticks(one.pid()))
                .sum();
    }

    /** User and system time of a process, with that of its children that have ended; 0 if it is gone. */
    private static long ticks(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] after = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(after[11])
                    + Long.parseLong(after[12])
                    + Long.parseLong(after[13])
                    + Long.parseLong(after[14]);
        } catch (IOException e) {
            return 0;
        }
    }
}
