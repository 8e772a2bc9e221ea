package org.dragoman.load.bench;

import java.util.ArrayList;
import java.util.List;

/** Threads that do nothing but keep cores busy. */
final class Spin implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ending;

    Spin(int cores) {
        for (int i = 0; i < cores; i++) {
            threads.add(Thread.ofPlatform().daemon().name("spin-" + i).start(this::spin));
        }
    }

    private void spin() {
        while (!ending) {
            Thread.onSpinWait();
        }
    }

    int threads() {
        return threads.size();
    }

    @Override
    public void close() {
        ending = true;
    }
}
