package org.dragoman.client.ogg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the Opus packets of an Ogg Opus stream (RFC 7845), in order. Pages of other logical streams are passed
 * over; a stream that was cut off ends with its last whole packet, a damaged one with an {@link OggException}.
 * Not thread-safe.
 */
public final class OpusReader implements AutoCloseable {
    /** The longest packet that is taken: 120 ms at the highest rate. */
    public static final int PACKET_BYTES_MAX = 61_440;

    private static final byte[] HEAD = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final ArrayDeque<byte[]> packets = new ArrayDeque<>();
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private final int serial;
    private final int channels;
    private final int preSkip;
    private long granule;
    private boolean ended;

    /** Reads the two headers. The stream is closed with this reader. */
    public OpusReader(InputStream in) throws IOException {
        this.in = in;
        OggPage first = OggPage.read(in).orElseThrow(() -> new OggException("nothing in it"));
        byte[] head = first.body();
        if (!first.begins() || !startsWith(head, HEAD) || head.length < 19 || head[8] >> 4 != 0) {
            throw new OggException("no Opus in it");
        }
        serial = first.serial();
        channels = head[9] & 0xFF;
        preSkip = (head[10] & 0xFF) | (head[11] & 0xFF) << 8;
        byte[] tags = next().orElseThrow(() -> new OggException("ends before its tags"));
        if (!startsWith(tags, TAGS)) {
            throw new OggException("no tags after the head");
        }
    }

    /** Channels of the sound, 1 for mono. */
    public int channels() {
        return channels;
    }

    /** Samples of 48 kHz at the beginning that a player leaves out. */
    public int preSkip() {
        return preSkip;
    }

    /** The position of the last page read, in samples of 48 kHz, pre-skip included. */
    public long granule() {
        return granule;
    }

    /** The next packet; empty after the last. */
    public Optional<byte[]> next() throws IOException {
        while (packets.isEmpty() && !ended) {
            readPage();
        }
        return Optional.ofNullable(packets.poll());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void readPage() throws IOException {
        Optional<OggPage> read = OggPage.read(in);
        if (read.isEmpty()) {
            ended = true;
            return;
        }
        OggPage page = read.get();
        if (page.serial() != serial) {
            if (page.begins()) {
                throw new OggException("a second stream begins; chains are not read");
            }
            return;
        }
        if (page.continues() != unfinished.size() > 0) {
            throw new OggException("a packet without its other part");
        }
        unlace(page);
        if (page.granule() != -1) {
            granule = page.granule();
        }
        ended = page.ends();
    }

    /** A packet ends with the first segment shorter than 255 bytes, maybe on a later page. */
    private void unlace(OggPage page) throws OggException {
        int at = 0;
        for (byte value : page.lacing()) {
            int length = value & 0xFF;
            if (unfinished.size() + length > PACKET_BYTES_MAX) {
                throw new OggException("a packet of more than " + PACKET_BYTES_MAX + " bytes");
            }
            unfinished.write(page.body(), at, length);
            at += length;
            if (length < 255) {
                packets.add(unfinished.toByteArray());
                unfinished.reset();
            }
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
