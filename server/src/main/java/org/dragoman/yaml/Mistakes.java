package org.dragoman.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mistakes met while one file is read. It lives for one reading. */
public final class Mistakes {
    /** Mistakes kept word for word; past that they are only counted. */
    static final int KEPT_MAX = 1000;

    private final List<Mistake> kept = new ArrayList<>();
    private int left;

    /** Notes a mistake. */
    public void add(Place place, String text) {
        if (kept.size() < KEPT_MAX) {
            kept.add(new Mistake(place, text));
        } else {
            left++;
        }
    }

    /** Whether nothing was wrong so far. */
    public boolean none() {
        return kept.isEmpty();
    }

    /** Whether further mistakes would only be counted. */
    boolean full() {
        return kept.size() >= KEPT_MAX;
    }

    /** All that was noted, from the top of the file to its end. */
    public List<Mistake> inOrder() {
        List<Mistake> sorted = new ArrayList<>(kept);
        sorted.sort(Comparator.comparing(Mistake::place));
        if (left > 0) {
            sorted.add(
                    new Mistake(new Place.WholeFile(), left + " more errors; fix the first ones"));
        }
        return List.copyOf(sorted);
    }
}
