package org.dragoman.load.crowd;

import java.lang.foreign.MemorySegment;

/**
 * The line of somebody who speaks on a bare hub.
 *
 * <p>Owner: the generator's thread.
 */
final class BareMouth implements Ear {
    private final Ledger ledger;
    private final int channel;
    private boolean open;

    BareMouth(Ledger ledger, int channel) {
        this.ledger = ledger;
        this.channel = channel;
    }

    @Override
    public void opened(Line line) {
        line.send(Bare.speak(channel));
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public void message(Line line, MemorySegment in, int from, int to) {}

    @Override
    public void closed(Line line, String why) {
        ledger.closed("a speaker: " + why);
    }
}
