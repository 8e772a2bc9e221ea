package org.dragoman.simulation;

import org.dragoman.session.said.Event;

/** How much was tried. */
final class Tally {
    long seeds;
    long steps;
    long agreed;
    long refused;
    long crashes;
    long handedOver;
    long handoversEnded;

    void add(Tally other) {
        seeds++;
        steps += other.steps;
        agreed += other.agreed;
        refused += other.refused;
        crashes += other.crashes;
        handedOver += other.handedOver;
        handoversEnded += other.handoversEnded;
    }

    void happened(Event event) {
        if (event instanceof Event.HandedOver) {
            handedOver++;
        } else if (event instanceof Event.HandoverEnded) {
            handoversEnded++;
        }
    }

    long commands() {
        return agreed + refused;
    }
}
