package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionId;
import org.dragoman.session.state.Handover;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Speech;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Who has the floor, is on air or is armed to be in which session of a conference, so that nobody is heard in two. A session decides by
 * what was so when it began, and once more where that has changed meanwhile: the lock is never held while somebody decides,
 * so that a session whose rules hang keeps no other waiting.
 *
 * <p>The sound path never takes the lock.
 */
public final class FloorHolders {
    private final Map<SessionId, Set<ParticipantId>> holders = new HashMap<>();
    private long version;

    /** Decides in a session, knowing who is heard elsewhere; what it leads to is known to the others after. */
    <T> T decide(
            SessionId session, Function<Set<ParticipantId>, T> decide, Function<T, Session> after) {
        while (true) {
            var begun = elsewhere(session);
            T outcome = decide.apply(begun.who());
            Session then = after.apply(outcome);
            synchronized (this) {
                if (begun.version() == version) {
                    tell(session, then);
                    return outcome;
                }
            }
        }
    }

    /** Who is heard in other sessions, and as of when. */
    private record Elsewhere(Set<ParticipantId> who, long version) {}

    private synchronized Elsewhere elsewhere(SessionId session) {
        var who = new HashSet<ParticipantId>();
        holders.forEach(
                (other, theirs) -> {
                    if (!other.equals(session)) {
                        who.addAll(theirs);
                    }
                });
        return new Elsewhere(who, version);
    }

    /** A session that has stopped holds nobody any more. */
    synchronized void gone(SessionId session) {
        if (holders.remove(session) != null) {
            version++;
        }
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
        now.booths().handovers().underWay().values().stream()
                .filter(Handover::isArmed)
                .flatMap(h -> h.to().stream())
                .forEach(who::add);
        if (!who.equals(holders.put(session, who))) {
            version++;
        }
    }
}
