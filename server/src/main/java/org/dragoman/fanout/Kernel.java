package org.dragoman.fanout;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/**
 * The one call of the operating system that the fan-out lives on: {@code send(2)}, never waiting, past every buffer of
 * our own. Called through the foreign-function interface without a change of thread state, since it is over in
 * microseconds.
 */
public final class Kernel {
    private static final int MSG_DONTWAIT = 0x40;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final Optional<MethodHandle> SEND = bound();
    private static final MethodHandle CALL = SEND.orElseGet(Kernel::takingNothing);

    private Kernel() {}

    /** Whether this system has it in the form we call: Linux on 64 bits. */
    public static boolean available() {
        return SEND.isPresent();
    }

    @SuppressWarnings("restricted") // The launcher and the tests allow native access.
    private static Optional<MethodHandle> bound() {
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        boolean wide = ValueLayout.ADDRESS.byteSize() == Long.BYTES;
        if (!linux || !wide) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> send = linker.defaultLookup().find("send");
        var form =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT);
        return send.map(
                address -> linker.downcallHandle(address, form, Linker.Option.critical(false)));
    }

    private static MethodHandle takingNothing() {
        return MethodHandles.dropArguments(
                MethodHandles.constant(long.class, -1L),
                0,
                int.class,
                long.class,
                long.class,
                int.class);
    }

    /**
     * Sends bytes that stand at an address.
     *
     * @return how many the kernel took, -1 if none, whatever the reason
     */
    public static int send(int descriptor, long address, int length) {
        try {
            return (int)
                    (long)
                            CALL.invokeExact(
                                    descriptor,
                                    address,
                                    (long) length,
                                    MSG_DONTWAIT | MSG_NOSIGNAL);
        } catch (Throwable e) {
            throw new IllegalStateException("send cannot be called", e);
        }
    }
}
