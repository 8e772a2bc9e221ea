package org.dragoman.load.crowd;

import org.dragoman.protocol.v1.ConnectionPurpose;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One who says Hello, listens to one channel and is told every frame of it.
 *
 * <p>Owner: the generator's thread.
 */
abstract class ChannelListener implements Ear {
    private final Dragoman dialect;
    private final String token;
    private final Ledger ledger;
    private final int channel;
    private final FrameReader frame;
    private boolean confirmed;
    private boolean closed;

    ChannelListener(Crowd crowd, HubAddress address, Ledger ledger, String token, int channel)
            throws BenchException {
        this.dialect = (Dragoman) address.dialect();
        this.token = token;
        this.ledger = ledger;
        this.channel = channel;
        this.frame = crowd.frame();
        crowd.line(address, this);
    }

    @Override
    public final void opened(Line line) {
        line.send(Dragoman.hello(token, ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED));
    }

    @Override
    public final void message(Line line, MemorySegment message, int begin, int end) {
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
            if (frame.channel == channel) {
                hear(frame, nowNs);
            }
        }
    }

    /** A frame of the channel came. */
    abstract void hear(FrameReader heard, long nowNs);

    @Override
    public final void closed(Line line, String why) {
        closed = true;
        ledger.closed("a listener: " + why);
    }

    /** Whether the hub has given the channel, and the line is still there. */
    public final boolean isListening() {
        return confirmed && !closed;
    }
}
