package org.dragoman.cli;

import org.dragoman.backup.Backup;
import org.dragoman.backup.NotWhole;
import org.dragoman.backup.Restore;
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
import java.util.concurrent.Callable;

/** Puts a copy back. */
@Command(
        name = "restore",
        description = {
            "Put a copy that backup made back into the data folder, with no server on it.",
            "Exits 1 if the copy is not whole, 3 if it could not be put back."
        })
public final class RestoreCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin SettingsOptions options = new SettingsOptions();

    @Option(names = "--from", required = true, paramLabel = "FOLDER", description = "The copy.")
    Path from = Path.of("");

    @Option(
            names = "--replace",
            description = "Move what is in the conference's folder aside first.")
    boolean replace;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            Settings settings = SettingsFile.read(options.config(), options.overrides());
            Conference conference = ConferenceFile.read(settings.conference(), settings.speech());
            var restored =
                    new Restore(settings.data(), conference.id().value()).from(from, replace);
            for (Backup.Journal journal : restored.journals()) {
                out.println(BackupCommand.line(journal));
            }
            restored.aside().ifPresent(path -> out.println("what was there is in " + path));
            out.println("ok: " + conference.id() + " is as it was when the copy was made");
            out.flush();
            return ExitCodes.OK;
        } catch (MistakenFileException e) {
            err.println(e.getMessage());
            return ExitCodes.WRONG;
        } catch (NotWhole | JournalDamaged e) {
            err.println("dragoman: " + e.getMessage());
            return ExitCodes.BROKEN;
        } catch (IOException | JournalFailed e) {
            err.println("dragoman: " + e.getMessage());
            return ExitCodes.CANNOT;
        }
    }
}
