package org.dragoman.session.state;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who has the floor, in which language, who is next, and how it is run. Folded from events, never changed in place.
 *
 * @param speeches that run or are paused, the oldest first
 * @param requests how requests ended that somebody else ended
 * @param changedAt the position of the last change, which a command must have seen; one more request behind others is
 *     none, since it changes nobody's place
 */
public record Floor(
        List<Speech> speeches,
        ListOfSpeakers speakers,
        LanguageTag language,
        Modes modes,
        Procedure procedure,
        Spoken spoken,
        Optional<Undoable> undoable,
        RequestEnds requests,
        long changedAt) {
    public Floor {
        speeches = List.copyOf(speeches);
    }

    static Floor empty(LanguageTag language) {
        return new Floor(
                List.of(),
                ListOfSpeakers.EMPTY,
                language,
                Modes.MODERATED,
                Procedure.EMPTY,
                Spoken.NOTHING,
                Optional.empty(),
                RequestEnds.NONE,
                0);
    }

    /** The speech that counts: the newest that waits for no other, else the newest. */
    public Optional<Speech> speech() {
        for (Speech speech : speeches.reversed()) {
            if (speech.suspendedBy().isEmpty()) {
                return Optional.of(speech);
            }
        }
        return speeches.isEmpty() ? Optional.empty() : Optional.of(speeches.getLast());
    }

    /** The speech of that turn; the only one, where none is named. */
    public Optional<Speech> named(Optional<TurnId> turn) {
        return turn.isEmpty()
                ? speech()
                : speeches.stream().filter(s -> s.turn().equals(turn.get())).findFirst();
    }

    /** The newest speech of a participant. */
    public Optional<Speech> speechOf(ParticipantId participant) {
        return speeches.reversed().stream()
                .filter(s -> s.participant().equals(participant))
                .findFirst();
    }

    public List<Turn> list() {
        return speakers.turns();
    }

    /** The turn of that number, if it is on the list. */
    public Optional<Turn> turn(TurnId id) {
        return speakers.turn(id);
    }

    /** The first turn of that participant, if on the list. */
    public Optional<Turn> turnOf(ParticipantId participant) {
        return speakers.turnOf(participant);
    }

    public int nextTurn() {
        return speakers.nextTurn();
    }

    Floor evolve(Fact fact) {
        return new FloorChange(this, fact).after();
    }

    Floor each(Optional<TurnId> turn, UnaryOperator<Speech> change) {
        var one = named(turn);
        return speeches(
                speeches.stream()
                        .map(s -> one.filter(s::equals).isPresent() ? change.apply(s) : s)
                        .toList());
    }

    Floor speeches(List<Speech> now) {
        return new Floor(
                now, speakers, language, modes, procedure, spoken, undoable, requests, changedAt);
    }

    Floor spoken(Spoken now) {
        return new Floor(
                speeches, speakers, language, modes, procedure, now, undoable, requests, changedAt);
    }

    Floor undoable(Optional<Undoable> now) {
        return new Floor(
                speeches, speakers, language, modes, procedure, spoken, now, requests, changedAt);
    }

    Floor in(LanguageTag tag) {
        return new Floor(
                speeches, speakers, tag, modes, procedure, spoken, undoable, requests, changedAt);
    }

    Floor list(ListOfSpeakers now) {
        return new Floor(
                speeches, now, language, modes, procedure, spoken, undoable, requests, changedAt);
    }

    Floor modes(Modes now) {
        return new Floor(
                speeches, speakers, language, now, procedure, spoken, undoable, requests,
                changedAt);
    }

    Floor procedure(Procedure now) {
        return new Floor(
                speeches, speakers, language, modes, now, spoken, undoable, requests, changedAt);
    }

    Floor requests(RequestEnds now) {
        return now.equals(requests)
                ? this
                : new Floor(
                        speeches, speakers, language, modes, procedure, spoken, undoable, now,
                        changedAt);
    }

    Floor changed(Fact fact) {
        return new Floor(
                speeches,
                speakers,
                language,
                modes,
                procedure,
                spoken,
                undoable,
                requests,
                fact.position());
    }
}
