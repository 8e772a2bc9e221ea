package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionId;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Speech;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who has the floor or is on air in which session of a conference, so that nobody is heard in two. Sessions decide one at a
 * time under its lock, which is held for microseconds; the sound path never takes it.
 */
public final class FloorHolders {
    private final Map<SessionId, Set<ParticipantId>> holders = new HashMap<>();

    /** Decides in a session, knowing who is heard elsewhere; what it leads to is known to the others after. */
    synchronized <T> T decide(
            SessionId session, Function<Set<ParticipantId>, T> decide, Function<T, Session> after) {
        var elsewhere = new HashSet<ParticipantId>();
        holders.forEach(
                (other, who) -> {
                    if (!other.equals(session)) {
                        elsewhere.addAll(who);
                    }
                });
        T outcome = decide.apply(elsewhere);
        tell(session, after.apply(outcome));
        return outcome;
    }

    /** A session as it was when it came back. */
    synchronized void tell(SessionId session, Session now) {
        var who = new HashSet<ParticipantId>();
        for (Speech speech : now.floor().speeches()) {
            who.add(speech.participant());
        }
        if (now.phase() != Session.Phase.OPEN) {
            who.clear();
        }
        who.addAll(now.booths().onAir().keySet());
        holders.put(session, who);
    }
}
