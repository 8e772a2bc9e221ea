package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;

import io.netty.buffer.ByteBufUtil;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ClockQuestion;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * RFC 6455 case by case, as the Autobahn test suite numbers and means them: framing, pings, reserved bits and opcodes,
 * fragments, UTF-8, closing, sizes. A question of the clock is the echo; where text must come back it is the id of a command
 * that is refused. What is compressed (12 and 13) is not negotiated here. Sizes are scaled to the largest message, 64 KB.
 */
class FramingTest {
    private static final int MESSAGE_MAX = 65_536;
    private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] NONE = {};

    @TempDir static Path data;
    private static Venue venue;

    @BeforeAll
    static void open() throws Exception {
        venue = new Venue(data);
    }

    @AfterAll
    static void close() {
        venue.close();
    }

    /** A frame as a client sends it, masked. */
    record Sent(int first, byte[] payload) {
        byte[] bytes() {
            int length = payload.length;
            int head = length < 126 ? 2 : length <= 0xFFFF ? 4 : 10;
            byte[] bytes = new byte[head + 4 + length];
            bytes[0] = (byte) first;
            if (head == 2) {
                bytes[1] = (byte) (0x80 | length);
            } else if (head == 4) {
                bytes[1] = (byte) (0x80 | 126);
                bytes[2] = (byte) (length >> 8);
                bytes[3] = (byte) length;
            } else {
                bytes[1] = (byte) (0x80 | 127);
                for (int i = 0; i < 8; i++) {
                    bytes[2 + i] = (byte) ((long) length >> (56 - 8 * i));
                }
            }
            System.arraycopy(MASK, 0, bytes, head, 4);
            for (int i = 0; i < length; i++) {
                bytes[head + 4 + i] = (byte) (payload[i] ^ MASK[i & 3]);
            }
            return bytes;
        }
    }

    /**
     * @param json the form of the wire
     * @param chop so many bytes are written at once; 0 for all
     * @param wanted what must come, in its order
     */
    record Case(String name, boolean json, int chop, List<Sent> sent, String wanted) {
        @Override
        public String toString() {
            return name
                    + (json ? " text" : " binary")
                    + (chop == 0 ? "" : " by " + chop)
                    + ": "
                    + wanted;
        }
    }

    private static final List<Case> CASES = new ArrayList<>();

    private static void add(String name, boolean json, int chop, String wanted, Sent... sent) {
        CASES.add(new Case(name, json, chop, List.of(sent), wanted));
    }

    private static Sent whole(int opcode, byte[] payload) {
        return new Sent(0x80 | opcode, payload);
    }

    /** A part of a message with more to come. */
    private static Sent part(int opcode, byte[] payload) {
        return new Sent(opcode, payload);
    }

    private static Sent ping(String text) {
        return whole(PING, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String hex) {
        return ByteBufUtil.decodeHexDump(hex.replace(" ", ""));
    }

    /** A question of the clock of just that many bytes, in either form. */
    private static byte[] question(boolean json, int size) {
        if (json) {
            String question = "{\"clock\":{\"clientTimeUs\":\"7\"}}";
            return bytes(question + " ".repeat(Math.max(0, size - question.length())));
        }
        var question =
                ClientMessage.newBuilder().setClock(ClockQuestion.newBuilder().setClientTimeUs(7));
        byte[] bare = question.build().toByteArray();
        for (int pad = 0; size > bare.length && pad < size; ) {
            byte[] padded = padded(question, pad).toByteArray();
            if (padded.length == size) {
                return padded;
            }
            pad += Math.max(1, size - padded.length);
        }
        return bare;
    }

    private static ClientMessage padded(ClientMessage.Builder question, int pad) {
        return question.clone()
                .setUnknownFields(
                        UnknownFieldSet.newBuilder()
                                .addField(
                                        1000,
                                        UnknownFieldSet.Field.newBuilder()
                                                .addLengthDelimited(
                                                        ByteString.copyFrom(new byte[pad]))
                                                .build())
                                .build())
                .build();
    }

    private static int opcode(boolean json) {
        return json ? TEXT : BINARY;
    }

    private static Sent asked(boolean json) {
        return whole(opcode(json), question(json, 0));
    }

    private static Sent asked(boolean json, int size) {
        return whole(opcode(json), question(json, size));
    }

    /** A message in parts of so many bytes. */
    private static Sent[] parts(int opcode, byte[] message, int each) {
        var parts = new ArrayList<Sent>();
        for (int at = 0; at < message.length; at += each) {
            byte[] piece = Arrays.copyOfRange(message, at, Math.min(message.length, at + each));
            int first = (at == 0 ? opcode : 0) | (at + each >= message.length ? 0x80 : 0);
            parts.add(new Sent(first, piece));
        }
        return parts.toArray(Sent[]::new);
    }

    private static Sent[] all(Object... some) {
        var all = new ArrayList<Sent>();
        for (Object one : some) {
            all.addAll(one instanceof Sent[] several ? List.of(several) : List.of((Sent) one));
        }
        return all.toArray(Sent[]::new);
    }

    private static void framing() {
        for (boolean json : new boolean[] {true, false}) {
            String group = json ? "1.1." : "1.2.";
            int[] sizes = {0, 125, 126, 127, 128, 65_535, MESSAGE_MAX};
            for (int i = 0; i < sizes.length; i++) {
                add(group + (i + 1), json, 0, "echo", asked(json, sizes[i]));
            }
            add(group + 8, json, 997, "echo", asked(json, MESSAGE_MAX));
            add(group + "0 empty", json, 0, "closed 4500", whole(opcode(json), NONE));
        }
    }

    private static void pings() {
        add("2.1", false, 0, "pong ", ping(""));
        add("2.2", false, 0, "pong 48656c6c6f", ping("Hello"));
        add("2.3", false, 0, "pong 00fffefdfcfb00ff", whole(PING, hex("00fffefdfcfb00ff")));
        add("2.4", false, 0, "pong " + "fe".repeat(125), whole(PING, hex("fe".repeat(125))));
        add("2.5", false, 0, "closed 1002", whole(PING, hex("fe".repeat(126))));
        add("2.6", false, 1, "pong " + "fe".repeat(125), whole(PING, hex("fe".repeat(125))));
        add("2.7", false, 0, "echo", whole(PONG, NONE), asked(false));
        add("2.8", false, 0, "echo", whole(PONG, bytes("unsolicited")), asked(false));
        add("2.9", false, 0, "pong 41", whole(PONG, bytes("x")), ping("A"));
        var ten = new Sent[10];
        var pongs = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            ten[i] = ping("" + i);
            pongs.append(i == 0 ? "" : ", ").append("pong 3").append(i);
        }
        add("2.10", false, 0, pongs.toString(), ten);
        add("2.11", false, 1, pongs.toString(), ten);
    }

    private static void reserved() {
        for (boolean json : new boolean[] {true, false}) {
            for (int rsv = 1; rsv <= 7; rsv++) {
                int first = 0x80 | rsv << 4;
                add(
                        "3." + rsv,
                        json,
                        rsv % 2,
                        "closed 1002",
                        new Sent(first | opcode(json), question(json, 0)));
                add(
                        "3." + rsv + " after one that is good",
                        json,
                        0,
                        "echo, closed 1002",
                        asked(json),
                        new Sent(first | opcode(json), question(json, 0)),
                        ping("x"));
                add(
                        "3." + rsv + " on a ping",
                        json,
                        0,
                        "closed 1002",
                        new Sent(first | PING, NONE));
                add(
                        "3." + rsv + " on a close",
                        json,
                        0,
                        "closed 1002",
                        new Sent(first | CLOSE, NONE));
            }
            for (int code : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
                String name = code < 8 ? "4.1." + (code - 2) : "4.2." + (code - 10);
                add(
                        name,
                        json,
                        0,
                        "closed 1002",
                        whole(code, code % 2 == 0 ? NONE : bytes("payload")));
                add(
                        name + " after one that is good",
                        json,
                        code % 2,
                        "echo, closed 1002",
                        asked(json),
                        whole(code, bytes("payload")),
                        ping("x"));
            }
        }
    }

    private static void fragments() {
        for (boolean json : new boolean[] {true, false}) {
            int type = opcode(json);
            byte[] q = question(json, 0);
            byte[] head = Arrays.copyOf(q, q.length / 2);
            byte[] tail = Arrays.copyOfRange(q, q.length / 2, q.length);
            add("5.1", json, 0, "closed 1002", part(PING, bytes("a")), whole(0, bytes("b")));
            add("5.2", json, 0, "closed 1002", part(PONG, bytes("a")), whole(0, bytes("b")));
            add("5.3", json, 0, "echo", part(type, head), whole(0, tail));
            add("5.4", json, 3, "echo", part(type, head), whole(0, tail));
            add("5.5", json, 1, "echo", part(type, head), whole(0, tail));
            add("5.6", json, 0, "pong 70, echo", part(type, head), ping("p"), whole(0, tail));
            add("5.7", json, 3, "pong 70, echo", part(type, head), ping("p"), whole(0, tail));
            add("5.8", json, 1, "pong 70, echo", part(type, head), ping("p"), whole(0, tail));
            add("5.9", json, 0, "closed 1002", whole(0, q), asked(json));
            add("5.10", json, 3, "closed 1002", whole(0, q), asked(json));
            add("5.11", json, 1, "closed 1002", whole(0, q), asked(json));
            add("5.12", json, 0, "closed 1002", part(0, q), asked(json));
            add("5.13", json, 3, "closed 1002", part(0, q), asked(json));
            add("5.14", json, 1, "closed 1002", part(0, q), asked(json));
            add(
                    "5.15",
                    json,
                    0,
                    "echo, closed 1002",
                    part(type, head),
                    whole(0, tail),
                    part(0, q),
                    asked(json));
            add("5.16", json, 0, "closed 1002", part(0, q), part(type, head), whole(0, tail));
            add("5.17", json, 0, "closed 1002", whole(0, q), part(type, head), whole(0, tail));
            add("5.18", json, 0, "closed 1002", part(type, head), whole(type, tail));
            Sent[] five = parts(type, q, (q.length + 4) / 5);
            var pinged = new ArrayList<Object>();
            var wanted = new StringBuilder();
            for (int i = 0; i < five.length; i++) {
                pinged.add(five[i]);
                if (i + 1 < five.length) {
                    pinged.add(ping("" + i));
                    wanted.append("pong 3").append(i).append(", ");
                }
            }
            add("5.19", json, 0, wanted + "echo", all(pinged.toArray()));
            add("5.20", json, 1, wanted + "echo", all(pinged.toArray()));
            add(
                    "5.x empty parts",
                    json,
                    0,
                    "echo",
                    part(type, NONE),
                    part(0, head),
                    part(0, NONE),
                    part(0, tail),
                    whole(0, NONE));
        }
    }

    /** Sequences of RFC 3629 and of Markus Kuhn's test, with the number that the suite gives them. */
    private static final String[][] UTF_8 = {
        {"6.2.1", "48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d5554462d382121"},
        {"6.5.1", "cebae1bdb9cf83cebcceb5"},
        {"6.6.2", "ceba"},
        {"6.6.5", "cebae1bdb9"},
        {"6.6.7", "cebae1bdb9cf83"},
        {"6.7.2", "c280"},
        {"6.7.3", "e0a080"},
        {"6.7.4", "f0908080"},
        {"6.9.1", "7f"},
        {"6.9.2", "dfbf"},
        {"6.9.3", "efbfbf"},
        {"6.9.4", "f48fbfbf"},
        {"6.11.1", "ed9fbf"},
        {"6.11.2", "ee8080"},
        {"6.11.3", "efbfbd"},
        {"6.11.4", "f48fbfbf"},
        {"6.22.1", "efbfbe"},
        {"6.22.3", "f09fbfbe"},
        {"6.23.1", "efbfb9"},
        {"6.23.7", "efbfbf"},
    };

    private static final String[][] NO_UTF_8 = {
        {"6.3.1", "cebae1bdb9cf83cebcceb5eda080656469746564"},
        {"6.6.1", "ce"},
        {"6.6.3", "cebae1"},
        {"6.6.4", "cebae1bd"},
        {"6.6.6", "cebae1bdb9cf"},
        {"6.8.1", "f888808080"},
        {"6.8.2", "fc8480808080"},
        {"6.10.1", "f7bfbfbf"},
        {"6.10.2", "fbbfbfbfbf"},
        {"6.10.3", "fdbfbfbfbfbf"},
        {"6.11.5", "f4908080"},
        {"6.12.1", "80"},
        {"6.12.2", "bf"},
        {"6.12.8", "808182838485868788898a8b8c8d8e8f"},
        {"6.13.1", "c020c120c220c320"},
        {"6.13.3", "f020f120f220f320f420f520f620f720"},
        {"6.14.1", "c0"},
        {"6.14.2", "e080"},
        {"6.14.3", "f08080"},
        {"6.14.4", "f8808080"},
        {"6.14.6", "df"},
        {"6.14.7", "efbf"},
        {"6.15.1", "c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf"},
        {"6.16.1", "fe"},
        {"6.16.2", "ff"},
        {"6.17.1", "c0af"},
        {"6.17.2", "e080af"},
        {"6.17.3", "f08080af"},
        {"6.18.1", "c1bf"},
        {"6.18.2", "e09fbf"},
        {"6.18.3", "f08fbfbf"},
        {"6.19.1", "c080"},
        {"6.19.2", "e08080"},
        {"6.20.1", "eda080"},
        {"6.20.2", "edadbf"},
        {"6.20.4", "edafbf"},
        {"6.20.7", "edbfbf"},
        {"6.21.1", "eda080edb080"},
        {"6.21.8", "edafbfedbfbf"},
    };

    private static void utf8() {
        add("6.1.2", true, 0, "echo", part(TEXT, NONE), part(0, question(true, 0)), whole(0, NONE));
        for (String[] row : UTF_8) {
            byte[] message = naming(hex(row[1]));
            String echo = "refused " + row[1];
            add(row[0], true, 0, echo, whole(TEXT, message));
            add(row[0] + " by the byte", true, 1, echo, whole(TEXT, message));
            add(row[0] + " in parts of one byte", true, 0, echo, parts(TEXT, message, 1));
        }
        for (String[] row : NO_UTF_8) {
            byte[] message = naming(hex(row[1]));
            add(row[0], true, 0, "closed 1007", whole(TEXT, message));
            add(row[0] + " in parts of one byte", true, 0, "closed 1007", parts(TEXT, message, 1));
        }
        byte[] late = naming(hex("cebae1bdb9cf83cebcceb5f4908080"));
        add("6.4.1", true, 0, "closed 1007", parts(TEXT, late, 20));
    }

    /** A command whose id is that; an observer is refused it, and told under which id. */
    private static byte[] naming(byte[] id) {
        String before = "{\"command\":{\"openSession\":{},\"id\":\"";
        String after = "\"}}";
        byte[] message = Arrays.copyOf(bytes(before), before.length() + id.length + after.length());
        System.arraycopy(id, 0, message, before.length(), id.length);
        System.arraycopy(bytes(after), 0, message, before.length() + id.length, after.length());
        return message;
    }

    private static byte[] closing(int code, String reason) {
        byte[] text = bytes(reason);
        byte[] payload = new byte[2 + text.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        return payload;
    }

    private static void closes() {
        for (boolean json : new boolean[] {true, false}) {
            Sent bye = whole(CLOSE, closing(1000, ""));
            byte[] q = question(json, 0);
            add("7.1.1", json, 0, "echo, closed 1000", asked(json), bye);
            add("7.1.2", json, 0, "closed 1000", bye, bye);
            add("7.1.3", json, 0, "closed 1000", bye, ping("x"));
            add("7.1.4", json, 0, "closed 1000", bye, asked(json));
            add("7.1.5", json, 0, "closed 1000", part(opcode(json), q), bye, whole(0, NONE));
            add("7.1.6", json, 0, "echo, closed 1000", asked(json, MESSAGE_MAX), bye, ping("x"));
            add("7.3.1", json, 0, "closed 1000", whole(CLOSE, NONE));
            add("7.3.2", json, 0, "closed 1002", whole(CLOSE, bytes("a")));
            add("7.3.3", json, 0, "closed 1000", bye);
            add("7.3.4", json, 0, "closed 1000", whole(CLOSE, closing(1000, "Hello World!")));
            add("7.3.5", json, 0, "closed 1000", whole(CLOSE, closing(1000, "*".repeat(123))));
            add("7.3.6", json, 0, "closed 1002", whole(CLOSE, closing(1000, "*".repeat(124))));
            add(
                    "7.5.1",
                    json,
                    0,
                    "closed 1007",
                    whole(CLOSE, hex("03e8cebae1bdb9cf83cebcceb5eda080")));
            for (int code :
                    new int[] {
                        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999
                    }) {
                add("7.7 code " + code, json, 0, "closed 1000", whole(CLOSE, closing(code, "")));
            }
            for (int code : new int[] {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999}) {
                add("7.9 code " + code, json, 0, "closed 1002", whole(CLOSE, closing(code, "")));
            }
        }
    }

    private static void sizes() {
        for (boolean json : new boolean[] {true, false}) {
            String text = json ? "9.1." : "9.2.";
            int[] sizes = {4096, 16_384, 32_768, MESSAGE_MAX};
            for (int i = 0; i < sizes.length; i++) {
                add(text + (i + 1), json, 0, "echo", asked(json, sizes[i]));
            }
            add(
                    text + "5 past the limit",
                    json,
                    0,
                    "closed 1009",
                    whole(opcode(json), new byte[MESSAGE_MAX + 1]));
            String parted = json ? "9.3." : "9.4.";
            int[] pieces = {66, 256, 1024, 4096, 16_384, MESSAGE_MAX};
            for (int i = 0; i < pieces.length; i++) {
                add(
                        parted + (i + 1),
                        json,
                        0,
                        "echo",
                        parts(opcode(json), question(json, MESSAGE_MAX), pieces[i]));
            }
            String chopped = json ? "9.5." : "9.6.";
            int[] chops = {64, 128, 256, 512, 1024, 2048};
            for (int i = 0; i < chops.length; i++) {
                add(chopped + (i + 1), json, chops[i], "echo", asked(json, MESSAGE_MAX));
            }
            String many = json ? "9.7." : "9.8.";
            int[] lengths = {0, 64, 256, 1024, 4096};
            for (int i = 0; i < lengths.length; i++) {
                var hundred = new Sent[50];
                Arrays.fill(hundred, asked(json, lengths[i]));
                add(many + (i + 1), json, 0, "echo, ".repeat(49) + "echo", hundred);
            }
            add("10.1.1", json, 0, "echo", parts(opcode(json), question(json, MESSAGE_MAX), 1300));
        }
    }

    static Stream<Case> cases() {
        CASES.clear();
        framing();
        pings();
        reserved();
        fragments();
        utf8();
        closes();
        sizes();
        return CASES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_frame_gets_what_rfc_6455_says(Case framed) throws Exception {
        try (var foe =
                framed.json()
                        ? Foe.json(venue.house().port(), venue.token("observer-1"))
                        : Foe.binary(venue.house().port(), venue.token("observer-1"))) {
            send(foe, framed);
            assertThat(got(foe, framed.wanted())).isEqualTo(framed.wanted());
        }
    }

    private static void send(Foe foe, Case framed) throws IOException {
        try {
            for (Sent sent : framed.sent()) {
                byte[] bytes = sent.bytes();
                int chop = framed.chop() == 0 ? bytes.length : framed.chop();
                for (int at = 0; at < bytes.length; at += chop) {
                    foe.raw.write(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chop)));
                }
            }
        } catch (SocketException e) {
            // Closed before all was sent, which is what some of these are about: what came is
            // judged.
        }
    }

    /** What came, as far as something is wanted; a close ends it. */
    private static String got(Foe foe, String wanted) throws IOException {
        int many = wanted.split(", ", -1).length;
        var got = new ArrayList<String>();
        try {
            while (got.size() < many) {
                String one = one(foe.raw.read());
                if (!one.isEmpty()) {
                    got.add(one);
                }
                if (one.startsWith("closed")) {
                    break;
                }
            }
        } catch (EOFException | SocketException e) {
            got.add("ended without a close");
        } catch (SocketTimeoutException e) {
            got.add("nothing");
        }
        return String.join(", ", got);
    }

    private static String one(RawSocket.Frame frame) throws IOException {
        byte[] payload = frame.payload();
        if (frame.opcode() == CLOSE) {
            return "closed "
                    + (payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF);
        }
        if (frame.opcode() == PONG) {
            return "pong " + ByteBufUtil.hexDump(payload);
        }
        if (frame.opcode() > BINARY) {
            return "";
        }
        ServerMessage message = Foe.read(frame);
        if (message.hasClock()) {
            return message.getClock().getClientTimeUs() == 7 ? "echo" : "another echo";
        }
        return message.hasRefused()
                ? "refused " + ByteBufUtil.hexDump(bytes(message.getRefused().getCommand()))
                : "";
    }
}
