package org.dragoman.fanout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A loop that is inside while something of it runs, and runs what waits when it is told to. */
final class FakeLoop implements Loop {
    private final int index;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Runnable> later = new ArrayList<>();
    private boolean inside;

    FakeLoop(int index) {
        this.index = index;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public boolean inside() {
        return inside;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
    }

    @Override
    public void later(Runnable task, long ms) {
        later.add(task);
    }

    /** Does something on this loop now, before all that waits. */
    void now(Runnable task) {
        boolean before = inside;
        inside = true;
        task.run();
        inside = before;
    }

    /** Does what waits, in its order. */
    void drain() {
        while (!waiting.isEmpty()) {
            now(waiting.remove());
        }
    }

    /** Time passes. */
    void timePasses() {
        var due = List.copyOf(later);
        later.clear();
        due.forEach(this::now);
    }
}
