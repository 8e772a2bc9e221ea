package org.dragoman.session.said;

import org.dragoman.conference.ParticipantId;

import java.util.List;
import java.util.Optional;

/** The answer of the rules. */
public sealed interface Decision {
    /** Yes, and this follows from it; nothing follows where all was so already. */
    record Agreed(List<Event> events) implements Decision {
        public Agreed {
            events = List.copyOf(events);
        }
    }

    /**
     * No, for that reason.
     *
     * @param field the part of the command, empty for all of it
     * @param holder who has what was asked for, where that is the reason
     * @param atMs the instant, in Unix milliseconds, where it was asked for too early or too late
     */
    record Refused(Refusal code, String field, Optional<ParticipantId> holder, Optional<Long> atMs)
            implements Decision {
        public Refused(Refusal code, String field) {
            this(code, field, Optional.empty(), Optional.empty());
        }

        /** Somebody has what was asked for. */
        public Refused(Refusal code, String field, Optional<ParticipantId> holder) {
            this(code, field, holder, Optional.empty());
        }

        /** Too early, or too late. */
        public Refused(Refusal code, String field, long atMs) {
            this(code, field, Optional.empty(), Optional.of(atMs));
        }

        /** The same, of another part of the command. */
        public Refused at(String part) {
            return new Refused(code, part, holder, atMs);
        }
    }

    static Decision agreed(Event... events) {
        return new Agreed(List.of(events));
    }

    static Decision refused(Refusal code, String field) {
        return new Refused(code, field);
    }
}
