package org.dragoman.client.ogg;

import org.dragoman.client.Sound;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A recording in memory, frame by frame of 20 ms, as a microphone sends them. Immutable. */
public final class Recording {
    /** The longest that is taken: an hour. */
    public static final int FRAMES_MAX = 180_000;

    private final List<byte[]> packets;

    private Recording(List<byte[]> packets) {
        this.packets = List.copyOf(packets);
    }

    /** Reads mono Ogg Opus of 20 ms packets; anything else is an {@link OggException}. */
    public static Recording read(InputStream in) throws IOException {
        List<byte[]> packets = new ArrayList<>();
        try (OpusReader reader = new OpusReader(in)) {
            if (reader.channels() != 1) {
                throw new OggException(reader.channels() + " channels, wanted mono");
            }
            for (Optional<byte[]> packet = reader.next();
                    packet.isPresent();
                    packet = reader.next()) {
                if (OpusPacket.samples(packet.get()) != Sound.SAMPLES) {
                    throw new OggException("packet " + packets.size() + " is not of 20 ms");
                }
                if (packets.size() == FRAMES_MAX) {
                    throw new OggException("longer than an hour");
                }
                packets.add(packet.get());
            }
        }
        return new Recording(packets);
    }

    /** How many frames it has, 50 a second. */
    public int frames() {
        return packets.size();
    }

    /** The Opus packet of a frame, not to be changed. */
    public byte[] packet(int frame) {
        return packets.get(frame);
    }
}
