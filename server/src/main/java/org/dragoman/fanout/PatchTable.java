package org.dragoman.fanout;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Every open route by its source. Immutable; the hall swaps it in one write. A source has at most one open microphone. */
final class PatchTable {
    static final PatchTable CLOSED = new PatchTable(new Route[0]);

    private final @Nullable Route[] byTrack;

    private PatchTable(@Nullable Route[] byTrack) {
        this.byTrack = byTrack;
    }

    /** The table of these routes; a lease that was open in the earlier table keeps its claim and its counts. */
    static PatchTable of(List<Route> routes, PatchTable earlier) {
        int size = routes.stream().mapToInt(r -> r.track() + 1).max().orElse(0);
        var byTrack = new Route[size];
        for (Route route : routes) {
            byTrack[route.track()] = route.continuing(earlier.route(route.track()));
        }
        return new PatchTable(byTrack);
    }

    @Nullable Route route(int track) {
        return track < byTrack.length ? byTrack[track] : null;
    }
}
