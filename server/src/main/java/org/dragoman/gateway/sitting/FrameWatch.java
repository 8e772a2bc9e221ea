package org.dragoman.gateway.sitting;

import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.said.Command;
import org.dragoman.threads.Owner;
import org.dragoman.watch.FramelessMicrophones;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * No microphone stays open that brings no frame. Time in which a loop of the sound had no turn counts for nobody.
 *
 * <p>Owner: the loop that looks, a few times a second.
 */
final class FrameWatch {
    private final Owner owner = new Owner();
    private final Supplier<Patch> patch;
    private final Soundboard soundboard;
    private final Tracks tracks;
    private final List<NettyLoop> loops;
    private final Predicate<Microphone> isPrivate;
    private final Consumer<Command.OfHouse> report;
    private FramelessMicrophones seen;
    private List<Long> turns = List.of();
    private long lookedMs = -1;

    /**
     * @param patch the microphones as far as they are recorded
     * @param isPrivate whether whoever holds one speaks to somebody else just now
     * @param report told what has to be closed
     */
    FrameWatch(
            long boundMs,
            Supplier<Patch> patch,
            Soundboard soundboard,
            Tracks tracks,
            List<NettyLoop> loops,
            Predicate<Microphone> isPrivate,
            Consumer<Command.OfHouse> report) {
        this.seen = FramelessMicrophones.closedAfter(boundMs);
        this.patch = patch;
        this.soundboard = soundboard;
        this.tracks = tracks;
        this.loops = List.copyOf(loops);
        this.isPrivate = isPrivate;
        this.report = report;
    }

    /**
     * @param steadyMs milliseconds that only measure
     */
    void look(long steadyMs) {
        assert owner.here();
        long ranMs = lookedMs < 0 || stood() ? 0 : steadyMs - lookedMs;
        lookedMs = steadyMs;
        seen = seen.look(open(), ranMs);
        for (FramelessMicrophones.Open each : seen.over()) {
            report.accept(new Command.CloseFrameless(each.who(), each.epoch()));
        }
    }

    /** Whether a loop of the sound had no turn since the last look. */
    private boolean stood() {
        var before = turns;
        turns = loops.stream().map(l -> l.pulse().turns()).toList();
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).equals(turns.get(i))) {
                return true;
            }
        }
        return false;
    }

    private List<FramelessMicrophones.Open> open() {
        var open = new ArrayList<FramelessMicrophones.Open>();
        for (Microphone microphone : patch.get().microphones()) {
            Route route = soundboard.route(tracks.of(microphone.holder()));
            if (route != null && route.epoch() == microphone.epoch()) {
                long lastMs = Math.max(route.lastFrameMs(), route.lastDropMs());
                boolean excused = microphone.muted() || isPrivate.test(microphone);
                open.add(
                        new FramelessMicrophones.Open(
                                microphone.holder(), microphone.epoch(), lastMs, excused));
            }
        }
        return open;
    }
}
