package org.dragoman.session.rules;

import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Fact;

import java.util.List;

/** What came of a command. */
public sealed interface Outcome {
    /** These facts, perhaps none, and what they settled. */
    record Agreed(List<Fact> facts, Settled after) implements Outcome {
        public Agreed {
            facts = List.copyOf(facts);
        }
    }

    /** No, for that reason. */
    record Refused(Decision.Refused why) implements Outcome {}
}
