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
     */
    record Refused(Refusal code, String field, Optional<ParticipantId> holder) implements Decision {
        public Refused(Refusal code, String field) {
            this(code, field, Optional.empty());
        }
    }

    static Decision agreed(Event... events) {
        return new Agreed(List.of(events));
    }

    static Decision refused(Refusal code, String field) {
        return new Refused(code, field);
    }
}
