package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.AYGUN;
import static org.dragoman.session.SmallHall.AZ;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionId;
import org.dragoman.session.SmallHall;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Session;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Sessions that go on at the same time know who has the floor in the others. */
class FloorHoldersTest {
    private static final SessionId HERE = new SessionId("here");
    private static final SessionId THERE = new SessionId("there");

    private final FloorHolders holders = new FloorHolders();

    private static Session after(Event... events) {
        Session session = Session.scheduled(SmallHall.setting());
        for (Event event : events) {
            session =
                    session.evolve(
                            new Fact(
                                    session.position() + 1,
                                    1,
                                    Optional.empty(),
                                    Optional.empty(),
                                    event));
        }
        return session;
    }

    private Set<ParticipantId> seenFrom(SessionId session) {
        var seen = new HashSet<ParticipantId>();
        var _ =
                holders.decide(
                        session,
                        elsewhere -> {
                            seen.addAll(elsewhere);
                            return after();
                        },
                        same -> same);
        return seen;
    }

    @Test
    void who_speaks_in_one_is_known_in_the_other_until_that_speech_ends() {
        var opened = new Event.SessionOpened();
        var given = new Event.FloorGiven(new TurnId(1), AYGUN, AZ, Optional.empty(), 0, 1);
        holders.tell(HERE, after(opened, given));
        assertThat(seenFrom(THERE)).containsExactly(AYGUN);
        assertThat(seenFrom(HERE)).isEmpty();
        holders.tell(HERE, after(opened, given, new Event.SpeechEnded(End.OWN)));
        assertThat(seenFrom(THERE)).isEmpty();
    }

    @Test
    void a_session_that_closed_holds_nobody() {
        holders.tell(
                HERE,
                after(
                        new Event.SessionOpened(),
                        new Event.FloorGiven(new TurnId(1), AYGUN, AZ, Optional.empty(), 0, 1),
                        new Event.SessionClosed()));
        assertThat(seenFrom(THERE)).isEmpty();
    }
}
