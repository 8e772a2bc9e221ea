package org.dragoman.journal;

import org.dragoman.session.said.Fact;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A real journal behind a disk that does as it is told: it stalls, or breaks down. */
public final class FaultyDisk implements Journal {
    private final Journal journal;
    private volatile CountDownLatch moving = new CountDownLatch(0);
    private volatile boolean broken;
    private volatile boolean throwing;

    public FaultyDisk(Journal journal) {
        this.journal = journal;
    }

    /** From now on nothing that is appended returns. */
    public void stall() {
        moving = new CountDownLatch(1);
    }

    public void moveOn() {
        moving.countDown();
    }

    /** Whatever is synced from now on is answered with an error of the device. */
    public void breakDown() {
        broken = true;
    }

    /** From now on appending fails as nobody expects it to. */
    public void throwAtAppend() {
        throwing = true;
    }

    /** Works again, as disks do that have forgotten what they did not write. */
    public void pretendToWork() {
        broken = false;
    }

    @Override
    public void append(List<Fact> facts) throws JournalFailed {
        try {
            moving.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (throwing) {
            throw new IllegalStateException("planted");
        }
        if (broken) {
            throw new JournalFailed("input/output error", false, null);
        }
        journal.append(facts);
    }

    @Override
    public void replay(Consumer<Fact> each) throws JournalDamaged {
        journal.replay(each);
    }

    @Override
    public boolean tight() {
        return journal.tight();
    }

    @Override
    public List<Entry> entries(long from, int most) throws JournalFailed {
        return journal.entries(from, most);
    }

    @Override
    public void alive(long atMs) {
        journal.alive(atMs);
    }

    @Override
    public long aliveAtMs() {
        return journal.aliveAtMs();
    }

    @Override
    public void rest(long nowMs) {
        journal.rest(nowMs);
    }

    @Override
    public String head() {
        return journal.head();
    }

    @Override
    public void close() {
        moveOn();
        journal.close();
    }
}
