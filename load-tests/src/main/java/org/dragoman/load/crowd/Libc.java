package org.dragoman.load.crowd;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few calls of a Linux kernel that the generator lives on, without a copy or an object for each.
 *
 * <p>Owner: the generator's thread.
 */
@SuppressWarnings("restricted")
final class Libc {
    /** What a call answers where it would have to wait. */
    static final int AGAIN = -11;

    static final int EPOLL_IN = 1;
    static final int EPOLL_OUT = 4;
    static final int ADD = 1;
    static final int REMOVE = 2;
    static final int MODIFY = 3;

    private static final int IN_PROGRESS = -115;
    private static final int AF_INET = 2;
    private static final int STREAM = 1;
    private static final int NONBLOCK = 0x800;
    private static final int CLOEXEC = 0x80000;
    private static final int NOSIGNAL = 0x4000;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_LINGER = 13;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_NODELAY = 1;
    private static final long FIONREAD = 0x541B;
    private static final int TIMER_SLACK = 29;
    private static final int ADDRESS_BYTES = 16;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ValueLayout.OfInt I = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong L = ValueLayout.JAVA_LONG;
    private static final ValueLayout A = ValueLayout.ADDRESS;

    private static final MethodHandle SOCKET = call("socket", I, I, I, I);
    private static final MethodHandle CONNECT = call("connect", I, I, A, I);
    private static final MethodHandle SET_OPTION = call("setsockopt", I, I, I, I, A, I);
    private static final MethodHandle CLOSE = call("close", I, I);
    private static final MethodHandle RECV = call("recv", L, I, A, L, I);
    private static final MethodHandle SEND = call("send", L, I, A, L, I);
    private static final MethodHandle EPOLL_CREATE = call("epoll_create1", I, I);
    private static final MethodHandle EPOLL_CONTROL = call("epoll_ctl", I, I, I, I, A);
    private static final MethodHandle EPOLL_WAIT = call("epoll_wait", I, I, A, I, I);
    private static final MethodHandle NANOSLEEP = call("nanosleep", I, A, A);
    private static final MethodHandle IOCTL = variadic("ioctl", 2, I, I, L, A);
    private static final MethodHandle PRCTL = variadic("prctl", 1, I, I, L);
    private static final MethodHandle CLOCK = call("clock_gettime", I, I, A);

    private final MemorySegment state = Arena.ofAuto().allocate(STATE);
    private final MemorySegment scratch = Arena.ofAuto().allocate(64, 8);

    private static MethodHandle call(String name, ValueLayout answer, ValueLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(answer, arguments),
                Linker.Option.captureCallState("errno"));
    }

    private static MethodHandle variadic(
            String name, int fixed, ValueLayout answer, ValueLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(answer, arguments),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(fixed));
    }

    private static AssertionError broken(Throwable cause) {
        return new AssertionError("a call of the C library failed to link", cause);
    }

    private int answer(long answered) {
        return answered >= 0 ? (int) answered : -(int) ERRNO.get(state, 0L);
    }

    /** A socket that does not wait, on its way to a port of this machine; negative is an error number. */
    int connect(int port, int receiveBytes) {
        try {
            int fd =
                    answer(
                            (int)
                                    SOCKET.invokeExact(
                                            state, AF_INET, STREAM | NONBLOCK | CLOEXEC, 0));
            if (fd < 0) {
                return fd;
            }
            option(fd, IPPROTO_TCP, TCP_NODELAY, 1);
            if (receiveBytes > 0) {
                option(fd, SOL_SOCKET, SO_RCVBUF, receiveBytes);
            }
            scratch.fill((byte) 0);
            scratch.set(ValueLayout.JAVA_SHORT, 0, (short) AF_INET);
            scratch.set(ValueLayout.JAVA_BYTE, 2, (byte) (port >> 8));
            scratch.set(ValueLayout.JAVA_BYTE, 3, (byte) port);
            scratch.set(ValueLayout.JAVA_BYTE, 4, (byte) 127);
            scratch.set(ValueLayout.JAVA_BYTE, 7, (byte) 1);
            int done = answer((int) CONNECT.invokeExact(state, fd, scratch, ADDRESS_BYTES));
            if (done < 0 && done != IN_PROGRESS) {
                close(fd);
                return done;
            }
            return fd;
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    private void option(int fd, int level, int name, int value) throws Throwable {
        scratch.set(I, 32, value);
        int _ = (int) SET_OPTION.invokeExact(state, fd, level, name, scratch.asSlice(32, 4), 4);
    }

    /** Closes with a reset, as a cable that is pulled and a browser that is killed look from the other side. */
    void reset(int fd) {
        try {
            scratch.set(I, 32, 1);
            scratch.set(I, 36, 0);
            int _ =
                    (int)
                            SET_OPTION.invokeExact(
                                    state, fd, SOL_SOCKET, SO_LINGER, scratch.asSlice(32, 8), 8);
        } catch (Throwable e) {
            throw broken(e);
        }
        close(fd);
    }

    void close(int fd) {
        try {
            int _ = (int) CLOSE.invokeExact(state, fd);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Bytes read, 0 at the end, or a negative error number. */
    int receive(int fd, MemorySegment into, long from) {
        try {
            return answer(
                    (long)
                            RECV.invokeExact(
                                    state, fd, into.asSlice(from), into.byteSize() - from, 0));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Bytes taken, or a negative error number. */
    int send(int fd, MemorySegment bytes, long length) {
        try {
            return answer((long) SEND.invokeExact(state, fd, bytes, length, NOSIGNAL));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Bytes that came and were not read yet. */
    int waiting(int fd) {
        try {
            int done = answer((int) IOCTL.invokeExact(state, fd, FIONREAD, scratch));
            return done < 0 ? done : scratch.get(I, 0);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int epoll() {
        try {
            return answer((int) EPOLL_CREATE.invokeExact(state, CLOEXEC));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    int control(int epoll, int what, int fd, MemorySegment event) {
        try {
            return answer((int) EPOLL_CONTROL.invokeExact(state, epoll, what, fd, event));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** How many events there are now; never waits. */
    int poll(int epoll, MemorySegment events, int most) {
        try {
            return answer((int) EPOLL_WAIT.invokeExact(state, epoll, events, most, 0));
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    void nap(long nanos) {
        try {
            scratch.set(L, 0, 0);
            scratch.set(L, 8, nanos);
            int _ = (int) NANOSLEEP.invokeExact(state, scratch, MemorySegment.NULL);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Lets naps of this thread end when they are due, and not up to 50 µs later. */
    void napExactly() {
        try {
            int _ = (int) PRCTL.invokeExact(state, TIMER_SLACK, 1L);
        } catch (Throwable e) {
            throw broken(e);
        }
    }

    /** Nanoseconds of a clock by its number; negative is an error number. */
    long clock(int number) {
        try {
            int done = answer((int) CLOCK.invokeExact(state, number, scratch));
            return done < 0 ? done : scratch.get(L, 0) * 1_000_000_000 + scratch.get(L, 8);
        } catch (Throwable e) {
            throw broken(e);
        }
    }
}
