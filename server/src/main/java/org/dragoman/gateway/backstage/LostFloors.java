package org.dragoman.gateway.backstage;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Speech;
import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Floors that were lost as soon as they were given, since no device of whoever was given them can send, and those whose
 * microphone was closed since it brought no frame. One stands until the speech goes on or is over, until somebody else is
 * given the floor, or for half a minute.
 *
 * <p>Owner: the backstage's loop.
 */
final class LostFloors {
    private static final long AT_ONCE_MS = 1_000;
    private static final long STANDS_MS = 30_000;
    private static final int KEPT_MAX = 32;

    private final Owner owner = new Owner();
    private final Map<ParticipantId, Lost> lost = new LinkedHashMap<>();

    /**
     * A floor that was lost.
     *
     * @param waits whether the speech is there still, and goes on once somebody says so
     */
    private record Lost(TurnId turn, boolean waits, long atMs) {}

    /** What was decided in a session that stood as it did before. */
    void recorded(Session before, List<Fact> facts) {
        assert owner.here();
        if (facts.stream().noneMatch(LostFloors::isLoss)) {
            return;
        }
        Session session = before;
        for (Fact fact : facts) {
            Session was = session;
            session = session.evolve(fact);
            if (isLoss(fact)) {
                for (Speech speech : was.floor().speeches()) {
                    lost(speech, session, why(fact) == End.NO_FRAMES, fact.atMs());
                }
            }
        }
    }

    private void lost(Speech was, Session after, boolean noFrames, long atMs) {
        var now = speechOf(was.turn(), after);
        boolean closed = was.isOpen() && now.filter(Speech::isOpen).isEmpty();
        boolean atOnce = atMs - was.runningSinceMs().orElse(atMs) <= AT_ONCE_MS;
        if (!closed || !(atOnce || noFrames)) {
            return;
        }
        lost.remove(was.participant()); // the newest stands last
        lost.put(was.participant(), new Lost(was.turn(), now.isPresent(), atMs));
        if (lost.size() > KEPT_MAX) {
            lost.remove(lost.keySet().iterator().next());
        }
    }

    private static boolean isLoss(Fact fact) {
        var why = why(fact);
        return why == End.LOST || why == End.NO_FRAMES;
    }

    private static @Nullable End why(Fact fact) {
        return switch (fact.event()) {
            case Event.SpeechPaused paused -> paused.why();
            case Event.SpeechEnded ended -> ended.why();
            default -> null;
        };
    }

    /** Who lost the floor at once, as the session stands now. */
    List<ParticipantId> standing(Session session, long nowMs) {
        assert owner.here();
        lost.values().removeIf(one -> isOver(one, session, nowMs));
        return List.copyOf(lost.keySet());
    }

    private static boolean isOver(Lost one, Session session, long nowMs) {
        var speeches = session.floor().speeches();
        boolean another = speeches.stream().anyMatch(s -> s.isOpen() && s.givenAtMs() > one.atMs());
        var own = speechOf(one.turn(), session);
        boolean goesOn = own.filter(Speech::isOpen).isPresent();
        boolean ended = one.waits() && own.isEmpty();
        return session.phase() != Session.Phase.OPEN
                || nowMs - one.atMs() > STANDS_MS
                || another
                || goesOn
                || ended;
    }

    private static Optional<Speech> speechOf(TurnId turn, Session session) {
        return session.floor().named(Optional.of(turn));
    }
}
