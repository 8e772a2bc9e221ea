package org.dragoman.load.crowd;

import java.lang.foreign.MemorySegment;

/**
 * What a line brings somebody.
 *
 * <p>Owner: the generator's thread.
 */
interface Ear {
    /** The WebSocket is open: time for the first message. */
    void opened(Line line);

    /** A binary message between two indices of a buffer that is used again after the call. */
    void message(Line line, MemorySegment in, int from, int to);

    /** The line is gone, by the hub's wish or a broken connection. */
    void closed(Line line, String why);
}
