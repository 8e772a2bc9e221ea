package org.dragoman.demo;

/** One of the demo's people, or a booth of them. All of them look on the demo's one thread. */
interface Bot {
    /**
     * Looks at the room and does what is to be done now. Called whenever something changed, and a few times a
     * second besides.
     *
     * @param nowMs of a clock that never goes back
     */
    void look(long nowMs);
}
