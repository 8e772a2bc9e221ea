package org.dragoman.client.ogg;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * One page of an Ogg stream (RFC 3533, section 6), checked against its CRC.
 *
 * <pre>
 *  0        4     5     6          14       18       22      26    27
 *  | "OggS" | 0   | type| granule  | serial | number | crc   | n   | n lacing values | the segments …
 * </pre>
 */
@SuppressWarnings("ArrayRecordComponent") // Pages are compared by nobody.
record OggPage(int type, long granule, int serial, byte[] lacing, byte[] body) {
    private static final int HEADER = 27;
    private static final int CAPTURE = 0x5367674F; // "OggS", little-endian
    private static final int POLYNOMIAL = 0x04C11DB7;
    private static final int[] CRC = crcTable();

    boolean continues() {
        return (type & 1) != 0;
    }

    boolean begins() {
        return (type & 2) != 0;
    }

    boolean ends() {
        return (type & 4) != 0;
    }

    /** The next page; empty at the end of the stream, also where the last page is torn off. */
    static Optional<OggPage> read(InputStream in) throws IOException {
        try {
            byte[] header = in.readNBytes(HEADER);
            if (header.length < HEADER) {
                return Optional.empty();
            }
            ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            if (fields.getInt(0) != CAPTURE || header[4] != 0) {
                throw new OggException("no page where one should begin");
            }
            byte[] lacing = exactly(in, header[26] & 0xFF);
            int length = 0;
            for (byte value : lacing) {
                length += value & 0xFF;
            }
            byte[] body = exactly(in, length);
            int crc = fields.getInt(22);
            fields.putInt(22, 0);
            if (crc(crc(crc(0, header), lacing), body) != crc) {
                throw new OggException("page " + fields.getInt(18) + " is damaged");
            }
            return Optional.of(
                    new OggPage(header[5], fields.getLong(6), fields.getInt(14), lacing, body));
        } catch (EOFException torn) {
            return Optional.empty();
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private static int crc(int crc, byte[] bytes) {
        for (byte b : bytes) {
            crc = (crc << 8) ^ CRC[((crc >>> 24) ^ b) & 0xFF];
        }
        return crc;
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ POLYNOMIAL : crc << 1;
            }
            table[i] = crc;
        }
        return table;
    }
}
