package org.dragoman.gateway;

import com.google.protobuf.ByteString;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.ServerMessage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sound that no honest client sends: without a lease, of no shape, too much of it. */
final class SoundHazards {
    /** One frame of 20 ms, mono (RFC 6716, section 3.1). */
    private static final byte GOOD = 8;

    private static final int BEGINNING = 100;
    private static final int PACKET_MAX = 1275;
    private static final int MARK = 42;

    private final Venue venue;
    private int ids;

    SoundHazards(Venue venue) {
        this.venue = venue;
    }

    private int port() {
        return venue.house().port();
    }

    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        foreign(all);
        packets(all);
        all.add(
                Hazard.changing(
                        "H48",
                        "500 frames a second for four seconds",
                        "the microphone is closed, kept",
                        this::tooMany));
        all.add(
                Hazard.changing(
                        "H49",
                        "sequences and capture times that jump anywhere",
                        "the listener's sequence grows by one",
                        this::jumps));
        all.add(
                Hazard.changing(
                        "F13",
                        "an interpreter on air whose line is dead: nothing comes, no ping is"
                                + " answered",
                        "the microphone is closed, closed 4003",
                        this::deadLine));
        return all;
    }

    private void foreign(List<Hazard> all) {
        all.add(
                Hazard.of(
                        "H38",
                        "a delegate sends to the floor without a lease",
                        "NOT_GRANTED epoch, kept, 0 heard",
                        () -> sent("head-jordan", 0, 1)));
        all.add(
                Hazard.of(
                        "H37",
                        "a delegate sends to a language once",
                        "FORBIDDEN channel, kept, 0 heard",
                        () -> sent("head-jordan", channel("fr"), 1)));
        all.add(
                Hazard.of(
                        "H37",
                        "a delegate sends to a language twelve times",
                        "FORBIDDEN channel, closed 4503, 0 heard",
                        () -> sent("head-jordan", channel("fr"), 12)));
        all.add(
                Hazard.of(
                        "H39",
                        "an interpreter sends to another booth's language twelve times",
                        "FORBIDDEN channel, closed 4503, 0 heard",
                        () -> sent("fr-2", channel("ru"), 12)));
    }

    private int channel(String language) {
        return venue.channel(language);
    }

    private String sent(String who, int channel, int times) throws Exception {
        try (var foe = Foe.binary(port(), venue.token(who));
                var ear = ear(channel)) {
            for (int i = 0; i < times; i++) {
                foe.say(frame(channel, 12345, i, 0, packet(GOOD, 3)));
            }
            return foe.answer() + ", " + foe.fate() + ", " + markedHeard(ear) + " heard";
        }
    }

    private Foe ear(int channel) throws IOException {
        var ear = Foe.binary(port(), venue.token("observer-2"));
        ear.say(ClientMessage.newBuilder().setListen(Listen.newBuilder().addChannels(channel)));
        ear.until(ServerMessage::hasListening);
        return ear;
    }

    /** Frames with our mark that came until the hub answered a question. */
    private static int markedHeard(Foe ear) throws IOException {
        ear.say(
                ClientMessage.newBuilder()
                        .setClock(
                                org.dragoman.protocol.v1.ClockQuestion.newBuilder()
                                        .setClientTimeUs(1)));
        int heard = 0;
        while (true) {
            ServerMessage message = ear.until(m -> m.hasAudio() || m.hasClock());
            if (message.hasClock()) {
                return heard;
            }
            heard +=
                    (int)
                            message.getAudio().getFramesList().stream()
                                    .filter(SoundHazards::marked)
                                    .count();
        }
    }

    private static boolean marked(AudioFrame frame) {
        return frame.getVoice() == MARK;
    }

    private static byte[] packet(int first, int length) {
        byte[] packet = new byte[length];
        Arrays.fill(packet, (byte) 1);
        if (length > 0) {
            packet[0] = (byte) first;
        }
        return packet;
    }

    private static ClientMessage.Builder frame(
            int channel, int epoch, int sequence, long captured, byte[] opus) {
        return ClientMessage.newBuilder()
                .setAudio(
                        Audio.newBuilder()
                                .addFrames(
                                        AudioFrame.newBuilder()
                                                .setChannel(channel)
                                                .setEpoch(epoch)
                                                .setSequence(sequence)
                                                .setCaptured(captured)
                                                .setVoice(MARK)
                                                .setOpus(ByteString.copyFrom(opus))));
    }

    private void packets(List<Hazard> all) {
        all.add(bad("empty", new byte[0]));
        all.add(bad("of 1,276 bytes", packet(GOOD, PACKET_MAX + 1)));
        all.add(bad("of 60,000 bytes", packet(GOOD, 60_000)));
        all.add(bad("of several frames that claims none (code 3)", new byte[] {GOOD | 3, 0}));
        all.add(bad("of several frames that claims 63 (code 3)", new byte[] {GOOD | 3, 63, 1, 2}));
        all.add(bad("of several frames without their count (code 3)", new byte[] {GOOD | 3}));
        all.add(bad("of 120 ms (six frames of 20 ms)", new byte[] {GOOD | 3, 6, 1, 2, 3, 4, 5, 6}));
        all.add(bad("in stereo", packet(GOOD | 4, 40)));
        all.add(bad("of two frames of one size whose bytes are odd (code 1)", packet(GOOD | 1, 4)));
        all.add(
                bad(
                        "of two frames, the first longer than the packet (code 2)",
                        new byte[] {GOOD | 2, (byte) 250, 1}));
    }

    /** Under a lease that is good. */
    private Hazard bad(String kind, byte[] opus) {
        return Hazard.changing(
                "H48",
                "a packet " + kind,
                "BAD_AUDIO, 0 heard, and the next good one is heard",
                () -> {
                    try (var foe = Foe.binary(port(), venue.token("fr-1"));
                            var ear = ear(channel("fr"))) {
                        Lease lease = onAir(foe);
                        foe.say(frame(lease.getChannel(), lease.getEpoch(), 0, 0, opus));
                        String answer = foe.answer().split(" ")[0];
                        int heard = markedHeard(ear);
                        foe.say(
                                frame(
                                        lease.getChannel(),
                                        lease.getEpoch(),
                                        1,
                                        960,
                                        packet(GOOD, 3)));
                        ear.until(
                                m ->
                                        m.getAudio().getFramesList().stream()
                                                .anyMatch(SoundHazards::marked));
                        offAir(foe);
                        return answer + ", " + heard + " heard, and the next good one is heard";
                    }
                });
    }

    private Lease onAir(Foe foe) throws IOException {
        foe.say(
                RawSocket.command(
                        "sound-" + ++ids,
                        c -> c.setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A))));
        Lease lease = foe.until(m -> m.getLease().getOpen()).getLease();
        foe.until(ServerMessage::hasAccepted);
        return lease;
    }

    private void offAir(Foe foe) throws IOException {
        foe.say(
                RawSocket.command(
                        "sound-" + ++ids, c -> c.setGoOffAir(GoOffAir.getDefaultInstance())));
        foe.until(ServerMessage::hasAccepted);
    }

    private String tooMany() throws Exception {
        try (var foe = Foe.binary(port(), venue.token("fr-1"))) {
            Lease lease = onAir(foe);
            long until = System.nanoTime() + 4_500_000_000L;
            for (int i = 0; System.nanoTime() < until; i++) {
                foe.say(frame(lease.getChannel(), lease.getEpoch(), i, i * 960L, packet(GOOD, 3)));
                if (i % 10 == 9) {
                    Thread.sleep(20); // the pace of the flood, not a wait for anything
                }
            }
            boolean closed = foe.until(m -> m.hasLease() && !m.getLease().getOpen()).hasLease();
            return (closed ? "the microphone is closed, " : "") + foe.fate();
        }
    }

    private String jumps() throws Exception {
        try (var foe = Foe.binary(port(), venue.token("fr-1"));
                var ear = ear(channel("fr"))) {
            Lease lease = onAir(foe);
            int[] sequences = {BEGINNING, BEGINNING + (1 << 31), 3, 3, 2, -1};
            long[] times = {0, Long.MAX_VALUE, -1, 0, 253402300800000L * 48, 1};
            for (int i = 0; i < sequences.length; i++) {
                foe.say(
                        frame(
                                lease.getChannel(),
                                lease.getEpoch(),
                                sequences[i],
                                times[i],
                                packet(GOOD, 3)));
            }
            int wrong = 0;
            int last = 0;
            for (int seen = 0; seen < sequences.length; ) {
                for (AudioFrame frame :
                        ear.until(ServerMessage::hasAudio).getAudio().getFramesList()) {
                    if (marked(frame)) {
                        wrong += seen > 0 && frame.getSequence() != last + 1 ? 1 : 0;
                        last = frame.getSequence();
                        seen++;
                    }
                }
            }
            offAir(foe);
            return wrong == 0 ? "the listener's sequence grows by one" : wrong + " jumps";
        }
    }

    /** Reads what comes and answers nothing; then looks, over another connection, what is open still. */
    private String deadLine() throws IOException {
        String fate = "";
        try (var foe = Foe.binary(port(), venue.token("fr-1"))) {
            onAir(foe);
            while (fate.isEmpty()) {
                RawSocket.Frame frame = foe.raw.read();
                if (frame.opcode() == 8) {
                    fate =
                            "closed "
                                    + ((frame.payload()[0] & 0xFF) << 8
                                            | frame.payload()[1] & 0xFF);
                }
            }
        }
        try (var foe = Foe.binary(port(), venue.token("fr-1"))) {
            boolean open = foe.welcome().getLeasesList().stream().anyMatch(Lease::getOpen);
            return (open ? "the microphone is open, " : "the microphone is closed, ") + fate;
        }
    }
}
