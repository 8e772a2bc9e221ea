package org.dragoman.cli;

import org.dragoman.Server;
import org.dragoman.conference.Conference;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.demo.DemoPeople;
import org.dragoman.demo.Manners;
import org.dragoman.settings.Settings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Runs the Baku conference with people who speak and interpret, and prints a link for every seat a visitor may take. */
@Command(
        name = "demo",
        description = {
            "Run a conference with speakers and interpreters in it, and print a link for each"
                    + " role.",
            "What happened stays in the data folder, below demo; stop with Ctrl+C."
        })
public final class DemoCommand implements Callable<Integer> {
    /** Badges that begin so are for visitors; everybody else is one of the demo's people. */
    private static final String VISITOR = "visitor-";

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        var line = spec.commandLine();
        return new Running(options.orShipped(), line.getOut(), line.getErr())
                .in("demo")
                .until(this::begin);
    }

    private AutoCloseable begin(
            Server house, Settings settings, Conference conference, PrintWriter out)
            throws IOException {
        if (!(settings.open().tls() instanceof Settings.Tls.Plain)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the demo is for this machine alone: set public.tls.mode to plain");
        }
        var hub =
                URI.create(
                        "ws://"
                                + settings.open().address().host()
                                + ":"
                                + house.port()
                                + "/v1/session");
        var entrance =
                new DemoPeople.Entrance(
                        hub, id -> house.badge(new ParticipantId(id)), Optional.empty());
        DemoPeople people = DemoPeople.start(entrance, bots(conference), Manners.DEFAULT);
        welcome(new Links(house, settings), conference, out);
        return people;
    }

    private static Set<String> bots(Conference conference) {
        return conference.participants().stream()
                .filter(p -> p.role() != Role.DISPLAY && p.role() != Role.PUBLIC)
                .map(p -> p.id().value())
                .filter(id -> !id.startsWith(VISITOR))
                .collect(Collectors.toSet());
    }

    private static void welcome(Links links, Conference conference, PrintWriter out) {
        List<Participant> seats =
                conference.participants().stream()
                        .filter(p -> p.id().value().startsWith(VISITOR))
                        .toList();
        out.println();
        out.println("The conference is in session. Links:");
        seats.forEach(
                seat ->
                        out.printf(
                                "  %-12s %-12s %s%n",
                                seat.id().value().substring(VISITOR.length()),
                                word(seat.role()),
                                links.of(seat)));
        out.println();
        out.println(
                "delegate: listen in a language, or request the floor. ar az en fr ru: the booth of"
                        + " that language.");
        out.println("moderator: list of speakers and floor. Ctrl+C ends the demo.");
        out.flush();
    }

    private static String word(Role role) {
        return role == Role.DISPLAY
                ? "hall screen"
                : role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
