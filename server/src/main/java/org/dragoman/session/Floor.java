package org.dragoman.session;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who has the floor, in which language, who is next, and how it is run. Folded from events, never changed in place.
 *
 * @param speeches that run or are paused, the oldest first
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
        var evolved =
                switch (fact.event()) {
                    case Event.OfList event -> ofList(event, fact);
                    case Event.OfSpeech event -> ofSpeech(event, fact);
                    case Event.OfProcedure event -> ofProcedure(event, fact);
                    case Event.OfSitting event -> ofSitting(event, fact);
                    case Event.OfHall _, Event.OfBooth _ -> this;
                };
        if (Undoable.stays(fact.event())) {
            return evolved;
        }
        return new Floor(
                evolved.speeches,
                evolved.speakers,
                evolved.language,
                evolved.modes,
                evolved.procedure,
                evolved.spoken,
                Undoable.after(this, fact),
                evolved.changedAt);
    }

    private Floor ofList(Event.OfList event, Fact fact) {
        return switch (event) {
            case Event.TurnListed _ -> listed(event, fact);
            case Event.Undone _ -> undone(fact);
            case Event.TurnWithdrawn _,
                    Event.TurnMoved _,
                    Event.ListOrdered _,
                    Event.TurnSkipped _,
                    Event.TurnReturned _,
                    Event.LateDecided _,
                    Event.ListClosing _,
                    Event.ListClosed _,
                    Event.ListOpened _,
                    Event.SwapOffered _,
                    Event.SwapAnswered _ ->
                    list(speakers.evolve(fact, event)).changed(fact);
        };
    }

    /** Whoever asks behind others changes nobody's place. */
    private Floor listed(Event.OfList event, Fact fact) {
        var longer = list(speakers.evolve(fact, event));
        boolean behind =
                !list().isEmpty() && longer.list().subList(0, list().size()).equals(list());
        return behind ? longer : longer.changed(fact);
    }

    private Floor undone(Fact fact) {
        return undoable.map(
                        undo -> {
                            var back = list(speakers.restored(undo.then()));
                            return undo.turn()
                                    .map(turn -> back.unspoken(undo.what(), turn))
                                    .orElse(back);
                        })
                .orElse(this)
                .changed(fact);
    }

    /** A floor given by mistake was none; a speech ended by mistake is not over. */
    private Floor unspoken(Undoable.Action what, TurnId turn) {
        boolean given = what == Undoable.Action.GIVEN;
        if (!given && what != Undoable.Action.ENDED) {
            return this;
        }
        return new Floor(
                given ? speeches.stream().map(s -> mistaken(s, turn)).toList() : speeches,
                speakers,
                language,
                modes,
                given ? procedure.without(turn) : procedure,
                given ? spoken : spoken.notOver(turn),
                undoable,
                changedAt);
    }

    private static Speech mistaken(Speech speech, TurnId turn) {
        return speech.turn().equals(turn) ? speech.byMistake() : speech.freed(turn);
    }

    private Floor ofSpeech(Event.OfSpeech event, Fact fact) {
        return switch (event) {
            case Event.FloorGiven given -> given(given, fact);
            case Event.SpeechPaused(var _, var turn, var by) ->
                    each(turn, s -> s.paused(fact.atMs(), by)).changed(fact);
            case Event.SpeechResumed(var epoch, var turn) ->
                    each(turn, s -> s.resumed(fact.atMs(), epoch)).spokenBy(turn).changed(fact);
            case Event.SpeechEnded(var _, var turn) ->
                    named(turn).map(s -> ended(s, fact)).orElse(this).changed(fact);
            case Event.FloorLanguageDeclared(var tag) ->
                    each(Optional.empty(), s -> s.inLanguage(tag)).in(tag).changed(fact);
        };
    }

    private Floor given(Event.FloorGiven given, Fact fact) {
        var more = new ArrayList<>(speeches);
        more.add(Speech.begun(given, fact));
        return new Floor(
                more,
                speakers.without(given.turn()).numbered(given.turn()),
                given.language(),
                modes,
                procedure.given(given),
                spoken,
                undoable,
                fact.position());
    }

    /** The floor speaks the language of whoever goes on. */
    private Floor ended(Speech over, Fact fact) {
        boolean due = procedure.rulingsDue().contains(over.turn());
        var left =
                speeches.stream()
                        .filter(s -> !s.equals(over))
                        .map(s -> due ? s : s.freed(over.turn()))
                        .toList();
        var after =
                new Floor(
                        left,
                        speakers.withoutAbout(over.turn(), TurnKind.RESPONSE),
                        language,
                        modes.without(over.turn()),
                        procedure,
                        over.mistaken() ? spoken : spoken.ended(over, fact.atMs()),
                        undoable,
                        changedAt);
        return after.speech().filter(Speech::isOpen).map(s -> after.in(s.language())).orElse(after);
    }

    private Floor spokenBy(Optional<TurnId> turn) {
        return named(turn).map(s -> in(s.language())).orElse(this);
    }

    private Floor ofProcedure(Event.OfProcedure event, Fact fact) {
        return switch (event) {
            case Event.ModeSet set -> modes(modes.set(set)).changed(fact);
            case Event.PrioritySet(var turn) -> modes(modes.priority(turn)).changed(fact);
            case Event.Ruled ruled -> ruled(ruled, fact).changed(fact);
            case Event.MotionDecided(var turn, var _) ->
                    list(speakers.without(turn).withoutAbout(turn, TurnKind.ON_MOTION))
                            .procedure(procedure.without(turn))
                            .changed(fact);
            case Event.TimeGranted(var turn, var ms) -> each(Optional.of(turn), s -> s.granted(ms));
            case Event.SpeechTimeSet(var ms) -> procedure(procedure.speechTime(Optional.of(ms)));
            case Event.GroupTimeGranted(var group, var ms) ->
                    new Floor(
                            speeches,
                            speakers,
                            language,
                            modes,
                            procedure,
                            spoken.granted(group, ms),
                            undoable,
                            changedAt);
        };
    }

    /** With the ruling, whoever waited for the point of order need not wait any more. */
    private Floor ruled(Event.Ruled ruled, Fact fact) {
        boolean speaks = named(Optional.of(ruled.turn())).isPresent();
        return new Floor(
                speaks ? speeches : speeches.stream().map(s -> s.freed(ruled.turn())).toList(),
                speakers.without(ruled.turn()),
                language,
                modes,
                procedure.ruled(ruled, fact),
                spoken,
                undoable,
                changedAt);
    }

    private Floor ofSitting(Event.OfSitting event, Fact fact) {
        return switch (event) {
            case Event.ItemTakenUp(var taken) ->
                    list(speakers.at(taken))
                            .procedure(procedure.speechTime(Optional.empty()))
                            .reordered(this, fact);
            case Event.Recovered(var aliveAtMs) ->
                    new Floor(
                                    speeches.stream()
                                            .map(s -> s.paused(aliveAtMs, Optional.empty()))
                                            .toList(),
                                    speakers,
                                    language,
                                    modes.priority(Optional.empty()),
                                    procedure,
                                    spoken,
                                    undoable,
                                    changedAt)
                            .changed(fact);
            case Event.SessionOpened(), Event.SessionClosed() -> this;
        };
    }

    private Floor reordered(Floor before, Fact fact) {
        return list().equals(before.list()) ? this : changed(fact);
    }

    private Floor each(Optional<TurnId> turn, UnaryOperator<Speech> change) {
        var one = named(turn);
        return new Floor(
                speeches.stream()
                        .map(s -> one.filter(s::equals).isPresent() ? change.apply(s) : s)
                        .toList(),
                speakers,
                language,
                modes,
                procedure,
                spoken,
                undoable,
                changedAt);
    }

    private Floor in(LanguageTag tag) {
        return new Floor(speeches, speakers, tag, modes, procedure, spoken, undoable, changedAt);
    }

    private Floor list(ListOfSpeakers now) {
        return new Floor(speeches, now, language, modes, procedure, spoken, undoable, changedAt);
    }

    private Floor modes(Modes now) {
        return new Floor(speeches, speakers, language, now, procedure, spoken, undoable, changedAt);
    }

    private Floor procedure(Procedure now) {
        return new Floor(speeches, speakers, language, modes, now, spoken, undoable, changedAt);
    }

    private Floor changed(Fact fact) {
        return new Floor(
                speeches, speakers, language, modes, procedure, spoken, undoable, fact.position());
    }
}
