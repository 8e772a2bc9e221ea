package org.dragoman.gateway.sound;

import com.google.protobuf.ByteString;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

import org.dragoman.fanout.FrameView;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.protocol.v1.AudioFrame;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Test tones, on channels that carry nobody. Whoever goes on air on a channel ends its tone: a tone is put beside the
 * patch, never over it.
 *
 * <p>The patch comes from the session's writer; what plays is asked for and played on the backstage's loop. Both meet in
 * this lock, which is held for microseconds.
 */
public final class TestTones {
    private static final int VOICE = 128;
    private static final int SAMPLES = 960;

    private final Soundboard soundboard;
    private final int firstTrack;
    private final List<ByteString> packets = packets();
    private final FrameView view = new FrameView();
    private List<Route> patch = List.of();
    private Set<Integer> playing = Set.of();
    private int played;

    /**
     * @param firstTrack above all sources that people are
     */
    public TestTones(Soundboard soundboard, int firstTrack) {
        this.soundboard = soundboard;
        this.firstTrack = firstTrack;
    }

    /** From now on exactly these routes are open, and the tones that still may be beside them. */
    public synchronized void patched(List<Route> routes) {
        patch = List.copyOf(routes);
        settle(playing);
    }

    /** Whether a channel carries nobody. */
    public synchronized boolean mayPlay(int channel) {
        return patch.stream().noneMatch(r -> r.isCarriedOn(channel));
    }

    public synchronized void play(int channel, boolean on) {
        var next = new TreeSet<>(playing);
        if (on) {
            next.add(channel);
        } else {
            next.remove(channel);
        }
        settle(next);
    }

    public synchronized void stop() {
        settle(Set.of());
    }

    public synchronized Set<Integer> playing() {
        return playing;
    }

    private void settle(Set<Integer> wanted) {
        var open = new ArrayList<>(patch);
        var may = new TreeSet<Integer>();
        for (int channel : wanted) {
            if (mayPlay(channel)) {
                may.add(channel);
                open.add(Route.of(firstTrack + channel, channel, 1, false, channel));
            }
        }
        playing = Set.copyOf(may);
        soundboard.patch(open);
    }

    /** Sends the next 20 ms of every tone. */
    public void sound(long nowMs) {
        Set<Integer> now = playing();
        if (now.isEmpty()) {
            return;
        }
        played++;
        for (int channel : now) {
            var frame =
                    AudioFrame.newBuilder()
                            .setChannel(channel)
                            .setEpoch(1)
                            .setSequence(played)
                            .setCaptured((long) played * SAMPLES)
                            .setVoice(VOICE)
                            .setOpus(packets.get(played % packets.size()))
                            .build();
            ByteBuf bytes = Unpooled.wrappedBuffer(frame.toByteArray());
            var sent = new Soundboard.Sent(bytes, 0, bytes.writerIndex(), ByteBufAllocator.DEFAULT);
            soundboard.hear(sent, view, firstTrack + channel, this, nowMs);
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
