package org.dragoman.load.trials;

import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.load.crowd.BenchException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/** F02: the power of a busy house goes. Its disk is a file, copied while the house is stopped in the middle of its work. */
@Command(
        name = "power",
        mixinStandardHelpOptions = true,
        description = {
            "Cut the power of a busy session: its disk, an ext4 image on a loop mount, is copied"
                    + " while",
            "it is stopped in the middle of its work, and the copy is what it has afterwards.",
            "Needs the right to mount."
        })
final class PowerTrials implements Callable<Integer> {
    private static final long DISK_BYTES = 24L * 1024 * 1024;
    private static final int COMMANDS_MAX = 120;

    @Spec CommandSpec spec = CommandSpec.create();

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
    public Integer call() throws IOException {
        if (times < 1 || !List.of("FULL", "NORMAL", "OFF").contains(sync)) {
            throw new ParameterException(
                    spec.commandLine(), "--times is 1 or more, --sync is FULL, NORMAL or OFF");
        }
        Path folder = Files.createTempDirectory("dragoman-power");
        var reckoning = new Reckoning();
        try {
            for (int cut = 0; cut < times; cut++) {
                cut(folder, reckoning);
            }
        } catch (BenchException e) {
            spec.commandLine().getErr().println("dragoman trials: " + e.line());
            return Trials.CANNOT;
        } finally {
            Shell.delete(folder);
        }
        spec.commandLine().getOut().print(reckoning.text());
        spec.commandLine().getOut().flush();
        return reckoning.isClean() ? 0 : Trials.WRONG;
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
        try (var house = Victim.start(journal, sync, 0, folder.resolve("house.log"))) {
            house.await(ThreadLocalRandom.current().nextInt(1, COMMANDS_MAX));
            house.freeze();
            Files.copy(image, copy);
            return house.kill();
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
