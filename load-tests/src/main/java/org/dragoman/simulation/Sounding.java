package org.dragoman.simulation;

import org.dragoman.session.said.Command;
import org.dragoman.watch.FramelessMicrophones;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The frames of a run's microphones, and the watch over them. Some devices are dead: under their leases nothing comes. What
 * the watch is shown and what is held against it are counted apart.
 *
 * <p>Owner: one run.
 */
final class Sounding {
    static final long LOOK_MS = 250;
    static final long BOUND_MS = 3_000;

    /** One look more than the bound, and the one that comes just before a frame is due. */
    private static final long MOST_MS = BOUND_MS + 2 * LOOK_MS;

    private static final int DEAD_IN = 8;

    private final Map<Integer, Long> heardMs = new HashMap<>();
    private long lookedMs = -1;
    private FramelessMicrophones watch = FramelessMicrophones.closedAfter(BOUND_MS);

    /** What has to be closed, after a look at the microphones that are open at that instant. */
    List<Command.OfHouse> look(Account account, long nowMs) {
        var open = new ArrayList<FramelessMicrophones.Open>();
        for (Account.Lease lease : account.leases()) {
            boolean excused = isExcused(account, lease);
            long before = heardMs.getOrDefault(lease.epoch(), nowMs);
            heardMs.put(lease.epoch(), isDead(lease) && !excused ? before : nowMs);
            long frameMs = isDead(lease) ? -1 : nowMs;
            open.add(
                    new FramelessMicrophones.Open(lease.holder(), lease.epoch(), frameMs, excused));
        }
        heardMs.keySet()
                .retainAll(Set.copyOf(account.leases().stream().map(l -> l.epoch()).toList()));
        watch = watch.look(open, lookedMs < 0 ? 0 : nowMs - lookedMs);
        lookedMs = nowMs;
        return watch.over().stream()
                .<Command.OfHouse>map(o -> new Command.CloseFrameless(o.who(), o.epoch()))
                .toList();
    }

    /** What is open, brings nothing, and should have been closed. */
    Optional<String> broken(Account account, long nowMs) {
        return account.leases().stream()
                .filter(lease -> nowMs - heardMs.getOrDefault(lease.epoch(), nowMs) > MOST_MS)
                .findFirst()
                .map(lease -> "frames: " + lease + " is open and brings none");
    }

    /** After a crash nothing is open, and epochs that were not recorded are used again. */
    void restart() {
        heardMs.clear();
        lookedMs = -1;
        watch = FramelessMicrophones.closedAfter(BOUND_MS);
    }

    private static boolean isExcused(Account account, Account.Lease lease) {
        return account.booths.coughing.contains(lease.holder())
                || account.booths.armed.containsKey(lease.holder());
    }

    private static boolean isDead(Account.Lease lease) {
        return Math.floorMod(lease.epoch() * 31 + lease.holder().value().length(), DEAD_IN) == 0;
    }
}
