package org.dragoman.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;

import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.ChangeRole;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.CloseList;
import org.dragoman.protocol.v1.GrantTime;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.SetSpeechTime;
import org.dragoman.protocol.v1.WriteNote;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Well-formed messages that say what cannot be. */
final class MessageHazards extends HazardRows {
    MessageHazards(Venue venue) {
        super(venue);
    }

    @Override
    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        unknown(all);
        numbers(all);
        texts(all);
        return all;
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
                                                    + nextId()
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
                                                    + nextId()
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
                                                + nextId()
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

    static ClientMessage.Builder write(String segment, String text) {
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
                        String segment = "hazard-" + nextId();
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
}
