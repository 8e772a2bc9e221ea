package org.dragoman.session.rules;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.state.Speech;

import java.util.List;

/** How a sitting ends, or stops for a while: every microphone closes first. */
final class ClosingRules {
    private ClosingRules() {}

    /** Closes the session. */
    static void close(Draft draft) {
        silence(draft);
        draft.add(new Event.SessionClosed());
    }

    /** Suspends the meeting. */
    static void suspend(Draft draft) {
        silence(draft);
        draft.add(new Event.SessionSuspended());
    }

    private static void silence(Draft draft) {
        for (Speech speech : List.copyOf(draft.floor().speeches())) {
            draft.end(speech, End.SESSION);
        }
        for (ParticipantId interpreter : List.copyOf(draft.booths().onAir().keySet())) {
            draft.add(new Event.WentOffAir(interpreter, End.SESSION));
        }
    }
}
