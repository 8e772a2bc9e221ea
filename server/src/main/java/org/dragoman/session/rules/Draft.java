package org.dragoman.session.rules;

import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Booths;
import org.dragoman.session.state.Floor;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The facts that are agreed to one after another, with the session as each leaves it. It lives for one decision. */
final class Draft {
    private final Asked asked;
    private final Session from;
    private final List<Fact> facts = new ArrayList<>();
    private Session session;

    Draft(Session session, Asked asked) {
        this.from = session;
        this.session = session;
        this.asked = asked;
    }

    Session session() {
        return session;
    }

    Floor floor() {
        return session.floor();
    }

    Booths booths() {
        return session.booths();
    }

    /** With exactly what was agreed to in it. What is in it already does not happen twice. */
    Draft holding(List<Event> agreed) {
        if (events().equals(agreed)) {
            return this;
        }
        var draft = facts.isEmpty() ? this : new Draft(from, asked);
        agreed.forEach(draft::add);
        return draft;
    }

    List<Fact> facts() {
        return facts;
    }

    private List<Event> events() {
        return facts.stream().map(Fact::event).toList();
    }

    Asked asked() {
        return asked;
    }

    /** The epoch that a microphone opened by the next event is open under. */
    int nextEpoch() {
        return session.epoch() + 1;
    }

    Draft add(Event event) {
        var fact = new Fact(session.position() + 1, asked.atMs(), asked.by(), asked.id(), event);
        facts.add(fact);
        session = session.evolve(fact);
        return this;
    }

    Draft end(Speech speech, End why) {
        return add(new Event.SpeechEnded(why, name(speech)));
    }

    Draft pause(Speech speech, End why, Optional<TurnId> by) {
        return add(new Event.SpeechPaused(why, name(speech), by));
    }

    Draft resume(Speech speech) {
        return add(new Event.SpeechResumed(nextEpoch(), name(speech)));
    }

    /** A speech is named where there are several. */
    private Optional<TurnId> name(Speech speech) {
        return floor().speeches().size() > 1 ? Optional.of(speech.turn()) : Optional.empty();
    }

    Decision agreed() {
        return new Decision.Agreed(events());
    }
}
