package org.dragoman.gateway.sitting;

import org.dragoman.access.Revocations;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.backstage.Backstage;
import org.dragoman.gateway.net.BackstageLoop;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.observe.Failures;
import org.dragoman.writer.ServerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the server does again and again: on each of the sound's loops its load and its connections' turns, on the backstage's
 * loop everything else.
 */
public final class Timers {
    private static final Logger log = LoggerFactory.getLogger(Timers.class);
    private static final long TICK_MS = 250;
    private static final long FARES_MS = 2000;

    /** Connections get their turn in so many parts of a tick. */
    private static final int PARTS = 25;

    private final Map<String, Sitting> sittings;
    private final BackstageLoop behind;
    private final ServerClock clock;
    private final Failures failures;

    public Timers(
            Map<String, Sitting> sittings,
            BackstageLoop behind,
            ServerClock clock,
            Failures failures) {
        this.sittings = sittings;
        this.behind = behind;
        this.clock = clock;
        this.failures = failures;
    }

    public void begin(List<NettyLoop> loops, Programme programme, Revocations revocations) {
        for (NettyLoop loop : loops) {
            every(loop, TICK_MS, "the load of", loop::look);
            every(loop, TICK_MS / PARTS, "the turns of", () -> loop.turn(PARTS, clock.steadyMs()));
        }
        behind.every(TICK_MS, "the clock", "", this::followClock);
        everySitting(TICK_MS, "presence", Sitting::tellPresence);
        behind.every(TICK_MS, "the programme", "", programme::tell);
        behind.every(TICK_MS, "lost badges", "", revocations::look);
        everySitting(FARES_MS, "listeners", Sitting::tellFares);
        everySitting(Backstage.TICK_MS, "backstage", s -> s.backstage().tick(clock.nowMs()));
        everySitting(
                Soundboard.FRAME_MS, "test tones", s -> s.backstage().tones().sound(clock.nowMs()));
    }

    /** Follows the wall clock; where that was set, everybody who reckons with the time is told. */
    private void followClock() {
        boolean spoken = sittings.values().stream().anyMatch(Sitting::isSpoken);
        clock.follow(spoken)
                .ifPresent(
                        byMs -> {
                            log.atWarn()
                                    .log(
                                            "the clock of this machine was moved by {} s; {}",
                                            byMs / 1000.0,
                                            byMs > 0
                                                    ? "the server's time jumped with it"
                                                    : "the server's time goes slower until it is"
                                                            + " right");
                            sittings.values().forEach(s -> s.clockMoved(byMs));
                        });
    }

    private void every(NettyLoop loop, long ms, String what, Runnable task) {
        String name = what + " loop " + loop.index();
        loop.eventLoop()
                .scheduleAtFixedRate(
                        () -> failures.guarded(name, "", task), ms, ms, TimeUnit.MILLISECONDS);
    }

    /** One session whose task fails keeps no other from its turn. */
    private void everySitting(long ms, String what, Consumer<Sitting> task) {
        sittings.forEach(
                (session, sitting) ->
                        behind.every(
                                ms, session + ": " + what, session, () -> task.accept(sitting)));
    }
}
