package org.dragoman.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.dragoman.threads.Owner;

import java.nio.charset.StandardCharsets;

/**
 * Writes Opus packets as an Ogg stream that never ends (RFC 3533, RFC 7845), page by page.
 *
 * <pre>
 *   OggS 0 flags granule(8) serial(4) page(4) crc(4) segments(1) lacing... | packets...
 * </pre>
 *
 * <p>Owner: one thread.
 */
public final class OggOpus {
    /** A packet of 20 ms that decodes to silence. */
    static final byte[] SILENCE = {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};

    static final int SAMPLES_PER_MS = 48;
    private static final int[] CRC = table();
    private static final int BEGINS = 2;
    private static final int CRC_AT = 22;
    private static final int LACE = 255;

    /** A decoder needs so long to be itself (RFC 7845, section 4.6). */
    private static final int PRE_SKIP = 80 * SAMPLES_PER_MS;

    private final Owner owner = new Owner();
    private final int serial;
    private final String title;
    private long granule;
    private int page;

    /**
     * @param title what a player shows
     */
    OggOpus(int serial, String title) {
        this.serial = serial;
        this.title = title;
    }

    /** Samples written so far, at 48 kHz. */
    long samples() {
        return granule;
    }

    /** The two pages before any sound. */
    ByteBuf headers(ByteBufAllocator allocator) {
        ByteBuf head = allocator.buffer(19);
        ByteBuf tags = allocator.buffer(64);
        ByteBuf out = allocator.buffer(160);
        try {
            head.writeCharSequence("OpusHead", StandardCharsets.US_ASCII);
            head.writeByte(1).writeByte(1).writeShortLE(PRE_SKIP).writeIntLE(48_000);
            head.writeShortLE(0).writeByte(0);
            tags.writeCharSequence("OpusTags", StandardCharsets.US_ASCII);
            text(tags, "dragoman");
            tags.writeIntLE(1);
            text(tags, "TITLE=" + title);
            page(out, BEGINS, head);
            page(out, 0, tags);
            return out;
        } finally {
            head.release();
            tags.release();
        }
    }

    private static void text(ByteBuf out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeIntLE(bytes.length).writeBytes(bytes);
    }

    /** One packet as a page of its own, at the end of a buffer. */
    void packet(ByteBuf out, ByteBuf packet) {
        assert owner.here();
        granule += samples(packet);
        page(out, 0, packet);
    }

    private void page(ByteBuf out, int flags, ByteBuf packet) {
        int from = out.writerIndex();
        int length = packet.readableBytes();
        out.writeCharSequence("OggS", StandardCharsets.US_ASCII);
        out.writeByte(0).writeByte(flags).writeLongLE(granule).writeIntLE(serial);
        out.writeIntLE(page++).writeIntLE(0).writeByte(length / LACE + 1);
        for (int left = length; left >= LACE; left -= LACE) {
            out.writeByte(LACE);
        }
        out.writeByte(length % LACE);
        out.writeBytes(packet, packet.readerIndex(), length);
        int crc = 0;
        for (int i = from; i < out.writerIndex(); i++) {
            crc = crc << 8 ^ CRC[crc >>> 24 ^ out.getByte(i) & 0xFF];
        }
        out.setIntLE(from + CRC_AT, crc);
    }

    /** How long a packet sounds, in samples at 48 kHz, by its first byte (RFC 6716, section 3.1). */
    static int samples(ByteBuf packet) {
        if (!packet.isReadable()) {
            return 0;
        }
        int toc = packet.getByte(packet.readerIndex()) & 0xFF;
        int config = toc >>> 3;
        int frame;
        if (config < 12) {
            frame = (config & 3) == 3 ? 60 * SAMPLES_PER_MS : 10 * SAMPLES_PER_MS << (config & 3);
        } else if (config < 16) {
            frame = 10 * SAMPLES_PER_MS << (config & 1);
        } else {
            frame = 5 * SAMPLES_PER_MS / 2 << (config & 3);
        }
        return frame
                * switch (toc & 3) {
                    case 0 -> 1;
                    case 1, 2 -> 2;
                    default -> count(packet);
                };
    }

    private static int count(ByteBuf packet) {
        return packet.readableBytes() < 2 ? 0 : packet.getByte(packet.readerIndex() + 1) & 0x3F;
    }

    private static int[] table() {
        var table = new int[256];
        for (int i = 0; i < 256; i++) {
            int rest = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                rest = rest << 1 ^ (rest < 0 ? 0x04C11DB7 : 0);
            }
            table[i] = rest;
        }
        return table;
    }
}
