package org.dragoman.load.crowd;

import org.dragoman.protocol.v1.AudioFrame;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Somebody who speaks into a channel: a frame every 20 ms, with the time it was meant to go inside the packet. A frame that
 * goes late carries the time it was due, so that a generator or a hub that stumbles hides nothing.
 *
 * <pre>
 *   packet: 78 (Opus TOC: one 20 ms frame) | intended, 8 | window, 4 | filler to 80 bytes
 * </pre>
 *
 * Owner: the generator's thread.
 */
public final class Talker {
    /** Between two frames. */
    public static final long PERIOD_NS = 20_000_000;

    /** Later than this, and the generator is to blame. */
    static final long LATE_NS = 2_000_000;

    static final int PACKET = 80;
    static final int INTENDED_AT = 1;
    static final int WINDOW_AT = 9;
    static final int MARKED = 13;

    private static final int TICKS = 960;

    /** Tags of an AudioFrame's fields: the number, then how it is written. */
    private static final byte CHANNEL = AudioFrame.CHANNEL_FIELD_NUMBER << 3;

    private static final byte TRACK = AudioFrame.TRACK_FIELD_NUMBER << 3;
    private static final byte EPOCH = AudioFrame.EPOCH_FIELD_NUMBER << 3 | 5;
    private static final byte SEQUENCE = AudioFrame.SEQUENCE_FIELD_NUMBER << 3 | 5;
    private static final byte CAPTURED = AudioFrame.CAPTURED_FIELD_NUMBER << 3 | 1;
    private static final byte VOICE = AudioFrame.VOICE_FIELD_NUMBER << 3;
    private static final byte OPUS = AudioFrame.OPUS_FIELD_NUMBER << 3 | 2;
    private static final byte HUB_TIME = AudioFrame.HUB_TIME_MS_FIELD_NUMBER << 3 | 1;

    /** The voice activity, a varint of two bytes, stands before the packet's tag and length. */
    private static final int VOICE_BEFORE_PACKET = 4;

    private static final int NO_WINDOW = -1;
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Line line;
    private final Ledger ledger;
    private final int channel;
    private final MemorySegment frame;
    private final int sequenceAt;
    private final int capturedAt;
    private final int packetAt;
    private int sequence;
    private long left;
    private int uncounted;
    private long dueNs;
    private boolean stampedAsSent;

    private Talker(
            Line line, Ledger ledger, int channel, byte[] frame, int sequenceAt, int packetAt) {
        this.line = line;
        this.ledger = ledger;
        this.channel = channel;
        this.frame = Arena.ofAuto().allocate(frame.length);
        this.frame.copyFrom(MemorySegment.ofArray(frame));
        this.sequenceAt = sequenceAt;
        this.capturedAt = sequenceAt + 5;
        this.packetAt = packetAt;
    }

    /** Who holds a lease of a channel of the real hub. */
    static Talker onLease(Line line, Ledger ledger, int channel, int epoch) {
        var audio = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        audio.put(CHANNEL).put((byte) channel).put(EPOCH).putInt(epoch);
        return made(line, ledger, channel, audio, false);
    }

    /** Who speaks on a bare hub, which passes on what it is given: the message as the real hub would send it. */
    static Talker bare(Line line, Ledger ledger, int channel) {
        var audio = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        audio.put(CHANNEL).put((byte) channel).put(TRACK).put((byte) (channel + 1));
        audio.put(EPOCH).putInt(1);
        return made(line, ledger, channel, audio, true);
    }

    private static Talker made(
            Line line, Ledger ledger, int channel, ByteBuffer audio, boolean stamped) {
        audio.put(SEQUENCE);
        int sequenceIn = audio.position();
        audio.putInt(0).put(CAPTURED).putLong(0);
        audio.put(VOICE).put((byte) 0xC8).put((byte) 1).put(OPUS).put((byte) PACKET);
        int packetIn = audio.position();
        audio.put((byte) 0x78);
        while (audio.position() < packetIn + PACKET) {
            audio.put((byte) (audio.position() * 7));
        }
        if (stamped) {
            audio.put(HUB_TIME).putLong(System.currentTimeMillis());
        }
        int length = audio.position();
        var message = ByteBuffer.allocate(length + 4);
        message.put((byte) FrameReader.AUDIO).put((byte) (length + 2));
        message.put((byte) FrameReader.FRAME).put((byte) length).put(audio.flip());
        byte[] frame = ClientFrame.binary(message.array());
        int before = frame.length - length;
        return new Talker(line, ledger, channel, frame, before + sequenceIn, before + packetIn);
    }

    public int channel() {
        return channel;
    }

    /** Begins to speak, the first frame at that time, until told to stop. */
    public void speak(long firstNs) {
        speak(firstNs, Long.MAX_VALUE, 0);
    }

    /**
     * Speaks so many frames, the first at that time.
     *
     * @param more frames behind them that belong to no window: they fill the bundles that are open
     */
    public void speak(long firstNs, long frames, int more) {
        left = frames == Long.MAX_VALUE ? frames : frames + more;
        uncounted = more;
        dueNs = firstNs;
    }

    public void fallSilent() {
        left = 0;
    }

    /** Frames sent since the beginning. */
    public int sent() {
        return sequence;
    }

    public boolean isSilent() {
        return left == 0;
    }

    /** Goes on sending, with nothing said; or speaks again. */
    public void pause(boolean silent) {
        frame.set(
                ValueLayout.JAVA_BYTE,
                packetAt - VOICE_BEFORE_PACKET,
                (byte) (silent ? 0x80 : 0xC8));
        frame.set(
                ValueLayout.JAVA_BYTE, packetAt - VOICE_BEFORE_PACKET + 1, (byte) (silent ? 0 : 1));
    }

    /** From now on a frame carries the time it was sent, not the time it was due. */
    public void stampAsSent() {
        stampedAsSent = true;
    }

    /** Sends what is due by now. */
    void turn(long nowNs) {
        while (left > 0 && dueNs <= nowNs) {
            frame.set(INT, sequenceAt, sequence);
            frame.set(LONG, capturedAt, (long) sequence * TICKS);
            frame.set(LONG, packetAt + INTENDED_AT, stampedAsSent ? nowNs : dueNs);
            boolean counts = left > uncounted;
            frame.set(INT, packetAt + WINDOW_AT, counts ? ledger.window() : NO_WINDOW);
            sequence++;
            left--;
            if (counts) {
                ledger.sent(channel, nowNs - dueNs > LATE_NS);
            }
            line.send(frame, frame.byteSize());
            dueNs += PERIOD_NS;
        }
    }
}
