package org.dragoman.settings;

import static org.dragoman.settings.Key.Group.ACME;
import static org.dragoman.settings.Key.Group.BADGES;
import static org.dragoman.settings.Key.Group.FLOOR;
import static org.dragoman.settings.Key.Group.LIMITS;
import static org.dragoman.settings.Key.Group.MANAGEMENT;
import static org.dragoman.settings.Key.Group.PUBLIC;
import static org.dragoman.settings.Key.Group.SPEECH;
import static org.dragoman.settings.Key.Group.TLS;
import static org.dragoman.settings.Key.Group.TOP;
import static org.dragoman.settings.Key.Group.WATCH;

import org.dragoman.conference.SpeechLimits;
import org.dragoman.settings.PortForms.Cover;
import org.dragoman.settings.PortForms.Mode;
import org.dragoman.settings.PortForms.Proof;
import org.dragoman.watch.AlarmDelays;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys of the configuration, a row each, in the order of its file. Reading, the overrides, {@code check --effective} and
 * {@code config/dragoman.yaml} come from here. A row says, in this order, where the key stands, what it is called there, what
 * may stand at it with what is usual, what it means, and why it is so.
 */
public enum Key {
    CONFERENCE(
            TOP,
            "conference",
            new Kind.PathOf("conferences/baku-2013.yaml"),
            "The conference file: languages, people, booths, agenda.",
            "See README.md beside this file."),
    DATA(
            TOP,
            "data",
            new Kind.PathOf("../data"),
            "The folder for everything the server keeps: journals, the key that signs badges, its"
                    + " own certificate.",
            "Made at the first start; back it up, and let nobody else read it."),
    PUBLIC_HOST(
            PUBLIC,
            "host",
            new Kind.Word(PortForms.LOOPBACK, PortForms::host),
            "Name or address to listen on.",
            "127.0.0.1 is this machine only; 0.0.0.0 is every IPv4 network it is on."),
    PUBLIC_PORT(
            PUBLIC,
            "port",
            new Kind.Whole("TCP port", 8080, 0, 65_535),
            "to listen on",
            "0 lets the system choose."),
    PUBLIC_URL(
            PUBLIC,
            "url",
            new Kind.MaybeWord(PortForms::url),
            "The address under which people reach the server, like https://conference.example.",
            "It stands in every link and in a self-signed certificate, its pages are the server's"
                + " own, and with https browsers are told to come no other way. Without it links"
                + " name an address of this machine."),
    TLS_MODE(
            TLS,
            "mode",
            new Kind.Choice<>(Mode.PLAIN),
            "How what passes there is encrypted.",
            """
            plain        no encryption. Only where host is this machine, for a reverse proxy on it or a first try, or
                         for public.proxies, which alone may ask then: browsers give no microphone to a page that
                         came unencrypted from elsewhere.
            self-signed  a certificate made at the first start and kept in the data folder. Browsers ask once whether
                         to trust it.
            files        the two PEM files below, read again when they change.
            acme         a certificate that is got from an authority for public.url, and renewed; see acme below.\
            """),
    TLS_CERTIFICATE(
            TLS,
            "certificate",
            new Kind.PathOf(null),
            "Certificate chain, PEM; only with mode files.",
            "A relative path starts as any other in this file."),
    TLS_KEY(
            TLS,
            "key",
            new Kind.PathOf(null),
            "The certificate's private key, PEM; only with mode files.",
            "Let nobody but the server read it."),
    ACME_DIRECTORY(
            ACME,
            "directory",
            new Kind.Word("https://acme-v02.api.letsencrypt.org/directory", PortForms::directory),
            "The authority's directory (RFC 8555).",
            "Let's Encrypt; any other speaks the same."),
    ACME_CONTACT(
            ACME,
            "contact",
            new Kind.MaybeWord(PortForms::mail),
            "Where the authority writes to when something is wrong, an address of e-mail.",
            "Not every authority needs one."),
    ACME_CHALLENGE(
            ACME,
            "challenge",
            new Kind.Choice<>(Proof.TLS_ALPN_01),
            "How the authority is shown that the name is ours.",
            """
            tls-alpn-01  at public.port, which must be reached as 443.
            http-01      at http_port, which must be reached as 80; whoever else asks there is sent to public.url.\
            """),
    ACME_HTTP_PORT(
            ACME,
            "http_port",
            new Kind.Whole("TCP port", 80, 0, 65_535),
            "to listen on for http-01",
            "Only with that challenge. 0 lets the system choose."),
    PUBLIC_ORIGINS(
            PUBLIC,
            "origins",
            new Kind.Words(PortForms::origin, 100),
            "Other sites whose pages may open a session here, like https://conference.example, at"
                    + " most 100.",
            "The server's own pages always may: those of public.url, and those whose origin is the"
                    + " Host that was asked for, where that is an address or a name of this"
                    + " machine."),
    PUBLIC_PROXIES(
            PUBLIC,
            "proxies",
            new Kind.Words(PortForms::network, 100),
            "Networks of reverse proxies, like 127.0.0.1 or 10.1.2.0/24, at most 100.",
            "X-Forwarded-For, X-Forwarded-Proto, X-Forwarded-Host and the PROXY protocol are"
                + " believed from there and from nowhere else: a client could write them, too."),
    MANAGEMENT_HOST(
            MANAGEMENT,
            "host",
            new Kind.Word(PortForms.LOOPBACK, PortForms::host),
            "Name or address to listen on.",
            "Leave it on this machine, unless there are a token and TLS."),
    MANAGEMENT_PORT(
            MANAGEMENT,
            "port",
            new Kind.Whole("TCP port", 8081, 0, 65_535),
            "to listen on",
            "0 lets the system choose; it is never the public one."),
    MANAGEMENT_HOSTS(
            MANAGEMENT,
            "hosts",
            new Kind.Words(PortForms::host, 100),
            "Names under which it is asked for, besides those of this machine, at most 100.",
            "Whoever asks for another name is refused: a page in a browser on this machine could"
                    + " otherwise read it under a name of its own (DNS rebinding)."),
    MANAGEMENT_TOKEN_FILE(
            MANAGEMENT,
            "token_file",
            new Kind.PathOf(null),
            "A file with a secret in one line, at least 20 characters; with it whoever asks must"
                    + " send Authorization: Bearer SECRET, except to /livez and /readyz.",
            "Let nobody but the server and those who ask read it; it is read again when it"
                    + " changes."),
    MANAGEMENT_TLS(
            MANAGEMENT,
            "tls",
            new Kind.Choice<>(Cover.PLAIN),
            "How what passes there is encrypted.",
            """
            plain   no encryption: for this machine, or a network of its own.
            public  with the certificate of the public port.\
            """),
    EVENT_LOOPS(
            TOP,
            "event_loops",
            new Kind.Whole("Threads", 0, 0, 256),
            "that carry sound",
            "0 is one on each core, which is right unless something else needs the cores."),
    BADGES_VALID_HOURS(
            BADGES,
            "valid_hours",
            new Kind.Whole("Hours", 24, 1, 100_000),
            "that a badge's link is good for at least, from its making",
            "Badges are good until a day after the last session in any case; this is for a"
                    + " rehearsal with a conference that is over."),
    LISTENING_LINK_MINUTES(
            BADGES,
            "listening_link_minutes",
            new Kind.Whole("Minutes", 60, 1, 1_440),
            "for which a link for a player begins a stream",
            "A player keeps the addresses that it played: what lies there tomorrow lets nobody in."
                    + " A stream that plays goes on."),
    TURNS_WAITING(
            FLOOR,
            "turns_waiting",
            new Kind.Whole("Turns", 200, 0, 200),
            "on a list of speakers at most",
            "More could not be called in a day."),
    OPENING_SECONDS(
            SPEECH,
            "opening_seconds",
            speech(SpeechLimits.STANDARD.opening()),
            "for a speech at an opening",
            "Welcomes are short."),
    KEYNOTE_SECONDS(
            SPEECH,
            "keynote_seconds",
            speech(SpeechLimits.STANDARD.keynote()),
            "for a keynote",
            "A quarter of an hour is usual at conferences of States."),
    EXPERT_SECONDS(
            SPEECH,
            "expert_seconds",
            speech(SpeechLimits.STANDARD.expert()),
            "for an expert's contribution",
            "Slides take their time."),
    DISCUSSION_SECONDS(
            SPEECH,
            "discussion_seconds",
            speech(SpeechLimits.STANDARD.discussion()),
            "for a delegation in a discussion",
            "Five minutes are usual at conferences of States."),
    CLOSING_SECONDS(
            SPEECH,
            "closing_seconds",
            speech(SpeechLimits.STANDARD.closing()),
            "for a speech at the closing",
            "Nobody has to be hurried there."),
    HELLO_SECONDS(
            LIMITS,
            "hello_seconds",
            new Kind.Whole("Seconds", 5, 1, 60),
            "until a new connection must have said who it is",
            "Longer only feeds those who hold connections open."),
    MESSAGE_BYTES(
            LIMITS,
            "message_bytes",
            new Kind.Whole("Bytes", 65_536, 4_096, 1_048_576),
            "in one message from a client",
            "The largest honest one is a caption of some kilobytes."),
    COMMANDS_PER_SECOND(
            LIMITS,
            "commands_per_second",
            new Kind.Whole("Commands", 20, 1, 1_000),
            "from one client in a second",
            "A person presses far fewer; a script in the hall may need more."),
    FRAMES_PER_SECOND(
            LIMITS,
            "frames_per_second",
            new Kind.Whole("Sound frames", 75, 50, 1_000),
            "from one client in a second",
            "Speech is 50; the rest lets a stalled line catch up."),
    PACKET_BYTES(
            LIMITS,
            "packet_bytes",
            new Kind.Whole("Bytes", 1_275, 100, 1_275),
            "in one Opus packet",
            "1275 is the most the format allows."),
    CHANNELS_HEARD(
            LIMITS,
            "channels_heard",
            new Kind.Whole("Channels", 8, 1, 33),
            "that one client may hear at once",
            "A delegate hears one or two, an interpreter floor, relay and partner."),
    CAPTION_CHARACTERS(
            LIMITS,
            "caption_characters",
            new Kind.Whole("Characters", 2_000, 100, 10_000),
            "in one caption",
            "More is a document, and nobody reads it while it is spoken."),
    PING_SECONDS(
            LIMITS,
            "ping_seconds",
            new Kind.Whole("Seconds", 5, 1, 60),
            "between pings",
            "A client that answers none of four is gone: a pulled cable shows within 25 seconds."),
    CONNECTIONS_PER_ADDRESS(
            LIMITS,
            "connections_per_address",
            new Kind.Whole("Connections", 500, 1, 1_000_000),
            "from one public address",
            "A household or an office; a flood is more."),
    CONNECTIONS_PER_PRIVATE_ADDRESS(
            LIMITS,
            "connections_per_private_address",
            new Kind.Whole("Connections", 20_000, 1, 1_000_000),
            "from one private address (10.x, 172.16.x, 192.168.x, this machine)",
            "A whole venue may come from one."),
    ARRIVALS_PER_ADDRESS(
            LIMITS,
            "arrivals_per_address",
            new Kind.Whole("Connections", 500, 10, 1_000_000),
            "that one public address may open in a second, whatever for",
            "An office that comes back opens some hundreds at once. So many as twice the"
                    + " connections above may be open."),
    ARRIVALS_PER_PRIVATE_ADDRESS(
            LIMITS,
            "arrivals_per_private_address",
            new Kind.Whole("Connections", 10_000, 10, 1_000_000),
            "that one private address may open in a second",
            "A whole venue may come back through one."),
    WRONG_BADGES_PER_MINUTE(
            LIMITS,
            "wrong_badges_per_minute",
            new Kind.Whole("Badges", 30, 1, 100_000),
            "in a minute that are none of ours, before their address is locked",
            "Whoever guesses shows hundreds. A good badge comes in from a locked address, too; five"
                    + " times as many lock a network."),
    HEADER_BYTES(
            LIMITS,
            "header_bytes",
            new Kind.Whole("Bytes", 16_384, 1_024, 65_536),
            "of a request's headers",
            "A browser with many cookies sends some kilobytes."),
    HEADERS(
            LIMITS,
            "headers",
            new Kind.Whole("Headers", 100, 20, 1_000),
            "of one request",
            "A browser sends twenty, and each proxy adds some."),
    REQUEST_LINE_BYTES(
            LIMITS,
            "request_line_bytes",
            new Kind.Whole("Bytes", 4_096, 256, 65_536),
            "of a request's first line",
            "A longer address is none of ours."),
    ECONOMY_PERCENT(
            LIMITS,
            "economy_percent",
            new Kind.Whole("Per cent", 85, 50, 100),
            "of a core that one event loop may use before everybody but the booths gets three"
                    + " frames in one message",
            "That is less work, and 40 ms later. 100: never."),
    DEAD_AIR_SECONDS(
            WATCH,
            "dead_air_seconds",
            watch(AlarmDelays.STANDARD.deadAirMs(), 1),
            "in which nobody is heard into a language while the floor speaks another",
            "Interpreters are two to four seconds behind: less than 5 makes false alarms."),
    DOUBLE_VOICE_SECONDS(
            WATCH,
            "double_voice_seconds",
            watch(AlarmDelays.STANDARD.doubleVoiceMs(), 1),
            "of two voices on one channel",
            "A handover that overlaps is shorter."),
    WRONG_CHANNEL_SECONDS(
            WATCH,
            "wrong_channel_seconds",
            watch(AlarmDelays.STANDARD.wrongChannelMs(), 1),
            "of interpreting into the floor's own language",
            "The end of a sentence takes up to four."),
    NO_FRAMES_SECONDS(
            WATCH,
            "no_frames_seconds",
            watch(AlarmDelays.STANDARD.noFramesMs(), 1),
            "in which an open microphone of the floor brings nothing at all",
            "A line that stalls is back sooner."),
    NO_VOICE_SECONDS(
            WATCH,
            "no_voice_seconds",
            watch(AlarmDelays.STANDARD.noVoiceMs(), 1),
            "in which it brings nothing but silence",
            "Whoever walks to the lectern takes some."),
    CLOSE_AFTER_SECONDS(
            WATCH,
            "close_after_seconds",
            watch(3_000, 2),
            "in which an open microphone of the floor or a booth brings nothing at all, before the"
                    + " server closes it",
            "The speech waits, and whoever speaks may open it again. Silence is sent as well, so"
                    + " that nobody is closed who only pauses; a held cough key does not count."),
    TECHNICIAN_SECONDS(
            WATCH,
            "technician_seconds",
            watch(AlarmDelays.STANDARD.technicianMs(), 0),
            "from an alarm to technicians being told",
            "A booth mends most things before."),
    MODERATOR_SECONDS(
            WATCH,
            "moderator_seconds",
            watch(AlarmDelays.STANDARD.moderatorMs(), 0),
            "from an alarm to chair and moderators being told",
            "Technicians come first."),
    NETWORKS(
            WATCH,
            "networks",
            new Kind.Words(NamedNetworks::form, 200),
            "Names of networks, like 10.3.0.0/24 Hall 2 (AP-3), at most 200.",
            "When listeners hear nothing, technicians read where they have that in common; without"
                    + " a name it is the first part of the address.");

    private final Group group;
    private final String last;

    @SuppressWarnings("ImmutableEnumChecker") // every kind is a record of values that never change
    private final Kind kind;

    private final String meaning;
    private final String reason;

    Key(Group group, String last, Kind kind, String meaning, String reason) {
        this.group = group;
        this.last = last;
        this.kind = kind;
        this.meaning = meaning;
        this.reason = reason;
    }

    /** The sections of the file. */
    enum Group {
        TOP("", ""),
        PUBLIC("public", "Where consoles and sessions are reached."),
        TLS("public.tls", ""),
        ACME(
                "public.tls.acme",
                "Only with mode acme, which accepts the authority's terms of service."),
        MANAGEMENT(
                "management",
                "Where those who run the server reach metrics and health: /metrics, /livez,"
                        + " /readyz; and what was decided, by whom, in a session that goes on:"
                        + " /sessions/ID/journal.txt, /sessions/ID/head."),
        BADGES("badges", ""),
        FLOOR("floor", ""),
        SPEECH(
                "speech",
                "How long a speech may take at agenda items that do not say it themselves; 0 is no"
                        + " limit."),
        LIMITS(
                "limits",
                "What one connection is held to. The defaults are safe for the open internet and"
                        + " roomy for a hall."),
        WATCH(
                "watch",
                "The watch over the sound: how long something may be wrong before there is an"
                    + " alarm. An alarm goes to the booth it is about, then to technicians, then to"
                    + " chair and moderators.");

        private final String path;
        private final String about;

        Group(String path, String about) {
            this.path = path;
            this.about = about;
        }

        /** The sections it stands in and its own, with dots between; empty for the top of the file. */
        String path() {
            return path;
        }

        String last() {
            return path.substring(path.lastIndexOf('.') + 1);
        }

        /** How many sections deep its keys stand. */
        int depth() {
            return path.isEmpty() ? 0 : path.split("\\.").length;
        }

        /** The section it stands in; none for the top of the file. */
        Optional<Group> outer() {
            return switch (this) {
                case TOP -> Optional.empty();
                case TLS -> Optional.of(PUBLIC);
                case ACME -> Optional.of(TLS);
                default -> Optional.of(TOP);
            };
        }

        /** What stands above it in the annotated file; may be empty. */
        String about() {
            return about;
        }
    }

    /** From the top of the file, with dots: {@code public.tls.mode}. */
    public String path() {
        return group == TOP ? last : group.path() + "." + last;
    }

    /** The environment variable that overrides the key. */
    public String variable() {
        return Overrides.PREFIX + path().toUpperCase(Locale.ROOT).replace('.', '_');
    }

    Group group() {
        return group;
    }

    /** What it is called in its section. */
    String last() {
        return last;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it takes a list. */
    boolean isList() {
        return kind instanceof Kind.Words;
    }

    /** Meaning with unit and range, then the reason, as they stand above the key in the annotated file. */
    String about() {
        return switch (kind) {
            case Kind.Whole(String unit, int usual, int least, int most) ->
                    "%s %s, %d to %d. %s".formatted(unit, meaning, least, most, reason);
            case Kind.Choice<?> choice -> meaning + "\n" + reason;
            default -> meaning + " " + reason;
        };
    }

    private static Kind speech(Duration usual) {
        return new Kind.Whole(
                "Seconds", (int) usual.toSeconds(), 0, (int) SpeechLimits.MOST.toSeconds());
    }

    private static Kind watch(long usualMs, int least) {
        return new Kind.Whole("Seconds", (int) (usualMs / 1000), least, 600);
    }
}
