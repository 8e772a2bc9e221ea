package org.dragoman.cli;

import org.dragoman.conference.Conference;
import org.dragoman.conference.SpeechLimits;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.MissingTexts;
import org.dragoman.conference.file.Readiness;
import org.dragoman.settings.Settings;
import org.dragoman.settings.SettingsFile;
import org.dragoman.yaml.MistakenFileException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Reads a configuration or a conference file and says whether a server could start with it. */
@Command(
        name = "check",
        description = {
            "Read a configuration with its conference file, or a conference file alone.",
            "All errors are listed at once, each with its line and column."
        })
public final class CheckCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--effective",
            description = "Print every key of the configuration as it is in effect.")
    boolean effective;

    @Override
    public Integer call() {
        if (options.config().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a file: --config FILE");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(checked(out));
            return ExitCodes.OK;
        } catch (MistakenFileException e) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(e.getMessage());
            err.println("not ok: " + count(e.mistakes().size(), "mistake") + " in " + e.file());
            return ExitCodes.WRONG;
        }
    }

    private String checked(PrintWriter out) throws MistakenFileException {
        if (options.config().filter(ConferenceFile::describesConference).isPresent()) {
            return told(ConferenceFile.read(options.config().get(), SpeechLimits.STANDARD), out);
        }
        Settings settings = SettingsFile.read(options.config(), options.overrides());
        if (effective) {
            out.print(settings.written());
        }
        Conference conference = ConferenceFile.read(settings.conference(), settings.speech());
        Links.warning(settings).ifPresent(each -> out.println("warning: " + each));
        Precautions.of(settings, conference, Instant.now())
                .forEach(each -> out.println("warning: " + each));
        return told(conference, out);
    }

    private static String told(Conference conference, PrintWriter out) {
        Readiness.doubts(conference).forEach(doubt -> out.println("warning: " + doubt));
        MissingTexts.told(conference).forEach(missing -> out.println("missing: " + missing));
        return "ok: " + summary(conference);
    }

    private static String summary(Conference conference) {
        long interpreters =
                conference.booths().stream().mapToLong(b -> b.interpreters().size()).sum();
        long days = conference.sessions().stream().map(s -> s.day()).distinct().count();
        return String.join(
                ", ",
                conference.id() + ": " + count(conference.languages().size(), "language"),
                count(conference.booths().size(), "booth")
                        + " with "
                        + count(interpreters, "interpreter"),
                count(conference.delegations().size(), "delegation"),
                count(conference.participants().size(), "participant"),
                count(conference.sessions().size(), "session") + " on " + count(days, "day"));
    }

    private static String count(long many, String noun) {
        return many + " " + noun + (many == 1 ? "" : "s");
    }
}
