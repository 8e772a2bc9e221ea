package org.dragoman.fanout;

/** What became of a frame at the gate. */
public enum Verdict {
    PASSED,
    /** The cough key is held. */
    MUTED,
    /** No open microphone of this source, into this channel, under this epoch, on this connection. */
    NOT_GRANTED,
    /** No frame, or no packet in it, or one too large. */
    BAD
}
