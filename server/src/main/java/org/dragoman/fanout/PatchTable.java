package org.dragoman.fanout;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every open route by its source, and the channels whose sound changes hands by what is heard. Immutable; the hall swaps it
 * in one write. A source has at most one open microphone.
 */
final class PatchTable {
    static final PatchTable CLOSED = new PatchTable(new Route[0], new LastWords[0], Map.of());

    private final @Nullable Route[] byTrack;
    private final @Nullable LastWords[] tails;

    /** Who sent into each channel last, by channel. */
    private final Map<Integer, Route> last;

    private PatchTable(
            @Nullable Route[] byTrack, @Nullable LastWords[] tails, Map<Integer, Route> last) {
        this.byTrack = byTrack;
        this.tails = tails;
        this.last = last;
    }

    /** The table of these routes; a lease that was open in the earlier table keeps its claim and its counts. */
    static PatchTable of(List<Route> routes, PatchTable earlier) {
        int size = routes.stream().mapToInt(r -> r.track() + 1).max().orElse(0);
        var byTrack = new Route[size];
        var last = new HashMap<>(earlier.last);
        for (Route route : routes) {
            Route now = route.continuing(earlier.route(route.track()));
            byTrack[route.track()] = now;
            if (now.channel() != 0 && !now.muted()) {
                now.follows(last.put(now.channel(), now));
            }
        }
        return new PatchTable(byTrack, tails(routes, earlier), Map.copyOf(last));
    }

    private static @Nullable LastWords[] tails(List<Route> routes, PatchTable earlier) {
        int size =
                routes.stream()
                        .filter(Route::draining)
                        .mapToInt(r -> r.channel() + 1)
                        .max()
                        .orElse(0);
        var tails = new LastWords[size];
        for (Route route : routes) {
            if (route.draining()) {
                LastWords before = earlier.tail(route.channel());
                tails[route.channel()] = before == null ? new LastWords() : before;
            }
        }
        return tails;
    }

    @Nullable Route route(int track) {
        return track < byTrack.length ? byTrack[track] : null;
    }

    /** What decides between last words and first words on a channel; none where nothing has to be decided. */
    @Nullable LastWords tail(int channel) {
        return channel < tails.length ? tails[channel] : null;
    }
}
