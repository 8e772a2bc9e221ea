package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Client;
import org.dragoman.load.crowd.Doorkeeper;
import org.dragoman.load.crowd.Talker;
import org.dragoman.protocol.v1.Lease;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A channel with somebody who speaks into it, whether they may or not, and doorkeepers behind it.
 *
 * <pre>
 *   ask ──► lease told: speaks ──► heard ──► closed by somebody ──► told or answered: from here not one frame more
 * </pre>
 *
 * <p>Owner: the generator's thread.
 */
final class GuardedGate {
    private final boolean floor;
    private final List<Doorkeeper> doorkeepers;
    private Client holder;
    private Client.@Nullable Asked given;
    private Client.@Nullable Asked closing;
    private @Nullable Talker talker;
    private Lease lease = Lease.getDefaultInstance();
    private Closing how = Closing.ENDED;
    private long closingNs;
    private long closedNs;
    private int sentBefore;

    GuardedGate(boolean floor, Client holder, List<Doorkeeper> doorkeepers) {
        this.floor = floor;
        this.holder = holder;
        this.doorkeepers = doorkeepers;
    }

    Client holder() {
        return holder;
    }

    /** Somebody is about to be let in, by that command. */
    void opening(Client by, Client.Asked asked) {
        holder = by;
        given = asked;
        closing = null;
        talker = null;
        closedNs = 0;
    }

    /** Whether sound has come through; begins to speak as soon as the lease is told. */
    boolean isOpen() {
        if (talker == null && isGiven() && holder.lease().isPresent()) {
            lease = holder.lease().get();
            doorkeepers.forEach(d -> d.watch(lease.getEpoch()));
            talker = holder.talker();
            talker.speak(System.nanoTime());
        }
        return talker != null && doorkeepers.stream().allMatch(d -> d.heard() > 0);
    }

    /** The lease that is told must be the one that was asked for. */
    private boolean isGiven() {
        return given != null && holder.openedNs() >= given.askedNs();
    }

    void reportOpened(GateReport report) {
        if (given != null) {
            long heardNs =
                    doorkeepers.stream().mapToLong(Doorkeeper::firstHeardNs).max().orElseThrow();
            report.opened(floor, holder.openedNs() - given.askedNs(), heardNs - given.askedNs());
        }
    }

    /** It is being closed by a command. */
    void closing(Closing why, Client.Asked asked) {
        how = why;
        closing = asked;
        closingNs = asked.askedNs();
    }

    /** Its holder is gone; somebody with the same badge will come and speak under the old lease. */
    void lost() {
        how = Closing.LOST;
        closing = null;
        sentBefore = talker == null ? 0 : talker.sent();
        closingNs = System.nanoTime();
        closedNs = closingNs;
        holder.drop();
    }

    /** The one who came again speaks as if nothing had happened. */
    void returned(Client again) {
        holder = again;
        sentBefore = 0;
        talker = again.talker(lease);
        talker.speak(System.nanoTime());
    }

    /** Whoever sat there comes in again; the gate is as it was. */
    void seated(Client again) {
        holder = again;
        talker = null;
    }

    /** Whether anybody knows by now that it is closed. */
    boolean isClosed() {
        if (closedNs == 0 && closing != null) {
            long told = holder.closedNs() >= closingNs ? holder.closedNs() : 0;
            long answered = closing.answeredNs();
            closedNs = told == 0 || (answered != 0 && answered < told) ? answered : told;
            sentBefore = talker == null ? 0 : talker.sent();
        }
        return closedNs != 0;
    }

    /** Why it was not opened or closed; empty where all went well. */
    String refusal() {
        return (given == null ? "" : given.refusal()) + (closing == null ? "" : closing.refusal());
    }

    void hush() {
        holder.hush();
    }

    /** Nobody may have heard what was sent after it closed. */
    void reckon(GateReport report) throws BenchException {
        if (closing != null && !closing.refusal().isEmpty()) {
            throw new BenchException("the hub refused to close a gate: " + closing.refusal());
        }
        int defiant = talker == null ? 0 : talker.sent() - sentBefore;
        report.closed(how, closedNs - closingNs, defiant);
        for (Doorkeeper doorkeeper : doorkeepers) {
            long afterNs = doorkeeper.lastSentNs() - closedNs;
            if (afterNs > 0) {
                report.wrong(
                        "channel %d, epoch %d, %s: a frame sent %.2f ms after was heard"
                                .formatted(
                                        lease.getChannel(),
                                        lease.getEpoch(),
                                        how.words(),
                                        afterNs / 1e6));
            }
            if (closing != null) {
                report.lastFrame(closing.id(), doorkeeper.lastHubMs());
            }
        }
    }
}
