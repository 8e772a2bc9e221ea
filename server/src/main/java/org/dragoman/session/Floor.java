package org.dragoman.session;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Who has the floor, in which language, and who is next. Folded from events, never changed in place.
 *
 * @param changedAt the position of the last change, which a command must have seen; one more request behind others is
 *     none, since it changes nobody's place
 */
public record Floor(
        Optional<Speech> speech,
        List<Turn> list,
        LanguageTag language,
        int nextTurn,
        long changedAt) {
    public Floor {
        list = List.copyOf(list);
    }

    static Floor empty(LanguageTag language) {
        return new Floor(Optional.empty(), List.of(), language, 1, 0);
    }

    /** The turn of that number, if it is on the list. */
    public Optional<Turn> turn(TurnId id) {
        return list.stream().filter(t -> t.id().equals(id)).findFirst();
    }

    /** The turn of that participant, if on the list. */
    public Optional<Turn> turnOf(ParticipantId participant) {
        return list.stream().filter(t -> t.participant().equals(participant)).findFirst();
    }

    Floor evolve(Fact fact) {
        return switch (fact.event()) {
            case Event.TurnListed(var turn, var participant, var tag) ->
                    listed(new Turn(turn, participant, tag, fact.atMs(), Optional.empty()), fact);
            case Event.TurnWithdrawn(var turn) -> with(speech, without(turn), language, fact);
            case Event.TurnMoved(var turn, var place, var reason) ->
                    with(speech, moved(turn, place, reason, fact), language, fact);
            case Event.FloorGiven given -> given(given, fact);
            case Event.SpeechPaused(var _) ->
                    with(speech.map(s -> s.paused(fact.atMs())), list, language, fact);
            case Event.SpeechResumed(var epoch) ->
                    with(speech.map(s -> s.resumed(fact.atMs(), epoch)), list, language, fact);
            case Event.SpeechEnded(var _) -> with(Optional.empty(), list, language, fact);
            case Event.FloorLanguageDeclared(var tag) ->
                    with(speech.map(s -> s.inLanguage(tag)), list, tag, fact);
            case Event.Recovered(var aliveAtMs) ->
                    with(speech.map(s -> s.paused(aliveAtMs)), list, language, fact);
            case Event.SessionOpened(),
                    Event.SessionClosed(),
                    Event.ItemTakenUp(var _),
                    Event.WentOnAir(var _, var _, var _, var _),
                    Event.WentOffAir(var _, var _),
                    Event.Coughed(var _, var _) ->
                    this;
        };
    }

    private Floor with(
            Optional<Speech> nowSpeech, List<Turn> nowList, LanguageTag nowLanguage, Fact fact) {
        return new Floor(nowSpeech, nowList, nowLanguage, nextTurn, fact.position());
    }

    private Floor listed(Turn turn, Fact fact) {
        var longer = new ArrayList<>(list);
        longer.add(turn);
        return new Floor(
                speech,
                longer,
                language,
                Math.max(nextTurn, turn.id().value() + 1),
                list.isEmpty() ? fact.position() : changedAt);
    }

    private Floor given(Event.FloorGiven given, Fact fact) {
        var begun =
                new Speech(
                        given.turn(),
                        given.participant(),
                        given.language(),
                        given.item(),
                        given.limitMs(),
                        fact.position(),
                        0,
                        OptionalLong.of(fact.atMs()),
                        OptionalInt.of(given.epoch()));
        return new Floor(
                Optional.of(begun),
                without(given.turn()),
                given.language(),
                Math.max(nextTurn, given.turn().value() + 1),
                fact.position());
    }

    private List<Turn> without(TurnId turn) {
        return list.stream().filter(t -> !t.id().equals(turn)).toList();
    }

    private List<Turn> moved(TurnId id, int place, String reason, Fact fact) {
        var others = new ArrayList<>(without(id));
        turn(id).ifPresent(
                        t ->
                                others.add(
                                        Math.min(place - 1, others.size()),
                                        t.movedBy(fact.by(), reason)));
        return others;
    }
}
