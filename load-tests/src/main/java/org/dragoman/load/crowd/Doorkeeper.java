package org.dragoman.load.crowd;

/**
 * One who listens to a channel and remembers, of the frames of one lease, when the first came and when the last was sent.
 *
 * <p>Owner: the generator's thread.
 */
public final class Doorkeeper extends ChannelListener {
    private int epoch;
    private int before;
    private long heard;
    private long firstHeardNs;
    private long lastSentNs;
    private long lastHubMs;
    private long strays;

    Doorkeeper(Crowd crowd, HubAddress address, Ledger ledger, String token, int channel)
            throws BenchException {
        super(crowd, address, ledger, token, channel);
    }

    @Override
    void hear(FrameReader frame, long nowNs) {
        if (frame.epoch != epoch) {
            strays += frame.epoch == before ? 1 : 0;
            return;
        }
        if (heard++ == 0) {
            firstHeardNs = nowNs;
        }
        lastSentNs = Math.max(lastSentNs, frame.intendedNs);
        lastHubMs = Math.max(lastHubMs, frame.hubTimeMs);
    }

    /** From now on only frames of this lease should come, and none has yet. */
    public void watch(int leaseEpoch) {
        before = epoch;
        epoch = leaseEpoch;
        heard = 0;
        firstHeardNs = 0;
        lastSentNs = 0;
        lastHubMs = 0;
    }

    /** Frames of the watched lease that came. */
    public long heard() {
        return heard;
    }

    /** When the first of them came; 0 before it. */
    public long firstHeardNs() {
        return firstHeardNs;
    }

    /** When the last of them had been sent, of {@link System#nanoTime}. */
    public long lastSentNs() {
        return lastSentNs;
    }

    /** When the last of them had come to the hub, by the hub's time. */
    public long lastHubMs() {
        return lastHubMs;
    }

    /** Frames that came under the lease that was watched before, since the beginning. */
    public long strays() {
        return strays;
    }
}
