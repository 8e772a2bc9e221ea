package org.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Whoever renews certificates or turns logs sends SIGHUP: it reads again, as often as it comes, and ends nothing. */
class HangupTest {
    private static void hangUp() throws Exception {
        String self = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("kill", "-HUP", self).start().waitFor()).isZero();
    }

    /** A process that was started to outlive its terminal ignores the signal from the beginning. */
    private static boolean isIgnored() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16) % 2 == 1);
    }

    @Test
    void a_hangup_reads_again_each_time_and_ends_nothing() throws Exception {
        assumeFalse(isIgnored(), "this process was started with nohup");
        var read = new AtomicInteger();
        Hangup hangup = Hangup.heard();
        hangUp();
        hangup.then(read::incrementAndGet);
        hangUp();
        await().until(() -> read.get() >= 1);
        int before = read.get();
        hangUp();
        await().until(() -> read.get() > before);
    }
}
