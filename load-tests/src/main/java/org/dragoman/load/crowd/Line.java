package org.dragoman.load.crowd;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * One WebSocket of the generator, from connect to close.
 *
 * <pre>
 *   CONNECTING ─► SHAKING (TLS) ─► UPGRADING ─► OPEN ─► CLOSED
 * </pre>
 *
 * Owner: the generator's thread.
 */
final class Line {
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final byte[] NOTHING = {};
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    enum Phase {
        CONNECTING,
        SHAKING,
        UPGRADING,
        OPEN,
        CLOSED
    }

    private final Crowd crowd;
    private final int number;
    private final int fd;
    private final boolean encrypted;
    private final Ear ear;
    private Phase phase = Phase.CONNECTING;
    private byte[] rest = NOTHING;
    private boolean deaf;
    private boolean stubborn;
    private long read;
    private @Nullable MemorySegment session;

    Line(Crowd crowd, int number, int fd, boolean encrypted, Ear ear) {
        this.crowd = crowd;
        this.number = number;
        this.fd = fd;
        this.encrypted = encrypted;
        this.ear = ear;
        crowd.poll().watch(Libc.ADD, fd, number, Libc.EPOLL_OUT);
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    int number() {
        return number;
    }

    /** Bytes taken from the socket since it was opened. */
    long read() {
        return read;
    }

    /** Bytes that wait in this machine's receive buffer. */
    int waiting() {
        return crowd.libc().waiting(fd);
    }

    /** Stops reading, or reads again. */
    void deaf(boolean now) {
        deaf = now;
        if (phase == Phase.OPEN) {
            crowd.poll().watch(Libc.MODIFY, fd, number, now ? 0 : Libc.EPOLL_IN);
        }
    }

    /** From now on takes no notice of a close, as a broken client would: it ends when the other side hangs up. */
    void beStubborn() {
        stubborn = true;
    }

    /** Something happened on the socket. */
    void ready() {
        switch (phase) {
            case CONNECTING -> connected();
            case SHAKING -> shake();
            case UPGRADING, OPEN -> readable();
            case CLOSED -> {}
        }
    }

    private void connected() {
        crowd.poll().watch(Libc.MODIFY, fd, number, Libc.EPOLL_IN);
        if (encrypted) {
            session = crowd.tls().on(fd);
            phase = Phase.SHAKING;
            shake();
        } else {
            upgrade();
        }
    }

    private void shake() {
        int done = crowd.tls().shake(session());
        if (done == 1) {
            upgrade();
        } else if (done != Libc.AGAIN) {
            end("no TLS handshake");
        }
    }

    private MemorySegment session() {
        if (session == null) {
            throw new IllegalStateException("no TLS on this line");
        }
        return session;
    }

    private void upgrade() {
        phase = Phase.UPGRADING;
        send(Dialect.UPGRADE);
    }

    /** Sends bytes as they are. A socket that does not take a whole small message is broken. */
    void send(byte[] bytes) {
        MemorySegment out = crowd.out();
        MemorySegment.copy(bytes, 0, out, BYTE, 0, bytes.length);
        send(out, bytes.length);
    }

    void send(MemorySegment bytes, long length) {
        if (phase == Phase.CLOSED) {
            return;
        }
        int sent =
                encrypted
                        ? crowd.tls().send(session(), bytes, length)
                        : crowd.libc().send(fd, bytes, length);
        if (sent != length) {
            end("took " + sent + " of " + length + " bytes");
        }
    }

    private void readable() {
        if (deaf) {
            return;
        }
        do {
            MemorySegment in = crowd.in();
            int kept = rest.length;
            MemorySegment.copy(rest, 0, in, BYTE, 0, kept);
            int n =
                    encrypted
                            ? crowd.tls().receive(session(), in, kept)
                            : crowd.libc().receive(fd, in, kept);
            if (n == Libc.AGAIN) {
                return;
            }
            if (n <= 0) {
                end(n == 0 ? "closed" : "error " + -n);
                return;
            }
            read += n;
            int all = kept + n;
            int used = phase == Phase.OPEN ? messages(in, 0, all) : upgraded(in, all);
            keep(in, used, all);
        } while (encrypted && phase != Phase.CLOSED && crowd.tls().holds(session()));
    }

    private void keep(MemorySegment in, int used, int all) {
        if (used < all && phase != Phase.CLOSED) {
            rest = in.asSlice(used, all - used).toArray(BYTE);
        } else if (rest.length > 0) {
            rest = NOTHING;
        }
    }

    private int upgraded(MemorySegment in, int to) {
        for (int i = 3; i < to; i++) {
            if (in.get(BYTE, i) == '\n' && in.get(BYTE, i - 2) == '\n') {
                return accepted(in, i + 1, to);
            }
        }
        return 0;
    }

    private int accepted(MemorySegment in, int from, int to) {
        String head = new String(in.asSlice(0, from).toArray(BYTE), StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 101")) {
            end(head.lines().findFirst().orElse("") + " " + textAfter(in, from, to));
            return to;
        }
        phase = Phase.OPEN;
        ear.opened(this);
        return messages(in, from, to);
    }

    private static String textAfter(MemorySegment in, int from, int to) {
        return new String(in.asSlice(from, to - from).toArray(BYTE), StandardCharsets.UTF_8)
                .strip();
    }

    /** Takes whole messages; returns where the first that is not whole begins. */
    private int messages(MemorySegment in, int from, int to) {
        int at = from;
        while (to - at >= 2) {
            int short7 = in.get(BYTE, at + 1) & 0x7F;
            int header = short7 < 126 ? 2 : short7 == 126 ? 4 : 10;
            if (to - at < header) {
                break;
            }
            int length = short7 < 126 ? short7 : length(in, at + 2, header - 2);
            if (to - at - header < length) {
                break;
            }
            message(in.get(BYTE, at) & 0x0F, in, at + header, at + header + length);
            at += header + length;
        }
        return at;
    }

    private static int length(MemorySegment in, int at, int bytes) {
        long length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | in.get(BYTE, at + i) & 0xFF;
        }
        return Math.toIntExact(length);
    }

    private void message(int opcode, MemorySegment in, int from, int to) {
        switch (opcode) {
            case BINARY -> ear.message(this, in, from, to);
            case PING -> send(ClientFrame.of(PONG, NOTHING));
            case CLOSE -> {
                if (!stubborn) {
                    end("close " + (to - from >= 2 ? length(in, from, 2) : 1005));
                }
            }
            default -> {}
        }
    }

    private void end(String why) {
        if (phase != Phase.CLOSED) {
            hangUp(false);
            ear.closed(this, why);
        }
    }

    /** Leaves, politely or as if the cable was pulled. */
    void hangUp(boolean abruptly) {
        if (phase == Phase.CLOSED) {
            return;
        }
        phase = Phase.CLOSED;
        rest = NOTHING;
        if (session != null) {
            crowd.tls().free(session);
            session = null;
        }
        crowd.forget(this);
        if (abruptly) {
            crowd.libc().reset(fd);
        } else {
            crowd.libc().close(fd);
        }
    }
}
