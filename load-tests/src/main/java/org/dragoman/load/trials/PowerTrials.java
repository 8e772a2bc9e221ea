package org.dragoman.load.trials;

import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.load.crowd.BenchException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** F02: the power of a busy server goes. Its disk is a file, copied while the server is stopped in the middle of its work. */
@Command(
        name = "power",
        mixinStandardHelpOptions = true,
        description = {
            "Cut the power of a busy session: its disk, an ext4 image on a loop mount, is copied"
                    + " while",
            "it is stopped in the middle of its work, and the copy is what it has afterwards.",
            "Needs the right to mount."
        })
final class PowerTrials extends Trial {
    private static final long DISK_BYTES = 24L * 1024 * 1024;
    private static final int COMMANDS_MAX = 120;

    @Option(
            names = "--times",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many cuts (default: ${DEFAULT-VALUE}).")
    int times;

    @Option(
            names = "--sync",
            paramLabel = "MODE",
            defaultValue = "FULL",
            description = {
                "FULL as it is served; NORMAL or OFF to see the trial find what is lost then"
                        + " (default: ${DEFAULT-VALUE})."
            })
    String sync = "FULL";

    @Override
    boolean isPossible() {
        return times >= 1 && List.of("FULL", "NORMAL", "OFF").contains(sync);
    }

    @Override
    String possible() {
        return "--times is 1 or more, --sync is FULL, NORMAL or OFF";
    }

    @Override
    Findings made(Path folder) throws BenchException, IOException {
        var reckoning = new Reckoning();
        for (int cut = 0; cut < times; cut++) {
            cut(folder, reckoning);
        }
        return reckoning;
    }

    private void cut(Path folder, Reckoning reckoning) throws IOException, BenchException {
        Path image = folder.resolve("disk.img");
        Path copy = folder.resolve("copy.img");
        Path mount = Files.createDirectories(folder.resolve("disk"));
        Disk.format(image, DISK_BYTES);
        List<String> said;
        try (var disk = Disk.mount(image, mount)) {
            said = stopped(disk.at().resolve("cut.journal"), folder, image, copy);
        }
        try (var disk = Disk.mount(copy, mount)) {
            Path journal = disk.at().resolve("cut.journal");
            reckoning.begin();
            reckoning.take(said, journal);
            if (reckoning.isClean()) {
                startAgain(journal);
            }
        }
        Files.delete(image);
        Files.delete(copy);
    }

    private List<String> stopped(Path journal, Path folder, Path image, Path copy)
            throws IOException, BenchException {
        try (var server = Victim.start(journal, sync, 0, folder.resolve("house.log"))) {
            server.await(ThreadLocalRandom.current().nextInt(1, COMMANDS_MAX));
            server.freeze();
            Files.copy(image, copy);
            return server.kill();
        }
    }

    /** What can be verified must also be served. */
    private static void startAgain(Path journal) throws BenchException {
        try (var again = SqliteJournal.open(journal)) {
            again.replay(fact -> {});
        } catch (JournalFailed | JournalDamaged e) {
            throw new BenchException("no start after a cut: " + e.getMessage(), e);
        }
    }
}
