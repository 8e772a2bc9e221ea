package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;

import java.util.Arrays;

/**
 * The listeners of one channel on one loop. The descriptors stand side by side in one plain array, walked front to back
 * for every frame; a listener itself is looked at only when the kernel did not take all.
 *
 * <p>Owner: its loop.
 */
final class Audience {
    private final Loop loop;
    private Slot[] seats = new Slot[0];
    private int[] descriptors = new int[0];
    private int size;

    Audience(Loop loop) {
        this.loop = loop;
    }

    void join(Slot seat) {
        assert loop.inside();
        if (size == descriptors.length) {
            int room = Math.max(8, size * 2);
            seats = Arrays.copyOf(seats, room);
            descriptors = Arrays.copyOf(descriptors, room);
        }
        seat.index = size;
        seats[size] = seat;
        descriptors[size] = Slot.THROUGH;
        size++;
    }

    /** Takes a seat out; the last one takes its place. */
    void leave(Slot seat) {
        assert loop.inside();
        int last = --size;
        int freed = seat.index;
        seats[freed] = seats[last];
        seats[freed].index = freed;
        descriptors[freed] = descriptors[last];
        seats[last] = seat;
        descriptors[last] = Slot.THROUGH;
        seat.index = last;
    }

    void straight(Slot seat, int descriptor) {
        assert loop.inside();
        descriptors[seat.index] = Kernel.available() ? descriptor : Slot.THROUGH;
    }

    int size() {
        return size;
    }

    void hear(ByteBuf message) {
        assert loop.inside();
        if (message.hasMemoryAddress()) {
            long address = message.memoryAddress() + message.readerIndex();
            straight(message, address, message.readableBytes());
        } else {
            for (int i = 0; i < size; i++) {
                offer(seats[i].listener(), message, 0);
            }
        }
    }

    private void straight(ByteBuf message, long address, int length) {
        int[] all = descriptors;
        for (int i = 0, n = size; i < n; i++) {
            int descriptor = all[i];
            int sent = descriptor == Slot.THROUGH ? 0 : Kernel.send(descriptor, address, length);
            if (sent != length) {
                offer(seats[i].listener(), message, Math.max(0, sent));
            }
        }
    }

    private static void offer(Listener listener, ByteBuf message, int sent) {
        try {
            listener.offer(message, sent);
        } catch (RuntimeException | Error e) {
            listener.failed(e);
        }
    }
}
