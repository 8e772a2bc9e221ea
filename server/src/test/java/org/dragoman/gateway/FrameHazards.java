package org.dragoman.gateway;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.OpenSession;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames of a WebSocket, and first messages, that no honest client sends. */
final class FrameHazards {
    private static final int MESSAGE_MAX = 65_536;
    private final Venue venue;

    FrameHazards(Venue venue) {
        this.venue = venue;
    }

    private int port() {
        return venue.house().port();
    }

    private Foe entered() throws IOException {
        return Foe.binary(port(), venue.token("observer-1"));
    }

    private interface Attack {
        void on(Foe foe) throws IOException;
    }

    /** What becomes of a connection that sent this after Welcome. */
    private Hazard frames(String row, String sent, String wanted, Attack attack) {
        return Hazard.of(
                row,
                sent,
                wanted,
                () -> {
                    try (var foe = entered()) {
                        attack.on(foe);
                        return foe.fate();
                    }
                });
    }

    private Hazard bytes(String row, String sent, String wanted, int... bytes) {
        return frames(row, sent, wanted, foe -> foe.raw.write(bytes(bytes)));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        headers(all);
        fragments(all);
        floods(all);
        first(all);
        bodies(all);
        return all;
    }

    private void headers(List<Hazard> all) {
        all.add(bytes("H10", "a frame without a mask", "closed 1002", 0x82, 1, 0));
        for (int rsv : new int[] {0x40, 0x20, 0x10}) {
            all.add(
                    bytes(
                            "H11",
                            "a frame with reserved bit 0x%02x".formatted(rsv),
                            "closed 1002",
                            0x82 | rsv,
                            0x81,
                            0,
                            0,
                            0,
                            0,
                            0));
        }
        for (int opcode : new int[] {3, 4, 5, 6, 7, 0xB, 0xC, 0xD, 0xE, 0xF}) {
            all.add(
                    bytes(
                            "H11",
                            "a frame with the opcode %X".formatted(opcode),
                            "closed 1002",
                            0x80 | opcode,
                            0x80,
                            0,
                            0,
                            0,
                            0));
        }
        all.add(
                frames(
                        "H19",
                        "a compressed frame that would become 1 GB",
                        "closed 1002",
                        foe -> foe.raw.frame(0xC2, new byte[1024])));
        all.add(
                bytes(
                        "H14",
                        "a frame that claims 2^63 bytes",
                        "closed 1002 or closed 1009",
                        0x82,
                        0xFF,
                        0x80,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0));
        all.add(
                Hazard.of(
                        "H14",
                        "50 connections with a frame that claims 2^31 bytes and comes slowly",
                        "closed 1009, nothing set aside",
                        () -> {
                            long before = HttpHazards.direct();
                            String fate = "";
                            for (int i = 0; i < 50; i++) {
                                try (var foe = entered()) {
                                    foe.raw.write(
                                            bytes(0x82, 0xFF, 0, 0, 0, 0, 0x80, 0, 0, 0, 1, 2, 3));
                                    fate = foe.fate();
                                }
                            }
                            boolean flat = HttpHazards.direct() - before < 50L * MESSAGE_MAX;
                            return fate + (flat ? ", nothing set aside" : ", set aside");
                        }));
        all.add(
                frames(
                        "H17",
                        "text where binary was agreed",
                        "closed 1003",
                        foe -> foe.text("{}")));
        all.add(
                Hazard.of(
                        "H17",
                        "binary where JSON was agreed",
                        "closed 1003",
                        () -> {
                            try (var foe = Foe.json(port(), venue.token("observer-1"))) {
                                foe.bytes(new byte[] {1, 2, 3});
                                return foe.fate();
                            }
                        }));
        all.add(
                frames(
                        "H24",
                        "a message of one byte more than 64 KB",
                        "closed 1009",
                        foe -> foe.bytes(new byte[MESSAGE_MAX + 1])));
    }

    private void fragments(List<Hazard> all) {
        all.add(bytes("H13", "a continuation of nothing", "closed 1002", 0x80, 0x80, 0, 0, 0, 0));
        all.add(
                frames(
                        "H13",
                        "another message within one in parts",
                        "closed 1002",
                        foe -> {
                            foe.raw.frame(0x02, new byte[] {1});
                            foe.raw.frame(0x82, new byte[] {1});
                        }));
        all.add(
                frames(
                        "H15",
                        "a message in 1,100 empty parts",
                        "closed 1009",
                        foe -> parts(foe, 1100, 0)));
        all.add(
                frames(
                        "H15",
                        "a message in parts without an end",
                        "closed 1009",
                        foe -> parts(foe, 70, 1000)));
    }

    private static void parts(Foe foe, int many, int each) throws IOException {
        foe.raw.frame(0x02, new byte[each]);
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < many; i++) {
            all.writeBytes(
                    each == 0
                            ? bytes(0, 0x80, 0, 0, 0, 0)
                            : bytes(0, 0xFE, each >> 8, each, 0, 0, 0, 0));
            all.writeBytes(new byte[each]);
        }
        foe.raw.write(all.toByteArray());
    }

    private void floods(List<Hazard> all) {
        all.add(
                frames(
                        "H18",
                        "a flood of pings",
                        "closed 4004",
                        foe -> {
                            for (int i = 0; i < 300; i++) {
                                foe.raw.frame(0x89, new byte[4]);
                            }
                        }));
        all.add(
                frames(
                        "H18",
                        "pongs that nobody asked for",
                        "kept",
                        foe -> {
                            for (int i = 0; i < 20; i++) {
                                foe.raw.frame(0x8A, new byte[] {1, 2, 3});
                            }
                        }));
        all.add(
                frames(
                        "H27",
                        "60 KB of interleaved unknown fields",
                        "kept",
                        foe -> foe.bytes(unknownFields())));
        all.add(
                frames(
                        "H27",
                        "the same 300 times",
                        "closed 4004",
                        foe -> {
                            byte[] fields = unknownFields();
                            for (int i = 0; i < 300; i++) {
                                foe.bytes(fields);
                            }
                        }));
    }

    /** Varints and strings under numbers that nobody uses. */
    private static byte[] unknownFields() {
        var out = new ByteArrayOutputStream();
        for (int i = 0; out.size() < 60_000; i++) {
            int field = 1000 + i % 500;
            int tag = field << 3 | (i % 2 == 0 ? 0 : 2);
            out.write(tag & 0x7F | 0x80);
            out.write(tag >> 7);
            out.write(i % 2);
            if (i % 2 == 1) {
                out.write('x');
            }
        }
        return out.toByteArray();
    }

    private void first(List<Hazard> all) {
        all.add(
                Hazard.of(
                        "H20",
                        "nothing within five seconds",
                        "closed 4501",
                        () -> {
                            try (var foe = Foe.silent(port(), false)) {
                                return foe.answer();
                            }
                        }));
        var open =
                ClientMessage.newBuilder()
                        .setCommand(
                                Command.newBuilder()
                                        .setId("x")
                                        .setOpenSession(OpenSession.getDefaultInstance()))
                        .build();
        all.add(unwelcome("H21", "a command before Hello", false, foe -> foe.say(open)));
        all.add(unwelcome("H21", "a command before Hello, as JSON", true, foe -> foe.say(open)));
        all.add(
                unwelcome(
                        "H21",
                        "a command before Hello, as JSON that cannot be read",
                        true,
                        foe -> foe.text("{\"command\":{\"id\":{},\"openSession\":[1e999,")));
        all.add(
                unwelcome(
                        "H21",
                        "sound before Hello",
                        false,
                        foe -> foe.raw.frame(0x82, bytes(0x1a, 2, 0x0a, 0))));
    }

    private Hazard unwelcome(String row, String sent, boolean json, Attack attack) {
        return Hazard.of(
                row,
                sent,
                "closed 4501",
                () -> {
                    try (var foe = Foe.silent(port(), json)) {
                        attack.on(foe);
                        return foe.answer();
                    }
                });
    }

    private void bodies(List<Hazard> all) {
        byte[] noise = new byte[60_000];
        new Random(1).nextBytes(noise);
        noise[0] = ClientMessage.COMMAND_FIELD_NUMBER << 3 | 2;
        all.add(frames("H23", "an empty message", "closed 4500", foe -> foe.bytes(new byte[0])));
        all.add(frames("H23", "a message of one byte", "closed 4500", foe -> foe.bytes(bytes(7))));
        all.add(frames("H23", "60,000 bytes at random", "closed 4500", foe -> foe.bytes(noise)));
        byte[] groups = new byte[60_000];
        Arrays.fill(groups, (byte) (15 << 3 | 3));
        all.add(
                frames(
                        "H25",
                        "groups in groups, 60,000 deep",
                        "closed 4500",
                        foe -> foe.bytes(groups)));
        byte[] deep = new byte[34];
        Arrays.fill(deep, 0, 17, (byte) (15 << 3 | 3));
        Arrays.fill(deep, 17, 34, (byte) (15 << 3 | 4));
        all.add(frames("H25", "groups in groups, 17 deep", "closed 4500", foe -> foe.bytes(deep)));
        String nested = "{\"command\":".repeat(20_000 / 11);
        all.add(
                Hazard.of(
                        "H25",
                        "objects in objects without end, as JSON",
                        "closed 4500",
                        () -> {
                            try (var foe = Foe.json(port(), venue.token("observer-1"))) {
                                foe.text(nested);
                                return foe.fate();
                            }
                        }));
        all.add(
                Hazard.of(
                        "H25",
                        "lists in lists without end in an unknown field, as JSON",
                        "closed 4500",
                        () -> {
                            try (var foe = Foe.json(port(), venue.token("observer-1"))) {
                                foe.text("{\"later\":" + "[".repeat(60_000));
                                return foe.fate();
                            }
                        }));
        for (int field :
                new int[] {ClientMessage.COMMAND_FIELD_NUMBER, ClientMessage.AUDIO_FIELD_NUMBER}) {
            String what = field == ClientMessage.COMMAND_FIELD_NUMBER ? "a command" : "sound";
            int tag = field << 3 | 2;
            String wanted =
                    field == ClientMessage.COMMAND_FIELD_NUMBER
                            ? "closed 4500"
                            : "closed 4500 or kept";
            all.add(
                    bodyOf(
                            "H26",
                            what + " that claims 2^31 − 1 bytes",
                            wanted,
                            tag,
                            0xFF,
                            0xFF,
                            0xFF,
                            0xFF,
                            7));
            all.add(
                    bodyOf(
                            "H26",
                            what + " with a negative length",
                            wanted,
                            tag,
                            0xFF,
                            0xFF,
                            0xFF,
                            0xFF,
                            0xFF,
                            0xFF,
                            0xFF,
                            0xFF,
                            0xFF,
                            1));
            all.add(
                    bodyOf(
                            "H26",
                            what + " with a length of eleven bytes",
                            wanted,
                            tag,
                            0x80,
                            0x80,
                            0x80,
                            0x80,
                            0x80,
                            0x80,
                            0x80,
                            0x80,
                            0x80,
                            0x80,
                            0));
        }
        all.add(
                frames(
                        "H31",
                        "a close whose reason is no UTF-8",
                        "closed 1007 or closed 1002",
                        foe -> foe.raw.frame(0x88, bytes(0x03, 0xE8, 0xC3, 0x28))));
        all.add(
                Hazard.of(
                        "H31",
                        "text that is no UTF-8",
                        "closed 1007",
                        () -> {
                            try (var foe = Foe.json(port(), venue.token("observer-1"))) {
                                foe.raw.frame(
                                        0x81,
                                        "{\"command\":\u00C3("
                                                .getBytes(StandardCharsets.ISO_8859_1));
                                return foe.fate();
                            }
                        }));
    }

    private Hazard bodyOf(String row, String sent, String wanted, int... body) {
        return frames(row, sent, wanted, foe -> foe.bytes(bytes(body)));
    }
}
