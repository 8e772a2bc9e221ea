package org.dragoman.gateway.sound;

import com.google.protobuf.ByteString;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

import org.dragoman.fanout.FrameView;
import org.dragoman.fanout.Soundboard;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.threads.Owner;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Test tones, on channels that carry nobody. Whoever goes on air on a channel ends its tone: see {@link LivePatch}.
 *
 * <p>Owner: the backstage's loop; who plays what, anybody may ask.
 */
public final class TestTones {
    private static final int VOICE = 128;
    private static final int SAMPLES = 960;

    private final Owner owner = new Owner();
    private final Soundboard soundboard;
    private final LivePatch patch;
    private final Tracks tracks;
    private final List<ByteString> packets = packets();
    private final FrameView view = new FrameView();
    private int played;

    public TestTones(Soundboard soundboard, LivePatch patch, Tracks tracks) {
        this.soundboard = soundboard;
        this.patch = patch;
        this.tracks = tracks;
    }

    /** Whether a channel carries nobody. */
    public boolean mayPlay(int channel) {
        return patch.isFree(channel);
    }

    public void play(int channel, boolean on) {
        assert owner.here();
        patch.tone(channel, on);
    }

    /** Ends every tone. From any thread. */
    public void stop() {
        patch.noTones();
    }

    public Set<Integer> playing() {
        return patch.tones();
    }

    /** Sends the next 20 ms of every tone. */
    public void sound(long nowMs) {
        assert owner.here();
        Set<Integer> now = playing();
        if (now.isEmpty()) {
            return;
        }
        played++;
        for (int channel : now) {
            var frame =
                    AudioFrame.newBuilder()
                            .setChannel(channel)
                            .setEpoch(Tracks.TONE_EPOCH)
                            .setSequence(played)
                            .setCaptured((long) played * SAMPLES)
                            .setVoice(VOICE)
                            .setOpus(packets.get(played % packets.size()))
                            .build();
            ByteBuf bytes = Unpooled.wrappedBuffer(frame.toByteArray());
            view.read(bytes, 0, bytes.writerIndex());
            var ingress =
                    new Soundboard.Ingress(tracks.ofTone(channel), this, ByteBufAllocator.DEFAULT);
            soundboard.hear(view, ingress, nowMs);
        }
    }

    /** The tone's Opus packets, each with its length before it in two bytes; see make-tone.sh beside them. */
    private static List<ByteString> packets() {
        try (InputStream in = TestTones.class.getResourceAsStream("tone.packets")) {
            if (in == null) {
                throw new IOException("tone.packets is not there");
            }
            var packets = new ArrayList<ByteString>();
            var data = new DataInputStream(in);
            int count = data.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                packets.add(ByteString.copyFrom(data.readNBytes(data.readUnsignedShort())));
            }
            return packets;
        } catch (IOException e) {
            throw new UncheckedIOException("the test tone cannot be read", e);
        }
    }
}
