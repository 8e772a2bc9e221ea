package org.dragoman.session.said;

import java.util.List;

/** The answer of the rules. */
public sealed interface Decision {
    /** Yes, and this follows from it; nothing follows where all was so already. */
    record Agreed(List<Event> events) implements Decision {
        public Agreed {
            events = List.copyOf(events);
        }
    }

    /** No, for that reason; the field names the part of the command, empty for all of it. */
    record Refused(Refusal code, String field) implements Decision {}

    static Decision agreed(Event... events) {
        return new Agreed(List.of(events));
    }

    static Decision refused(Refusal code, String field) {
        return new Refused(code, field);
    }
}
