package org.dragoman.writer;

import org.dragoman.session.patch.Patch;

import java.util.function.Consumer;

/**
 * The patch that sound goes by: open is what is durable and not yet decided otherwise. So a close acts when it is decided
 * and an open when it is recorded. The one place where deciding and recording meet; its lock is held for microseconds and
 * the sound path never takes it.
 */
final class Gates {
    private final Consumer<Patch> live;
    private Patch decided = Patch.CLOSED;
    private Patch durable = Patch.CLOSED;
    private boolean shut;

    Gates(Consumer<Patch> live) {
        this.live = live;
    }

    synchronized void decided(Patch patch) {
        decided = patch;
        settle();
    }

    synchronized void durable(Patch patch) {
        durable = patch;
        settle();
    }

    /** Closes everything for good. */
    synchronized void shut() {
        shut = true;
        live.accept(Patch.CLOSED);
    }

    private void settle() {
        if (!shut) {
            live.accept(durable.onlyWhatIsAlsoIn(decided));
        }
    }
}
