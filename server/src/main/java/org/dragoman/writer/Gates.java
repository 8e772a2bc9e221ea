package org.dragoman.writer;

import org.dragoman.session.patch.Patch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The patch that sound goes by: open is what is durable and not yet decided otherwise. So a close acts when it is decided
 * and an open when it is recorded. The one place where deciding and recording meet; its lock is held for microseconds and
 * the sound path never takes it.
 */
final class Gates {
    private static final Logger log = LoggerFactory.getLogger(Gates.class);

    /** Who shuts everything does not wait longer for somebody who hangs in here. */
    private static final long SHUT_WAIT_MS = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<Patch> live;
    private Patch decided = Patch.CLOSED;
    private Patch durable = Patch.CLOSED;
    private volatile boolean shut;

    Gates(Consumer<Patch> live) {
        this.live = live;
    }

    void decided(Patch patch) {
        lock.lock();
        try {
            decided = patch;
            settle();
        } finally {
            lock.unlock();
        }
    }

    void durable(Patch patch) {
        lock.lock();
        try {
            durable = patch;
            settle();
        } finally {
            lock.unlock();
        }
    }

    /** Closes everything for good, unless somebody hangs in here: then nothing opens any more. Never throws. */
    void shut() {
        shut = true;
        boolean mine = false;
        try {
            mine = lock.tryLock(SHUT_WAIT_MS, TimeUnit.MILLISECONDS);
            if (mine) {
                live.accept(Patch.CLOSED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            log.atError().setCause(e).log("the patch could not be closed");
        } finally {
            if (mine) {
                lock.unlock();
            }
        }
    }

    private void settle() {
        if (!shut) {
            live.accept(durable.onlyWhatIsAlsoIn(decided));
        }
    }
}
