package org.dragoman.simulation;

import org.dragoman.journal.Entry;
import org.dragoman.journal.Journal;
import org.dragoman.session.said.Fact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A journal that survives a simulated crash and nothing else. */
final class MemoryJournal implements Journal {
    private final List<Fact> facts = new ArrayList<>();
    private long aliveAtMs;

    @Override
    public void replay(Consumer<Fact> each) {
        facts.forEach(each);
    }

    @Override
    public void append(List<Fact> more) {
        facts.addAll(more);
    }

    @Override
    public boolean tight() {
        return false;
    }

    /** No row of it was ever written. */
    @Override
    public List<Entry> entries(long from, int most) {
        return List.of();
    }

    @Override
    public void rest(long nowMs) {
        // There is no disk to attend to.
    }

    @Override
    public void alive(long atMs) {
        aliveAtMs = atMs;
    }

    @Override
    public long aliveAtMs() {
        return aliveAtMs;
    }

    @Override
    public String head() {
        return Integer.toHexString(facts.hashCode());
    }

    @Override
    public void close() {
        // What was appended stays.
    }
}
