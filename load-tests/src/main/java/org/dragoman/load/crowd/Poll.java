package org.dragoman.load.crowd;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An epoll instance and the events it found last. On x86-64 an event is packed: 4 bytes of mask, 8 of data.
 *
 * <p>Owner: the generator's thread.
 */
final class Poll implements AutoCloseable {
    private static final int EVENTS = 256;
    private static final boolean PACKED = System.getProperty("os.arch", "").equals("amd64");
    private static final int SIZE = PACKED ? 12 : 16;
    private static final int NUMBER_AT = PACKED ? 4 : 8;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private final Libc libc;
    private final int fd;
    private final MemorySegment event = Arena.ofAuto().allocate(SIZE, 8);
    private final MemorySegment found = Arena.ofAuto().allocate((long) SIZE * EVENTS, 8);

    Poll(Libc libc) {
        this.libc = libc;
        this.fd = libc.epoll();
    }

    void watch(int what, int descriptor, int number, int interest) {
        event.set(INT, 0, interest);
        event.set(INT, NUMBER_AT, number);
        libc.control(fd, what, descriptor, event);
    }

    /** How many descriptors are ready now. */
    int ready() {
        return Math.max(0, libc.poll(fd, found, EVENTS));
    }

    int number(int index) {
        return found.get(INT, (long) index * SIZE + NUMBER_AT);
    }

    @Override
    public void close() {
        libc.close(fd);
    }
}
