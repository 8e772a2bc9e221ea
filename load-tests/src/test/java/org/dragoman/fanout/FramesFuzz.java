package org.dragoman.fanout;

import com.google.protobuf.InvalidProtocolBufferException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;

import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;

import java.util.ArrayList;
import java.util.List;

/** Messages of sound at random: nothing past their end is read, and whatever protobuf reads too, it reads alike. */
public final class FramesFuzz {
    private static final int PACKET_MAX = 1275;
    private static final Soundboard NOBODY_MAY_SEND = new Soundboard(1, List.of(), PACKET_MAX);
    private static final Soundboard.Ingress SOMEBODY =
            new Soundboard.Ingress(1, FramesFuzz.class, UnpooledByteBufAllocator.DEFAULT);

    private FramesFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[] {0x1a, 2, 0x0a, 0});
    }

    /** One message. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        ByteBuf message = Unpooled.wrappedBuffer(bytes).asReadOnly();
        if (!AudioMessage.isAudio(message)) {
            return;
        }
        var audio = new AudioMessage();
        audio.open(message);
        var read = new ArrayList<Read>();
        boolean whole = true;
        while (audio.next()) {
            FrameView frame = audio.frame();
            whole &= frame.isFrame();
            if (frame.isFrame() && frame.opusStart() + frame.opusLength() > bytes.length) {
                throw new IllegalStateException("a packet ends past its message");
            }
            Verdict verdict = NOBODY_MAY_SEND.hear(frame, SOMEBODY, 0);
            if (verdict != Verdict.BAD && verdict != Verdict.NOT_GRANTED) {
                throw new IllegalStateException("passed without a lease: " + verdict);
            }
            read.add(new Read(frame.channel(), frame.epoch(), frame.opusLength()));
        }
        if (audio.isWellFormed() && whole) {
            compare(bytes, read);
        }
    }

    private record Read(int channel, int epoch, int opusLength) {}

    private static void compare(byte[] bytes, List<Read> read) {
        List<AudioFrame> frames;
        try {
            frames = ClientMessage.parseFrom(bytes).getAudio().getFramesList();
        } catch (InvalidProtocolBufferException e) {
            return; // stricter in what is passed over
        }
        if (frames.size() != read.size()) {
            throw new IllegalStateException(read.size() + " frames, protobuf has " + frames.size());
        }
        for (int i = 0; i < frames.size(); i++) {
            AudioFrame frame = frames.get(i);
            int channel = read.get(i).channel();
            // A channel of more than 31 bits is cut off by protobuf; here it is none that there
            // could be.
            boolean alike =
                    (channel == frame.getChannel() || channel == Integer.MAX_VALUE)
                            && read.get(i).epoch() == frame.getEpoch()
                            && read.get(i).opusLength() == frame.getOpus().size();
            if (!alike) {
                throw new IllegalStateException("read otherwise than protobuf: " + frame);
            }
        }
    }
}
