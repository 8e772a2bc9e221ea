package org.dragoman.simulation;

/** How much was tried. */
final class Tally {
    long seeds;
    long steps;
    long agreed;
    long refused;
    long crashes;

    void add(Tally other) {
        seeds++;
        steps += other.steps;
        agreed += other.agreed;
        refused += other.refused;
        crashes += other.crashes;
    }

    long commands() {
        return agreed + refused;
    }
}
