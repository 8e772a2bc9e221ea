package org.dragoman.client;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Goes along to another session a moment later, each client at another one, so that a hall does not dial at once. Owner: its lock. */
final class Following {
    private static final long SPREAD_MS = 2000;

    private final Consumer<String> enter;
    private Optional<String> bound = Optional.empty();

    Following(Consumer<String> enter) {
        this.enter = enter;
    }

    /** It leads there now; empty: nowhere. */
    synchronized void led(Optional<String> to) {
        if (bound.equals(to)) {
            return;
        }
        bound = to;
        if (to.isPresent()) {
            long wait = ThreadLocalRandom.current().nextLong(SPREAD_MS);
            CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS)
                    .execute(() -> go(to.get()));
        }
    }

    private void go(String session) {
        synchronized (this) {
            if (!bound.equals(Optional.of(session))) {
                return;
            }
            bound = Optional.empty();
        }
        enter.accept(session);
    }
}
