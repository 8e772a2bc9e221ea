package org.dragoman.cli;

import org.dragoman.access.BadgeIssuer;
import org.dragoman.access.BadgeKeys;
import org.dragoman.access.BadgeTokens;
import org.dragoman.conference.Conference;
import org.dragoman.conference.Participant;
import org.dragoman.conference.Role;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.print.BadgeSheet;
import org.dragoman.settings.Settings;
import org.dragoman.settings.SettingsFile;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.MistakenFileException;
import org.dragoman.yaml.Nearest;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Prints badges with a QR code each, ends those that were lost, and changes the key that signs them. The house may run. */
@Command(
        name = "badges",
        description = {
            "Write badges with a QR code each as a page that a browser prints on A4.",
            "Without --role and --id it is everybody's. The page holds secrets.",
            "With --revoke: revoke badges that were lost; nothing is printed."
        })
public final class BadgesCommand implements Callable<Integer> {
    private static final int NEAR_MAX = 5;

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--role",
            split = ",",
            paramLabel = "ROLE",
            description = "Only badges of this role, like delegate. Repeatable.")
    List<String> roles = List.of();

    @Option(
            names = "--id",
            split = ",",
            paramLabel = "ID",
            description = "Only this participant's badge. Repeatable.")
    List<String> ids = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the page is written; badges.html if it is left out.")
    Path file = Path.of("badges.html");

    @Option(
            names = "--rotate-key",
            description =
                    "Sign with a new key from now on. Badges made before are refused at once, and"
                            + " whoever is in with one has to leave; unless --old-until is given.")
    boolean rotate;

    @Option(
            names = "--old-until",
            paramLabel = "TIME",
            description =
                    "With --rotate-key: until when badges made before stay good, like"
                            + " 2026-10-05T12:00 in the conference's time zone.")
    @Nullable String oldUntil;

    @Option(
            names = "--listening",
            paramLabel = "STREAM",
            description =
                    "Print links for players such as VLC instead, each of which opens one"
                            + " channel for a while and nothing else: a language like fr, or floor;"
                            + " with SESSION/ before it that session's alone.")
    @Nullable String listening;

    @Option(
            names = "--revoke",
            split = ",",
            paramLabel = "ID",
            description =
                    "Revoke every badge of this participant that was made before now: a running"
                            + " server disconnects its holder within a second, everywhere. A badge"
                            + " made after that is good. Repeatable.")
    List<String> lost = List.of();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "With --revoke: why, for the log; \"lost\" if it is left out.")
    @Nullable String reason;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (reason != null && lost.isEmpty()) {
            throw wrong("--reason is for --revoke; give both, or neither");
        }
        if (!lost.isEmpty() && prints()) {
            throw wrong("--revoke prints nothing: leave out --role, --id, --out and --rotate-key");
        }
        if (oldUntil != null && !rotate) {
            throw new ParameterException(
                    spec.commandLine(), "--old-until is for --rotate-key; give both, or neither");
        }
        try {
            Settings settings = SettingsFile.read(options.config(), options.overrides());
            Conference conference = ConferenceFile.read(settings.conference(), settings.speech());
            if (!lost.isEmpty()) {
                lost(settings, conference);
                return ExitCodes.OK;
            }
            List<Participant> chosen = chosen(conference);
            if (listening == null) {
                print(settings, conference, chosen);
            } else {
                links(listening, settings, conference, chosen);
            }
            return ExitCodes.OK;
        } catch (MistakenFileException e) {
            err.println(e.getMessage());
            return ExitCodes.WRONG;
        } catch (IOException e) {
            err.println("dragoman: " + e.getMessage());
            return ExitCodes.CANNOT;
        }
    }

    private boolean prints() {
        var said = spec.commandLine().getParseResult();
        return rotate || !roles.isEmpty() || !ids.isEmpty() || said.hasMatchedOption("--out");
    }

    private void lost(Settings settings, Conference conference) throws IOException {
        known(lost, conference);
        PrintWriter out = spec.commandLine().getOut();
        var badges = new LostBadges(settings.data().resolve(conference.id().value()));
        badges.end(lost, reason == null ? "lost" : reason, Instant.now()).forEach(out::println);
        out.flush();
    }

    private void known(List<String> ids, Conference conference) {
        List<String> known = conference.participants().stream().map(p -> p.id().value()).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                List<String> near = Nearest.several(id, known, NEAR_MAX);
                throw wrong(
                        "no participant "
                                + id
                                + " is in the conference"
                                + (near.isEmpty() ? "" : "; near it: " + String.join(", ", near)));
            }
        }
    }

    private List<Participant> chosen(Conference conference) {
        known(ids, conference);
        Set<Role> wanted = new HashSet<>();
        for (String role : roles) {
            try {
                wanted.add(Form.oneOf(Role.class).read(role));
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
        List<Participant> chosen =
                conference.participants().stream()
                        .filter(
                                p ->
                                        (ids.isEmpty() && wanted.isEmpty())
                                                || ids.contains(p.id().value())
                                                || wanted.contains(p.role()))
                        .toList();
        if (chosen.isEmpty()) {
            throw wrong("nobody has a badge of that role");
        }
        return chosen;
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private void print(Settings settings, Conference conference, List<Participant> chosen)
            throws IOException {
        int port = settings.open().address().port();
        if (port == 0) {
            throw wrong("public.port is 0, so no link is known before the start; choose a port");
        }
        Instant now = Instant.now();
        Instant ends = oldUntil == null ? now : time(oldUntil, conference.zone());
        Path folder = settings.data().resolve(conference.id().value());
        Files.createDirectories(folder);
        BadgeKeys keys = BadgeKeys.in(folder);
        PrintWriter out = spec.commandLine().getOut();
        if (rotate) {
            keys.rotate(ends, now);
            out.println(
                    oldUntil == null
                            ? "badges made before now are refused: print all of them again"
                            : "badges made before now are good until " + ends);
        }
        var issuer =
                new BadgeIssuer(
                        new BadgeTokens(conference.id(), keys.keys()),
                        conference,
                        settings.tuning().badgesValid(),
                        folder);
        var links = new Links(id -> issuer.issue(id, now.toEpochMilli()), port, settings);
        Instant until = issuer.until(now.toEpochMilli());
        write(new BadgeSheet(conference, links::of, until).of(chosen));
        out.println(
                "%d badges for %s, good until %s, are in %s: open it in a browser and print it"
                        .formatted(chosen.size(), links.site(), until, file));
        links.warning().ifPresent(each -> out.println("warning: " + each));
        Precautions.of(settings, conference, now).forEach(each -> out.println("warning: " + each));
        out.flush();
    }

    private void links(
            String stream, Settings settings, Conference conference, List<Participant> chosen)
            throws IOException {
        String channel = stream.substring(stream.indexOf('/') + 1);
        boolean known =
                channel.equals("floor")
                        || conference.languages().stream()
                                .anyMatch(language -> language.tag().value().equals(channel));
        if (!known || !stream.matches("([A-Za-z0-9_-]{1,64}/)?[A-Za-z0-9-]{2,35}")) {
            throw wrong("there is no channel " + stream + "; it is a language like fr, or floor");
        }
        Path folder = settings.data().resolve(conference.id().value());
        Files.createDirectories(folder);
        var links = new BadgeTokens(conference.id(), BadgeKeys.in(folder).keys()).listeningLinks();
        String site = new Links(id -> "", settings.open().address().port(), settings).site();
        long nowMs = Instant.now().toEpochMilli();
        long untilMs = nowMs + settings.tuning().listeningLinks().toMillis();
        String path = "/listen/" + stream + ".ogg";
        PrintWriter out = spec.commandLine().getOut();
        for (Participant p : chosen) {
            var badge = new BadgeTokens.Badge(p.id(), nowMs);
            out.println(p.id() + " " + site + path + "?link=" + links.issue(badge, path, untilMs));
        }
        out.println("good until " + Instant.ofEpochMilli(untilMs));
        out.flush();
    }

    private Instant time(String said, ZoneId zone) {
        try {
            return said.endsWith("Z")
                    ? Instant.parse(said)
                    : LocalDateTime.parse(said, DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                            .atZone(zone)
                            .toInstant();
        } catch (DateTimeException e) {
            throw wrong("--old-until takes a time like 2026-10-05T12:00");
        }
    }

    /** Nobody but its owner may read it. */
    private void write(String page) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, page);
    }
}
