package org.dragoman.gateway.net;

/**
 * So many in a second, as a bucket that fills evenly and holds one second's worth.
 *
 * <p>One thread at a time uses it: a connection's event loop, or whoever holds a lock.
 */
public final class Rate {
    private final int perSecond;
    private double left;
    private long lastMs;

    public Rate(int perSecond) {
        this.perSecond = perSecond;
        this.left = perSecond;
    }

    public boolean allows(long nowMs) {
        left = Math.min(perSecond, left + (nowMs - lastMs) * perSecond / 1000.0);
        lastMs = nowMs;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** After a pause of the server no more than so many are left: what came meanwhile was not sent at once. */
    public void ebb(long nowMs, int most) {
        left = Math.min(most, left);
        lastMs = nowMs;
    }

    /** How long until one more is allowed, in milliseconds. */
    public int waitMs() {
        return left >= 1 ? 0 : (int) Math.ceil((1 - left) * 1000 / perSecond);
    }
}
