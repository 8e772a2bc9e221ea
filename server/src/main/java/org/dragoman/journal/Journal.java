package org.dragoman.journal;

import org.dragoman.session.said.Fact;

import java.util.List;
import java.util.function.Consumer;

/**
 * The facts of one session in their durable order. A border: an embedded file today, a replicated stream in a cluster.
 *
 * <p>After the replay one thread calls it, the session's recording thread.
 */
public interface Journal extends AutoCloseable {
    /**
     * Reads every fact in order, verifying the chain.
     *
     * @throws JournalDamaged if a fact is not what was written; nothing after it has been handed out
     */
    void replay(Consumer<Fact> each) throws JournalDamaged;

    /**
     * Appends facts in one durable step: all of them, or none.
     *
     * @throws JournalFailed if they may not be durable; the session must stop, never try again
     */
    void append(List<Fact> facts) throws JournalFailed;

    /** Whether there is no more room than a reserve: only what closes something should still be appended. */
    boolean tight();

    /** Rows from a position on, at most so many, as they are written. */
    List<Entry> entries(long from, int most) throws JournalFailed;

    /** Notes that the house is alive, so that clocks can stand still for the time it is not. Best effort, not chained. */
    void alive(long atMs);

    /** When the house was last known to be alive, Unix milliseconds; 0 if never. */
    long aliveAtMs();

    /** Nothing waits to be appended: the moment for what must not delay it. */
    void rest(long nowMs);

    /** The hash of the last fact, in hexadecimal; 64 zeros for an empty journal. */
    String head();

    @Override
    void close();
}
