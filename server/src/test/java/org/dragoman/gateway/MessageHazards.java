package org.dragoman.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.dragoman.access.BadgeKeys;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.ChangeRole;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.CloseList;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.GrantTime;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.ImportInscriptions;
import org.dragoman.protocol.v1.Interlock;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.RequestFloor;
import org.dragoman.protocol.v1.SetInterlock;
import org.dragoman.protocol.v1.SetSpeechTime;
import org.dragoman.protocol.v1.WithdrawRequest;
import org.dragoman.protocol.v1.WriteNote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Well-formed messages that say what cannot be, or what their sender may not. */
final class MessageHazards {
    private static final String MODERATOR = "moderator-1a";
    private static final String CAPTIONER = "captioner-fr";
    private final Venue venue;
    private final Path data;
    private int ids;

    /**
     * @param data the folder of the venue
     */
    MessageHazards(Venue venue, Path data) {
        this.venue = venue;
        this.data = data;
    }

    private int port() {
        return venue.house().port();
    }

    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        tokens(all);
        unknown(all);
        numbers(all);
        texts(all);
        rights(all);
        repeats(all);
        floods(all);
        tables(all);
        return all;
    }

    private void tokens(List<Hazard> all) {
        all.add(token("one bit changed", () -> flipped(venue.token("observer-1"))));
        all.add(token("alg: none", () -> none(venue.token("observer-1"))));
        all.add(token("of another conference", () -> signed("observer-1", "elsewhere", 0, 3600)));
        all.add(
                token(
                        "expired a minute ago",
                        () -> signed("observer-1", venue.conference().id().value(), 0, -60)));
        all.add(
                token(
                        "good from in an hour on",
                        () -> signed("observer-1", venue.conference().id().value(), 3600, 7200)));
        all.add(
                token(
                        "of somebody who is not on the list",
                        () -> signed("nobody-9", venue.conference().id().value(), 0, 3600)));
        all.add(token("of 5,000 characters", () -> "a".repeat(5000)));
        all.add(token("that is empty", () -> ""));
        all.add(token("with a line end in it", () -> "a\nb.c.d"));
    }

    private interface Token {
        String made() throws Exception;
    }

    private Hazard token(String kind, Token token) {
        return Hazard.of(
                "H22",
                "Hello with a token " + kind,
                "closed 4502",
                () -> {
                    try (var foe = Foe.silent(port(), false)) {
                        foe.say(
                                ClientMessage.newBuilder()
                                        .setHello(Hello.newBuilder().setToken(token.made())));
                        return foe.fate();
                    }
                });
    }

    private static String flipped(String good) {
        int at = good.length() - 5;
        return good.substring(0, at)
                + (good.charAt(at) == 'A' ? 'B' : 'A')
                + good.substring(at + 1);
    }

    private static String none(String good) {
        return "eyJhbGciOiJub25lIn0." + good.split("[.]")[1] + ".";
    }

    /** A token that the hub's own key signed. */
    private String signed(String holder, String audience, int notBeforeS, int untilS)
            throws Exception {
        long now = System.currentTimeMillis();
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(holder)
                        .audience(audience)
                        .claim("made", now)
                        .notBeforeTime(new Date(now + notBeforeS * 1000L))
                        .expirationTime(new Date(now + untilS * 1000L))
                        .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        var keys = BadgeKeys.in(data.resolve(venue.conference().id().value())).keys();
        token.sign(new MACSigner(keys.signing()));
        return token.serialize();
    }

    private interface Talk {
        void to(Foe foe) throws IOException;
    }

    private Hazard answered(
            String row, String sent, String who, boolean json, String wanted, Talk talk) {
        return Hazard.of(
                row,
                sent + (json ? ", as JSON" : ""),
                wanted,
                () -> {
                    try (var foe =
                            json
                                    ? Foe.json(port(), venue.token(who))
                                    : Foe.binary(port(), venue.token(who))) {
                        talk.to(foe);
                        return foe.answerAndFate();
                    }
                });
    }

    /** The same in both forms of the wire, which must have the same answers. */
    private void both(
            List<Hazard> all,
            String row,
            String sent,
            String who,
            String wanted,
            Consumer<Command.Builder> fill) {
        for (boolean json : new boolean[] {false, true}) {
            all.add(answered(row, sent, who, json, wanted, foe -> foe.say(command(fill))));
        }
    }

    private ClientMessage command(Consumer<Command.Builder> fill) {
        return RawSocket.command("hazard-" + ++ids, fill);
    }

    private void unknown(List<Hazard> all) {
        all.add(
                answered(
                        "H28",
                        "a message of a kind that is not known",
                        "observer-1",
                        false,
                        "UNKNOWN_COMMAND 99, kept",
                        foe -> foe.say(ClientMessage.newBuilder().setUnknownFields(field(99)))));
        all.add(
                answered(
                        "H28",
                        "a message of a kind that is not known",
                        "observer-1",
                        true,
                        "UNKNOWN_COMMAND somethingLater, kept or UNKNOWN_COMMAND, kept",
                        foe -> foe.text("{\"somethingLater\":{\"a\":[1,2]}}")));
        all.add(
                answered(
                        "H28",
                        "a command of a kind that is not known",
                        "observer-1",
                        false,
                        "UNKNOWN_COMMAND body, kept or UNKNOWN_COMMAND 999, kept",
                        foe -> foe.say(command(c -> c.setUnknownFields(field(999))))));
        all.add(
                answered(
                        "H28",
                        "a command of a kind that is not known",
                        "observer-1",
                        true,
                        "UNKNOWN_COMMAND body, kept or UNKNOWN_COMMAND danceOnTheTable, kept",
                        foe ->
                                foe.text(
                                        "{\"command\":{\"id\":\"later\",\"danceOnTheTable\":{}}}")));
        all.add(
                answered(
                        "H28",
                        "a role of a number that is not known",
                        MODERATOR,
                        false,
                        "OUT_OF_RANGE role, kept",
                        foe ->
                                foe.say(
                                        command(
                                                c ->
                                                        c.setChangeRole(
                                                                ChangeRole.newBuilder()
                                                                        .setParticipant(
                                                                                "observer-2")
                                                                        .setRoleValue(99))))));
        for (String role : List.of("99", "\"ROLE_EMPEROR\"")) {
            all.add(
                    answered(
                            "H28",
                            "a role that is not known: " + role,
                            MODERATOR,
                            true,
                            "OUT_OF_RANGE role, kept or OUT_OF_RANGE command.changeRole.role, kept",
                            foe ->
                                    foe.text(
                                            "{\"command\":{\"id\":\"r"
                                                    + ++ids
                                                    + "\",\"changeRole\":{\"participant\":\"observer-2\",\"role\":"
                                                    + role
                                                    + "}}}")));
        }
    }

    private static UnknownFieldSet field(int number) {
        return UnknownFieldSet.newBuilder()
                .addField(
                        number,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("later"))
                                .build())
                .build();
    }

    private void numbers(List<Hazard> all) {
        both(
                all,
                "H30",
                "more time: 3601 s",
                MODERATOR,
                "OUT_OF_RANGE seconds, kept",
                c -> c.setGrantTime(GrantTime.newBuilder().setSeconds(3601)));
        both(
                all,
                "H30",
                "more time: 2^32 − 1 s",
                MODERATOR,
                "OUT_OF_RANGE seconds, kept",
                c -> c.setGrantTime(GrantTime.newBuilder().setSeconds(-1)));
        both(
                all,
                "H30",
                "a speech of 2^31 s",
                MODERATOR,
                "OUT_OF_RANGE seconds, kept",
                c -> c.setSetSpeechTime(SetSpeechTime.newBuilder().setSeconds(1 << 31)));
        for (long at : new long[] {-1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            both(
                    all,
                    "H30",
                    "a list that closes at " + at,
                    MODERATOR,
                    "OUT_OF_RANGE at_ms, kept",
                    c -> c.setCloseList(CloseList.newBuilder().setAtMs(at)));
        }
        for (String number :
                List.of(
                        "NaN",
                        "\"NaN\"",
                        "\"Infinity\"",
                        "-1",
                        "1e309",
                        "-1e309",
                        "9223372036854775807",
                        "1.5",
                        "\"1e99\"")) {
            all.add(
                    answered(
                            "H30",
                            "more time: " + number + " s",
                            MODERATOR,
                            true,
                            "OUT_OF_RANGE seconds, kept or OUT_OF_RANGE command.grantTime.seconds,"
                                    + " kept",
                            foe ->
                                    foe.text(
                                            "{\"command\":{\"id\":\"n"
                                                    + ++ids
                                                    + "\",\"grantTime\":{\"seconds\":"
                                                    + number
                                                    + "}}}")));
        }
    }

    private void texts(List<Hazard> all) {
        both(
                all,
                "H31",
                "NUL in a note",
                "secretary-1",
                "BAD_TEXT text, kept",
                c -> c.setWriteNote(WriteNote.newBuilder().setText("a\0b")));
        byte[] broken =
                command(c -> c.setWriteNote(WriteNote.newBuilder().setText("abcdef")))
                        .toByteArray();
        String text =
                new String(broken, StandardCharsets.ISO_8859_1).replace("abcdef", "ab\u00C3(ef");
        all.add(
                answered(
                        "H31",
                        "bytes that are no UTF-8 in a note",
                        "secretary-1",
                        false,
                        "BAD_TEXT text, kept or BAD_TEXT, kept",
                        foe -> foe.bytes(text.getBytes(StandardCharsets.ISO_8859_1))));
        all.add(
                answered(
                        "H31",
                        "half a character in a note",
                        "secretary-1",
                        true,
                        "BAD_TEXT text, kept or BAD_TEXT, kept or BAD_TEXT command.writeNote.text,"
                                + " kept",
                        foe ->
                                foe.text(
                                        "{\"command\":{\"id\":\"u"
                                                + ++ids
                                                + "\",\"writeNote\":{\"text\":\"a\\ud800b\"}}}")));
        both(
                all,
                "H32",
                "a note of blanks alone",
                "secretary-1",
                "BAD_TEXT text, kept or NAME_INVALID text, kept",
                c -> c.setWriteNote(WriteNote.newBuilder().setText("   ")));
        all.add(caption("H32", "an override of direction", "Chair \u202Eriahc", "Chair riahc"));
        all.add(
                caption(
                        "H32",
                        "signs that are not seen",
                        "a\u206A\u206Fb\u3164c\u00ADd\uFFF9e\u180Ef\u2062g\u115F\u1160h\uFFA0i\uDB40\uDC41j",
                        "abcdefghij"));
        all.add(
                caption(
                        "H32",
                        "400 accents on one letter",
                        "e" + "\u0323".repeat(400) + "!",
                        "at most 8 on a letter"));
        all.add(
                caption(
                        "H34",
                        "markup, a script's address, a lookup",
                        "<img onerror=x> javascript:a ${jndi:ldap://x}",
                        "<img onerror=x> javascript:a ${jndi:ldap://x}"));
        all.add(caption("H34", "an escape of a terminal", "a\u001B[31mb", "a[31mb"));
        all.add(
                answered(
                        "H36",
                        "a caption of 2,001 characters",
                        CAPTIONER,
                        false,
                        "TOO_LONG text, kept",
                        foe -> foe.say(write("long", "x".repeat(2001)))));
    }

    private static ClientMessage.Builder write(String segment, String text) {
        return ClientMessage.newBuilder()
                .setCaption(
                        CaptionWrite.newBuilder()
                                .setLanguage("fr")
                                .setSegment(segment)
                                .setRevision(1)
                                .setText(text));
    }

    /** What a reader is shown of a caption. */
    private Hazard caption(String row, String sent, String text, String wanted) {
        return Hazard.of(
                row,
                "a caption with " + sent,
                wanted.replace(" or ", " / "),
                () -> {
                    try (var reader = Foe.binary(port(), venue.token("observer-1"));
                            var writer = Foe.binary(port(), venue.token(CAPTIONER))) {
                        String segment = "hazard-" + ++ids;
                        reader.say(
                                ClientMessage.newBuilder()
                                        .setListen(Listen.newBuilder().addCaptions("fr")));
                        reader.until(m -> m.hasListening());
                        writer.say(write(segment, text));
                        String shown =
                                reader.until(m -> m.getCaption().getSegment().equals(segment))
                                        .getCaption()
                                        .getText();
                        long marks =
                                shown.codePoints()
                                        .filter(
                                                c ->
                                                        Character.getType(c)
                                                                == Character.NON_SPACING_MARK)
                                        .count();
                        return marks > 0 && marks <= 8 ? "at most 8 on a letter" : printable(shown);
                    }
                });
    }

    private static String printable(String text) {
        var safe = new StringBuilder();
        text.codePoints()
                .limit(60)
                .forEach(
                        c ->
                                safe.append(
                                        c < 0x7F && c >= 0x20
                                                ? Character.toString(c)
                                                : String.format(Locale.ROOT, "{%04X}", c)));
        return safe.toString();
    }

    private void rights(List<Hazard> all) {
        both(
                all,
                "H42",
                "an observer gives the floor",
                "observer-1",
                "FORBIDDEN, kept",
                c -> c.setGiveFloor(GiveFloor.newBuilder().setParticipant("head-egypt")));
        both(
                all,
                "H42",
                "a delegate goes on air",
                "head-morocco",
                "FORBIDDEN, kept",
                c -> c.setGoOnAir(GoOnAir.getDefaultInstance()));
        both(
                all,
                "H42",
                "a delegate asks for the floor in another's name",
                "head-morocco",
                "FORBIDDEN, kept or FORBIDDEN participant, kept",
                c -> c.setRequestFloor(RequestFloor.newBuilder().setParticipant("head-jordan")));
        all.add(
                Hazard.changing(
                        "H43",
                        "the floor is given by a list that changed since",
                        "STALE_VERSION seen_position, kept",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("moderator-1b"))) {
                                foe.say(
                                        command(
                                                c ->
                                                        c.setRequestFloor(
                                                                RequestFloor.newBuilder()
                                                                        .setParticipant(
                                                                                "head-jordan"))));
                                foe.until(m -> m.hasAccepted());
                                foe.say(
                                        command(
                                                c ->
                                                        c.setSeenPosition(1)
                                                                .setGiveFloor(
                                                                        GiveFloor.newBuilder()
                                                                                .setParticipant(
                                                                                        "head-jordan"))));
                                return foe.answerAndFate();
                            }
                        }));
        all.add(
                Hazard.changing(
                        "H40",
                        "a desk goes on air where another is, and the interlock keeps it out",
                        "CHANNEL_BUSY, the holder is named, kept",
                        this::secondProducer));
    }

    private String secondProducer() throws Exception {
        try (var technician = Foe.binary(port(), venue.token("technician-1"));
                var first = Foe.binary(port(), venue.token("en-1"));
                var second = Foe.binary(port(), venue.token("en-2"))) {
            technician.say(
                    command(
                            c ->
                                    c.setSetInterlock(
                                            SetInterlock.newBuilder()
                                                    .setInterlock(Interlock.INTERLOCK_INTERLOCK))));
            technician.until(m -> m.hasAccepted());
            first.say(command(c -> c.setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A))));
            first.until(m -> m.hasAccepted());
            second.say(command(c -> c.setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A))));
            var refused = second.until(m -> m.hasRefused()).getRefused();
            first.say(command(c -> c.setGoOffAir(GoOffAir.getDefaultInstance())));
            first.until(m -> m.hasAccepted());
            return refused.getCode().name().substring("REFUSAL_CODE_".length())
                    + (refused.getHolder().equals("en-1")
                            ? ", the holder is named, "
                            : ", the holder is not named, ")
                    + second.fate();
        }
    }

    private void repeats(List<Hazard> all) {
        all.add(
                Hazard.changing(
                        "H44",
                        "the same id twice, then with another body",
                        "the same answer, CMD_ID_REUSED, kept",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("secretary-1"))) {
                                var note =
                                        RawSocket.command(
                                                "again",
                                                c ->
                                                        c.setWriteNote(
                                                                WriteNote.newBuilder()
                                                                        .setText("one")));
                                foe.say(note);
                                var first = foe.until(m -> m.hasAccepted()).getAccepted();
                                foe.say(note);
                                var again = foe.until(m -> m.hasAccepted()).getAccepted();
                                foe.say(
                                        RawSocket.command(
                                                "again",
                                                c ->
                                                        c.setWriteNote(
                                                                WriteNote.newBuilder()
                                                                        .setText("two"))));
                                return (first.equals(again)
                                                ? "the same answer, "
                                                : "another answer, ")
                                        + foe.answerAndFate();
                            }
                        }));
        all.add(
                Hazard.of(
                        "H51",
                        "whoever comes back says a position that never was",
                        "recovered: false",
                        () -> {
                            try (var foe = Foe.silent(port(), false)) {
                                foe.enter(
                                        Hello.newBuilder()
                                                .setToken(venue.token("observer-1"))
                                                .setSeenPosition(1L << 40)
                                                .build());
                                return "recovered: " + foe.welcome().getRecovered();
                            }
                        }));
    }

    private void floods(List<Hazard> all) {
        all.add(
                Hazard.changing(
                        "H46",
                        "60 requests for the floor in one breath",
                        "limited, kept",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("head-morocco"))) {
                                for (int i = 0; i < 60; i++) {
                                    foe.say(toggle(i));
                                }
                                int limited = 0;
                                for (int i = 0; i < 60; i++) {
                                    limited += foe.answer().startsWith("RATE_LIMITED") ? 1 : 0;
                                }
                                return (limited >= 20
                                                ? "limited, "
                                                : "only " + limited + " limited, ")
                                        + foe.fate();
                            }
                        }));
        all.add(
                Hazard.changing(
                        "H46",
                        "2,000 requests for the floor without a pause",
                        "closed 4004",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("head-tunisia"))) {
                                for (int i = 0; i < 2000; i++) {
                                    foe.say(toggle(i));
                                }
                                return foe.fate();
                            }
                        }));
        all.add(
                answered(
                        "H50",
                        "nine channels at once",
                        "observer-1",
                        false,
                        "LIMIT listen.channels, kept or LIMIT channels, kept or LIMIT, kept",
                        foe -> {
                            var many = Listen.newBuilder();
                            for (int i = 0; i < 9; i++) {
                                many.addChannels(i);
                            }
                            foe.say(ClientMessage.newBuilder().setListen(many));
                        }));
        all.add(
                answered(
                        "H50",
                        "10,000 channels at once",
                        "observer-1",
                        false,
                        "LIMIT listen.channels, kept or LIMIT channels, kept or LIMIT, kept",
                        foe -> {
                            var many = Listen.newBuilder();
                            for (int i = 0; i < 10_000; i++) {
                                many.addChannels(i);
                            }
                            foe.say(ClientMessage.newBuilder().setListen(many));
                        }));
        all.add(
                Hazard.of(
                        "H50",
                        "from one channel to another 1,000 times without a pause",
                        "closed 4004",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("observer-1"))) {
                                for (int i = 0; i < 1000; i++) {
                                    foe.say(
                                            ClientMessage.newBuilder()
                                                    .setListen(
                                                            Listen.newBuilder()
                                                                    .addChannels(i % 2)));
                                }
                                return foe.fate();
                            }
                        }));
        all.add(
                Hazard.of(
                        "H36",
                        "500 captions without a pause",
                        "closed 4004",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token(CAPTIONER))) {
                                for (int i = 0; i < 500; i++) {
                                    foe.say(write("flood-" + i, "x"));
                                }
                                return foe.fate();
                            }
                        }));
    }

    private static ClientMessage toggle(int i) {
        return RawSocket.command(
                "toggle-" + i,
                c -> {
                    if (i % 2 == 0) {
                        c.setRequestFloor(RequestFloor.getDefaultInstance());
                    } else {
                        c.setWithdrawRequest(WithdrawRequest.getDefaultInstance());
                    }
                });
    }

    private void tables(List<Hazard> all) {
        all.add(table("quotation marks that do not close", "participant\n\"head-egypt", "QUOTES"));
        all.add(table("UTF-16", "\u00FF\u00FEp\0a\0\n\0h\0e\0", "CHARACTERS_LOST"));
        all.add(
                table(
                        "10,000 columns",
                        "participant" + ",".repeat(10_000) + "\nhead-egypt",
                        "ROW_TOO_LONG"));
        all.add(
                table(
                        "5,000 rows",
                        "participant\n" + "head-egypt\n".repeat(5000),
                        "TABLE_TOO_LONG"));
        all.add(
                table(
                        "a formula for a name",
                        "participant\n=HYPERLINK(\"x\")",
                        "QUOTES / UNKNOWN_PARTICIPANT"));
    }

    /** The first mistake that is told of a table; where none is told, the refusal. */
    private Hazard table(String kind, String csv, String wanted) {
        return Hazard.of(
                "H58",
                "a table of speakers with " + kind,
                String.join(", kept or ", wanted.split(" / ")) + ", kept",
                () -> {
                    try (var foe = Foe.binary(port(), venue.token("secretary-1"))) {
                        foe.say(
                                command(
                                        c ->
                                                c.setImportInscriptions(
                                                        ImportInscriptions.newBuilder()
                                                                .setCsv(csv)
                                                                .setDryRun(true))));
                        var answer =
                                foe.until(
                                        m ->
                                                m.hasInscriptionReport()
                                                        || m.hasRefused()
                                                        || m.hasAccepted());
                        String told =
                                answer.getInscriptionReport().getMistakesCount() > 0
                                        ? answer.getInscriptionReport()
                                                .getMistakes(0)
                                                .getCode()
                                                .name()
                                        : answer.getRefused().getCode().name()
                                                + " "
                                                + answer.getRefused().getField();
                        return told.replace("REFUSAL_CODE_", "").strip() + ", " + foe.fate();
                    }
                });
    }
}
