package org.dragoman.writer;

import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Refusal;

/** What becomes of a command. */
public sealed interface Answer {
    /** Carried out, and durable at that position. */
    record Accepted(long position) implements Answer {}

    /** The rules say no. */
    record Refused(Decision.Refused why) implements Answer {
        /** Says whether that is the reason. */
        public boolean isFor(Refusal code) {
            return why.code() == code;
        }
    }

    /** The house cannot; nothing changed. */
    record Unable(Trouble trouble) implements Answer {}

    /** Why the house cannot. */
    enum Trouble {
        /** Too many commands wait; try again. */
        OVERLOADED,
        /** The same command id came before with another body. */
        CMD_ID_REUSED,
        STORAGE_FULL,
        STORAGE_FAILED,
        /** The server's own code failed over it. */
        INTERNAL
    }
}
