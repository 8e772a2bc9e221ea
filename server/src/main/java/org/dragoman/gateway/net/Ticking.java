package org.dragoman.gateway.net;

/** Something that lives on an event loop and gets its turn there a few times a second, until it is gone. */
public interface Ticking {
    /** Does what is due. On the loop. */
    void tick(long nowMs);

    /** Its turn failed: it must end, since nobody looks after its leases any more. On the loop. */
    void failed(Throwable cause);

    /** Whether it has ended. */
    boolean isGone();
}
