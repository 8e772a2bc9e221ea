package org.dragoman.load.crowd;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * TLS 1.3 with one cipher, by the machine's OpenSSL. The certificate is not looked at: it is our own, on loopback.
 *
 * <p>Owner: the generator's thread.
 */
@SuppressWarnings("restricted")
final class Tls {
    /** What both sides are held to, so that ratios compare like with like. */
    static final String CIPHER = "TLS_AES_128_GCM_SHA256";

    private static final String LIBRARY = "libssl.so.3";
    private static final int WANT_READ = 2;
    private static final int WANT_WRITE = 3;
    private static final int READ_AHEAD = 41;
    private static final int MODE = 33;
    private static final long RELEASE_BUFFERS = 0x10;
    private static final ValueLayout.OfInt I = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong L = ValueLayout.JAVA_LONG;
    private static final ValueLayout A = ValueLayout.ADDRESS;

    private final SymbolLookup library;
    private final MethodHandle newSession;
    private final MethodHandle descriptor;
    private final MethodHandle connect;
    private final MethodHandle read;
    private final MethodHandle write;
    private final MethodHandle error;
    private final MethodHandle pending;
    private final MethodHandle free;
    private final MemorySegment context;

    Tls() throws BenchException {
        try {
            library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
        } catch (IllegalArgumentException e) {
            throw new BenchException("--tls needs OpenSSL 3 (" + LIBRARY + "): install libssl3", e);
        }
        newSession = call("SSL_new", A, A);
        descriptor = call("SSL_set_fd", I, A, I);
        connect = call("SSL_connect", I, A);
        read = call("SSL_read", I, A, A, I);
        write = call("SSL_write", I, A, A, I);
        error = call("SSL_get_error", I, A, I);
        pending = call("SSL_has_pending", I, A);
        free =
                Linker.nativeLinker()
                        .downcallHandle(
                                library.findOrThrow("SSL_free"), FunctionDescriptor.ofVoid(A));
        context = context();
    }

    private MethodHandle call(String name, ValueLayout answer, ValueLayout... arguments) {
        return Linker.nativeLinker()
                .downcallHandle(
                        library.findOrThrow(name), FunctionDescriptor.of(answer, arguments));
    }

    private MemorySegment context() {
        try (Arena arena = Arena.ofConfined()) {
            var method = (MemorySegment) call("TLS_client_method", A).invokeExact();
            var made = (MemorySegment) call("SSL_CTX_new", A, A).invokeExact(method);
            MethodHandle control = call("SSL_CTX_ctrl", L, A, I, L, A);
            long _ =
                    (long) control.invokeExact(made, READ_AHEAD, 1L, MemorySegment.NULL)
                            + (long)
                                    control.invokeExact(
                                            made, MODE, RELEASE_BUFFERS, MemorySegment.NULL);
            int chosen =
                    (int)
                            call("SSL_CTX_set_ciphersuites", I, A, A)
                                    .invokeExact(made, arena.allocateFrom(CIPHER));
            if (chosen != 1) {
                throw new IllegalStateException("OpenSSL does not know " + CIPHER);
            }
            return made;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** A session on a socket that is connected. */
    MemorySegment on(int fd) {
        try {
            var made = (MemorySegment) newSession.invokeExact(context);
            int _ = (int) descriptor.invokeExact(made, fd);
            return made;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Goes on with the handshake: 1 is done, {@link Libc#AGAIN} is later, anything else is the end. */
    int shake(MemorySegment session) {
        try {
            return answer(session, (int) connect.invokeExact(session));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private int answer(MemorySegment session, int done) throws Throwable {
        if (done > 0) {
            return done;
        }
        int why = (int) error.invokeExact(session, done);
        return why == WANT_READ || why == WANT_WRITE ? Libc.AGAIN : 0;
    }

    int receive(MemorySegment session, MemorySegment into, long from) {
        try {
            int room = (int) (into.byteSize() - from);
            return answer(session, (int) read.invokeExact(session, into.asSlice(from), room));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the session holds what the socket no longer does. */
    boolean holds(MemorySegment session) {
        try {
            return (int) pending.invokeExact(session) == 1;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    int send(MemorySegment session, MemorySegment bytes, long length) {
        try {
            return answer(session, (int) write.invokeExact(session, bytes, (int) length));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    void free(MemorySegment session) {
        try {
            free.invokeExact(session);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
