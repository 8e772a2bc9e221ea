package org.dragoman.client.ogg;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;

/** Ogg Opus at random: its packets are read within their bounds, or it is refused. */
public final class OggFuzz {
    private OggFuzz() {}

    /** One stream. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        try (var reader = new OpusReader(new ByteArrayInputStream(bytes))) {
            long all = 0;
            for (Optional<byte[]> packet = reader.next();
                    packet.isPresent();
                    packet = reader.next()) {
                all += packet.get().length;
                if (packet.get().length > OpusReader.PACKET_BYTES_MAX || all > bytes.length) {
                    throw new IllegalStateException("more comes out than went in");
                }
                if (packet.get().length > 0) {
                    OpusPacket.samples(packet.get());
                }
            }
        } catch (IOException e) {
            // Refused.
        }
    }
}
