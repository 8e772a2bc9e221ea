package org.dragoman.load.crowd;

/** A client's side of RFC 6455, section 5.2: whole frames, masked with a key of zeros, which leaves the payload as it is. */
final class ClientFrame {
    private static final int BINARY = 2;

    private ClientFrame() {}

    static byte[] of(int opcode, byte[] payload) {
        int header = payload.length < 126 ? 6 : 8;
        var frame = new byte[header + payload.length];
        frame[0] = (byte) (0x80 | opcode);
        if (payload.length < 126) {
            frame[1] = (byte) (0x80 | payload.length);
        } else {
            frame[1] = (byte) (0x80 | 126);
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, header, payload.length);
        return frame;
    }

    static byte[] binary(byte[] payload) {
        return of(BINARY, payload);
    }
}
