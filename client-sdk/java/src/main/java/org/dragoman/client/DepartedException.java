package org.dragoman.client;

/** There is no link to the hub, and none will be dialled. */
public final class DepartedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Departure departure;

    DepartedException(Departure departure) {
        super(departure.code() + ": " + departure.text());
        this.departure = departure;
    }

    /** Why. */
    public Departure departure() {
        return departure;
    }
}
