package org.dragoman.gateway.connection;

/**
 * Whether something wrong goes on for three seconds, without a second in between in which it is not seen.
 *
 * <p>It belongs to the connection's event loop, and nobody else uses it.
 */
final class Persistence {
    static final long LASTS_MS = 3000;
    private static final long OVER_MS = 1000;

    private long fromMs;
    private long seenMs;

    /** It is seen now; whether it has lasted. Where it has, it begins anew. */
    boolean lasts(long nowMs) {
        if (nowMs - seenMs > OVER_MS) {
            fromMs = nowMs;
        }
        seenMs = nowMs;
        if (nowMs - fromMs <= LASTS_MS) {
            return false;
        }
        fromMs = nowMs;
        return true;
    }
}
