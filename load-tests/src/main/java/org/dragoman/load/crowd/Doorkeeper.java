package org.dragoman.load.crowd;

import org.dragoman.protocol.v1.ConnectionPurpose;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One who listens to a channel and remembers, of the frames of one lease, when the first came and when the last was sent.
 *
 * <p>Owner: the generator's thread.
 */
public final class Doorkeeper implements Ear {
    private final Dragoman dialect;
    private final String token;
    private final Ledger ledger;
    private final int channel;
    private final FrameReader frame;
    private boolean confirmed;
    private int epoch;
    private int before;
    private long heard;
    private long firstHeardNs;
    private long lastSentNs;
    private long lastHubMs;
    private long strays;

    Doorkeeper(Crowd crowd, Gate gate, Ledger ledger, String token, int channel)
            throws BenchException {
        this.dialect = (Dragoman) gate.dialect();
        this.token = token;
        this.ledger = ledger;
        this.channel = channel;
        this.frame = crowd.frame();
        crowd.line(gate, this);
    }

    @Override
    public void opened(Line line) {
        line.send(Dragoman.hello(token, ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED));
    }

    @Override
    public void message(Line line, MemorySegment message, int begin, int end) {
        int first = message.get(ValueLayout.JAVA_BYTE, begin) & 0xFF;
        if (first == FrameReader.AUDIO) {
            sound(message, begin, end);
        } else if (dialect.isWelcome(first)) {
            line.send(dialect.listen(channel, 1));
        } else {
            confirmed |= dialect.isListening(first);
        }
    }

    private void sound(MemorySegment message, int begin, int end) {
        long nowNs = System.nanoTime();
        frame.open(message, begin, end);
        while (frame.next()) {
            if (frame.channel != channel) {
                continue;
            }
            if (frame.epoch != epoch) {
                strays += frame.epoch == before ? 1 : 0;
                continue;
            }
            if (heard++ == 0) {
                firstHeardNs = nowNs;
            }
            lastSentNs = Math.max(lastSentNs, frame.intendedNs);
            lastHubMs = Math.max(lastHubMs, frame.hubTimeMs);
        }
    }

    @Override
    public void closed(Line line, String why) {
        ledger.closed("a doorkeeper: " + why);
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

    public boolean isListening() {
        return confirmed;
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
