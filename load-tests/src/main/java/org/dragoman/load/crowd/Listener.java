package org.dragoman.load.crowd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One who listens to a channel and counts what came.
 *
 * <p>Owner: the generator's thread.
 */
public final class Listener implements Ear {
    private static final int NO_CHANNEL = -1;
    private static final long STALE_NS = 400_000_000;

    private final Dialect dialect;
    private final Ledger ledger;
    private final int number;
    private final Line line;
    private final FrameReader frame;
    private boolean in;
    private boolean confirmed = true;
    private int channel = NO_CHANNEL;
    private int bundle = 1;
    private boolean fresh = true;
    private int last;
    private long heard;
    private int heardIn;
    private long missed;
    private long askedNs;
    private long tookNs;
    private long waitingUpTo = Long.MAX_VALUE;
    private boolean waking;
    private long beyondAgeNs = -1;
    private long newAgeNs = -1;
    private int stale;
    private byte[] welcome = {};

    Listener(Crowd crowd, HubAddress address, Ledger ledger, int number) throws BenchException {
        this.dialect = address.dialect();
        this.ledger = ledger;
        this.number = number;
        this.frame = crowd.frame();
        this.line = crowd.line(address, this);
    }

    @Override
    public void opened(Line opened) {
        byte[] hello = dialect.hello(number);
        if (hello.length > 0) {
            opened.send(hello);
        } else {
            in = true;
        }
    }

    @Override
    public void message(Line from, MemorySegment message, int begin, int end) {
        int first = message.get(ValueLayout.JAVA_BYTE, begin) & 0xFF;
        if (first == FrameReader.AUDIO && frame.open(message, begin, end)) {
            sound();
        } else if (dialect.isWelcome(first)) {
            in = true;
            welcome = message.asSlice(begin, end - begin).toArray(ValueLayout.JAVA_BYTE);
        } else {
            confirmed |= dialect.isListening(first);
        }
    }

    private void sound() {
        long nowNs = System.nanoTime();
        long oldestNs = 0;
        int frames = 0;
        while (frame.next()) {
            if (frame.channel == channel) {
                place(nowNs);
                if (frame.window == ledger.window()) {
                    count();
                    oldestNs = frames++ == 0 ? nowNs - frame.intendedNs : oldestNs;
                }
            }
        }
        if (frames > 0) {
            ledger.newest(nowNs - frame.intendedNs);
            if (frames > 1) {
                ledger.oldest(oldestNs);
            }
        }
    }

    private void place(long nowNs) {
        int step = frame.sequence - last;
        if (fresh) {
            fresh = false;
            tookNs = nowNs - askedNs;
        } else if (step > 1) {
            missed += step - 1;
            ledger.gap(step - 1L);
            if (waking) {
                newAgeNs = nowNs - frame.intendedNs;
                waking = false;
            }
        } else if (step < 1) {
            ledger.repeat();
        }
        last = frame.sequence;
        if (nowNs - frame.intendedNs > STALE_NS) {
            stale++;
        }
        if (beyondAgeNs < 0 && line.read() > waitingUpTo) {
            beyondAgeNs = nowNs - frame.intendedNs;
        }
    }

    private void count() {
        if (heardIn != frame.window) {
            heardIn = frame.window;
            heard = 0;
        }
        heard++;
        ledger.received();
    }

    @Override
    public void closed(Line gone, String why) {
        ledger.closed(why);
    }

    /** Listens to another channel from now on, -1 for none. */
    public void tune(int wanted, int frames) {
        if (wanted != channel || frames != bundle) {
            fresh = fresh || wanted != channel;
            confirmed = false;
            askedNs = System.nanoTime();
            tookNs = -1;
            line.send(dialect.listen(wanted, frames));
        }
        channel = wanted;
        bundle = frames;
    }

    /** From here on a gap is nobody's fault: the hub may say so. */
    public void forgive() {
        fresh = true;
    }

    /** Stops reading what comes, as a phone does that lost its network. */
    public void freeze() {
        line.deaf(true);
    }

    /** Reads again. */
    public void thaw() {
        waitingUpTo = line.read() + Math.max(0, line.waiting());
        waking = true;
        beyondAgeNs = -1;
        newAgeNs = -1;
        stale = 0;
        line.deaf(false);
    }

    /**
     * How old the first new frame was after reading again, in nanoseconds: the one behind the gap, or, where the hub kept
     * everything, the first that did not wait in the listener's own kernel. -1 before one came.
     */
    public long newAgeNs() {
        return newAgeNs >= 0 ? newAgeNs : beyondAgeNs;
    }

    /** Frames older than 400 ms heard since reading again. */
    public int stale() {
        return stale;
    }

    /** Nanoseconds from the wish for a channel to its first frame; -1 before one came. */
    public long tookNs() {
        return fresh ? -1 : tookNs;
    }

    public boolean isIn() {
        return in;
    }

    /** Whether the hub has answered the last wish; bare hubs do not say. */
    public boolean isConfirmed() {
        return confirmed || dialect instanceof Bare;
    }

    public boolean isGone() {
        return line.isClosed();
    }

    public int channel() {
        return channel;
    }

    public int number() {
        return number;
    }

    /** The last sequence number heard. */
    public int last() {
        return last;
    }

    /** Frames of the present window that came. */
    public long heard() {
        return heardIn == ledger.window() ? heard : 0;
    }

    /** Frames missing in the sequence since the beginning. */
    public long missed() {
        return missed;
    }

    /** The Welcome as it came, of the real hub. */
    public byte[] welcome() {
        return welcome;
    }

    /** Is gone from one moment to the next. */
    public void drop() {
        line.hangUp(true);
    }
}
