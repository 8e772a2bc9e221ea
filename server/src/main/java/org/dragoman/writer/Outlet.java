package org.dragoman.writer;

import org.dragoman.session.patch.Patch;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Fact;

import java.util.List;

/** Where a session's decisions go. Called by the writer's threads; must not block. */
public interface Outlet {
    /** From now on exactly these microphones are open. Called under the writer's lock: only swap a reference. */
    void patched(Patch live);

    /** These facts are durable and made this of that. */
    void recorded(Settled before, Settled after, List<Fact> facts);

    /** Every microphone closes at once and for good, whoever hangs meanwhile. Must not wait for anybody. */
    default void shut() {}

    /** The disk failed, or the server's own code: the session has stopped and every microphone is closed. */
    void stopped(String why);

    /**
     * The server's own code failed, and what it worked on was answered.
     *
     * @param where on which of the session's threads
     * @param command by its client's id; empty where it was none
     */
    default void failed(String where, String command, Throwable cause) {}
}
