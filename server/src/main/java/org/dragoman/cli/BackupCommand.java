package org.dragoman.cli;

import org.dragoman.backup.Backup;
import org.dragoman.conference.Conference;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.settings.Settings;
import org.dragoman.settings.SettingsFile;
import org.dragoman.yaml.MistakenFileException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Copies what a server keeps, while it runs or not. */
@Command(
        name = "backup",
        description = {
            "Make a whole copy of journals, keys and what else the server keeps. It may run.",
            "Exits 1 if a journal was changed, 3 if no copy could be made."
        })
public final class BackupCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "A folder that is not there yet. It will hold secrets.")
    Path to = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Settings settings = SettingsFile.read(options.config(), options.overrides());
            Conference conference = ConferenceFile.read(settings.conference(), settings.speech());
            var backup = new Backup(settings.data(), conference.id().value(), PATIENCE);
            for (Backup.Journal journal : backup.to(to)) {
                out.println(line(journal));
            }
            out.println("ok: a whole copy of " + conference.id() + " is in " + to);
            out.flush();
            return ExitCodes.OK;
        } catch (MistakenFileException e) {
            err.println(e.getMessage());
            return ExitCodes.WRONG;
        } catch (JournalDamaged e) {
            err.println("dragoman: " + e.getMessage());
            return ExitCodes.BROKEN;
        } catch (IOException | JournalFailed e) {
            err.println("dragoman: " + e.getMessage());
            return ExitCodes.CANNOT;
        }
    }

    static String line(Backup.Journal journal) {
        return "%-24s %d records, head %s"
                .formatted(journal.session(), journal.facts(), journal.head());
    }
}
