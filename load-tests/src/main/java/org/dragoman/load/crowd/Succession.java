package org.dragoman.load.crowd;

import java.util.HashMap;
import java.util.Map;

/**
 * One who listens to a channel and remembers how it passes from one lease to the next: the silence between, frames of the
 * one after the other had begun, and whether the sequence ever broke.
 *
 * <p>Owner: the generator's thread.
 */
public final class Succession extends ChannelListener {
    private final Map<Integer, Source> sources = new HashMap<>();
    private int last;
    private int breaks;
    private long stalledNs;
    private long frames;

    /** What was heard of one lease. */
    private static final class Source {
        long firstNs;
        long lastNs;
        long frames;
    }

    Succession(Crowd crowd, HubAddress address, Ledger ledger, String token, int channel)
            throws BenchException {
        super(crowd, address, ledger, token, channel);
    }

    @Override
    void hear(FrameReader frame, long nowNs) {
        if (frames++ > 0 && frame.sequence != last + 1) {
            breaks++;
        }
        last = frame.sequence;
        Source source = sources.computeIfAbsent(frame.epoch, e -> new Source());
        if (source.frames++ == 0) {
            source.firstNs = nowNs;
        } else {
            stalledNs = Math.max(stalledNs, nowNs - source.lastNs - Talker.PERIOD_NS);
        }
        source.lastNs = nowNs;
    }

    /** Frames heard of a lease. */
    public long frames(int epoch) {
        Source source = sources.get(epoch);
        return source == null ? 0 : source.frames;
    }

    /** When the first frame of a lease came, 0 if none did. */
    public long firstNs(int epoch) {
        Source source = sources.get(epoch);
        return source == null ? 0 : source.firstNs;
    }

    /** When the last frame of a lease came, 0 if none did. */
    public long lastNs(int epoch) {
        Source source = sources.get(epoch);
        return source == null ? 0 : source.lastNs;
    }

    /** The longest silence between two frames of one lease since this was asked last, beyond what is usual. */
    public long stalledNs() {
        long longest = stalledNs;
        stalledNs = 0;
        return longest;
    }

    /** How often the sequence was not one more than before. */
    public int breaks() {
        return breaks;
    }

    /** Nothing was heard before now: leases that are over need not be remembered. */
    public void forget() {
        sources.clear();
    }
}
