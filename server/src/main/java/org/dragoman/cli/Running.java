package org.dragoman.cli;

import org.dragoman.Server;
import org.dragoman.conference.Conference;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.settings.Settings;
import org.dragoman.settings.SettingsFile;
import org.dragoman.yaml.MistakenFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Runs a house until it is told to stop; what keeps it from running is told in one line. */
final class Running {
    private static final Logger log = LoggerFactory.getLogger(Running.class);

    private final SettingsOptions options;
    private final PrintWriter out;
    private final PrintWriter err;
    private final String below;

    Running(SettingsOptions options, PrintWriter out, PrintWriter err) {
        this(options, out, err, "");
    }

    private Running(SettingsOptions options, PrintWriter out, PrintWriter err, String below) {
        this.options = options;
        this.out = out;
        this.err = err;
        this.below = below;
    }

    /** The same with its data in a folder below that of the settings. */
    Running in(String folder) {
        return new Running(options, out, err, folder);
    }

    /** What goes on in a house that is open. Closed before it. */
    interface Inside {
        AutoCloseable begin(Server house, Settings settings, Conference conference, PrintWriter out)
                throws IOException;
    }

    /** Opens the house, lets things begin in it, and waits for the end of the process. */
    int until(Inside inside) {
        Hangup hangup = Hangup.heard();
        try {
            Settings settings = SettingsFile.read(options.config(), options.overrides());
            Conference conference = ConferenceFile.read(settings.conference(), settings.speech());
            Precautions.of(settings, conference, Instant.now()).forEach(log::warn);
            Server house = Opening.house(settings, settings.data().resolve(below), conference);
            hangup.then(house::readAgain);
            AutoCloseable within = inside.begin(house, settings, conference, out);
            waitForEnd(house, within);
            return ExitCodes.OK;
        } catch (MistakenFileException e) {
            err.println(e.getMessage());
            return ExitCodes.WRONG;
        } catch (JournalDamaged e) {
            err.println(
                    "dragoman: "
                            + e.getMessage()
                            + "; nothing of it is served: restore it from a copy, or move it away"
                            + " with every file whose name begins with its own, to begin anew");
            return ExitCodes.CANNOT;
        } catch (IOException | JournalFailed e) {
            err.println("dragoman: " + e.getMessage());
            return ExitCodes.CANNOT;
        }
    }

    private static void waitForEnd(Server house, AutoCloseable within) {
        var end = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> close(house, within, end), "closing"));
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Server house, AutoCloseable within, CountDownLatch end) {
        try (house) {
            within.close();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not shut down cleanly", e);
        } finally {
            end.countDown();
        }
    }
}
