package org.dragoman.gateway.view;

import org.dragoman.fanout.DroppedFrames.Cause;
import org.dragoman.fanout.FanOutLag;
import org.dragoman.fanout.Soundboard;
import org.dragoman.protocol.v1.DropCause;
import org.dragoman.protocol.v1.DroppedFrames;
import org.dragoman.protocol.v1.FanOutWatch;
import org.dragoman.threads.Owner;

import java.util.ArrayDeque;
import java.util.Map;

/**
 * What the fan-out added and lost lately: what was counted since the beginning, less what had been counted ten seconds
 * ago.
 *
 * <p>Owner: the backstage's loop.
 */
final class FanOutWindow {
    /** The board is drawn twice a second. */
    static final int LOOKS = 20;

    private static final long NS_PER_US = 1000;

    private final Owner owner = new Owner();
    private final Soundboard soundboard;
    private final ArrayDeque<Counts> before = new ArrayDeque<>(LOOKS + 1);

    /** What was counted since the beginning; never written again. */
    private record Counts(long[] lags, Map<Cause, Long> dropped) {}

    FanOutWindow(Soundboard soundboard) {
        this.soundboard = soundboard;
        before.add(counts());
    }

    private Counts counts() {
        return new Counts(soundboard.lags(), soundboard.dropped().all());
    }

    FanOutWatch look() {
        assert owner.here();
        Counts now = counts();
        Counts then = before.getFirst();
        before.addLast(now);
        if (before.size() > LOOKS) {
            before.removeFirst();
        }
        long[] lags = less(now.lags, then.lags);
        var watch =
                FanOutWatch.newBuilder()
                        .setLagP50Us(us(lags, 0.5))
                        .setLagP95Us(us(lags, 0.95))
                        .setLagP99Us(us(lags, 0.99));
        now.dropped.forEach(
                (cause, frames) -> {
                    long since = frames - then.dropped.getOrDefault(cause, 0L);
                    if (since > 0) {
                        watch.addDropped(
                                DroppedFrames.newBuilder()
                                        .setCause(DropCause.valueOf("DROP_CAUSE_" + cause.name()))
                                        .setFrames((int) Math.min(Integer.MAX_VALUE, since)));
                    }
                });
        return watch.build();
    }

    private static int us(long[] lags, double share) {
        return (int) (FanOutLag.quantileNs(lags, share) / NS_PER_US);
    }

    private static long[] less(long[] now, long[] then) {
        long[] less = new long[now.length];
        for (int i = 0; i < now.length; i++) {
            less[i] = now[i] - then[i];
        }
        return less;
    }
}
