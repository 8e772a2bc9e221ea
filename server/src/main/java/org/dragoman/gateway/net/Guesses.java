package org.dragoman.gateway.net;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Tokens that are none of ours, counted by address and by network. An address that shows too many within a minute is locked,
 * each time for twice as long: who shows another is told to come back later, and nothing else. A good badge is let in from
 * there all the same, since a whole venue may stand behind one address. Safe from any thread.
 */
public final class Guesses {
    private static final long WINDOW_MS = 60_000;
    private static final long LOCK_MS = 60_000;
    private static final long LOCK_MAX_MS = 15 * 60_000;

    /** A network, which many share, may show so many times as many as an address. */
    private static final int NETWORK = 5;

    /** Places that are remembered; of more, those that were longest quiet are forgotten. */
    private static final int PLACES_MAX = 4096;

    private final int perMinute;
    private final TurnedAway turnedAway;
    private final LongSupplier nowMs;
    private final Runnable told;
    private final Map<String, Place> places =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
                    return size() > PLACES_MAX;
                }
            };

    private static final class Place {
        private long fromMs;
        private int count;
        private long lockedUntilMs = Long.MIN_VALUE;
        private long lockMs = LOCK_MS;
    }

    /**
     * @param perMinute tokens of one address that are not ours, before it is locked
     * @param nowMs milliseconds that only measure
     * @param told is run when an address or a network is locked; must not wait
     */
    public Guesses(int perMinute, TurnedAway turnedAway, LongSupplier nowMs, Runnable told) {
        this.perMinute = perMinute;
        this.turnedAway = turnedAway;
        this.nowMs = nowMs;
        this.told = told;
    }

    /**
     * A token that is none of ours came from there.
     *
     * @return for how long the address, or its network, is locked, in milliseconds; 0 if it is not
     */
    public synchronized long wrong(InetAddress address) {
        long own = count(address.getHostAddress(), perMinute);
        long around = count(Networks.of(address), perMinute * NETWORK);
        long left = Math.max(own, around);
        if (left > 0) {
            turnedAway.guess();
        }
        return left;
    }

    /** Addresses and networks that are remembered. */
    synchronized int remembered() {
        return places.size();
    }

    private long count(String name, int most) {
        long now = nowMs.getAsLong();
        Place place = places.computeIfAbsent(name, _ -> new Place());
        if (now < place.lockedUntilMs) {
            return place.lockedUntilMs - now;
        }
        if (now - place.fromMs > WINDOW_MS) {
            boolean quiet = now - place.lockedUntilMs > LOCK_MAX_MS || place.lockedUntilMs < 0;
            place.lockMs = quiet ? LOCK_MS : place.lockMs;
            place.fromMs = now;
            place.count = 0;
        }
        if (++place.count <= most) {
            return 0;
        }
        return lock(name, place, now);
    }

    private long lock(String name, Place place, long now) {
        long forMs = place.lockMs;
        place.lockedUntilMs = now + forMs;
        place.lockMs = Math.min(LOCK_MAX_MS, forMs * 2);
        place.count = 0;
        told.run();
        turnedAway.guesses(name, forMs);
        return forMs;
    }
}
