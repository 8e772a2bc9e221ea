package org.dragoman.session.state;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * For each participant how their last request ended, where somebody else ended it; until they ask again, or have the
 * floor. Folded from events.
 */
public record RequestEnds(Map<ParticipantId, RequestEnd> last) {
    static final RequestEnds NONE = new RequestEnds(Map.of());

    public RequestEnds {
        last = Collections.unmodifiableMap(new LinkedHashMap<>(last));
    }

    /** How a participant's last request ended, if somebody else ended it. */
    public Optional<RequestEnd> of(ParticipantId who) {
        return Optional.ofNullable(last.get(who));
    }

    /** After a fact, which found the floor like that. */
    RequestEnds after(Floor before, Fact fact) {
        return switch (fact.event()) {
            case Event.TurnWithdrawn(var id, var reason) ->
                    offList(before, fact, id, RequestEnd.State.CANCELLED, reason);
            case Event.LateDecided(var id, var admitted, var reason) ->
                    admitted ? this : offList(before, fact, id, RequestEnd.State.DENIED, reason);
            case Event.SpeechEnded(var why, var turn) ->
                    why == End.TAKEN
                            ? before.named(turn)
                                    .filter(speech -> !speech.mistaken())
                                    .map(speech -> taken(speech, fact))
                                    .orElse(this)
                            : this;
            case Event.TurnListed listed -> without(listed.participant());
            case Event.FloorGiven given -> without(given.participant());
            case Event.TurnReturned(var id) -> asksAgain(before.speakers(), id);
            case Event.Undone _ -> undone(before);
            case Event _ -> this;
        };
    }

    private RequestEnds offList(
            Floor before, Fact fact, TurnId id, RequestEnd.State state, Optional<String> reason) {
        return before.turn(id)
                .map(
                        turn ->
                                with(
                                        turn.participant(),
                                        fact,
                                        by ->
                                                new RequestEnd(
                                                        id,
                                                        turn.kind(),
                                                        turn.wish().item(),
                                                        state,
                                                        by,
                                                        reason.orElse(""),
                                                        fact.atMs())))
                .orElse(this);
    }

    private RequestEnds taken(Speech speech, Fact fact) {
        return with(
                speech.participant(),
                fact,
                by ->
                        new RequestEnd(
                                speech.turn(),
                                speech.kind(),
                                speech.item(),
                                RequestEnd.State.REVOKED,
                                by,
                                "",
                                fact.atMs()));
    }

    private interface Told {
        RequestEnd by(ParticipantId actor);
    }

    /** Whoever does it to themselves knows. */
    private RequestEnds with(ParticipantId who, Fact fact, Told told) {
        if (fact.by().isEmpty() || fact.by().get().equals(who)) {
            return without(who);
        }
        var now = new LinkedHashMap<>(last);
        now.put(who, told.by(fact.by().get()));
        return new RequestEnds(now);
    }

    private RequestEnds asksAgain(ListOfSpeakers list, TurnId id) {
        return list.turn(id).map(turn -> without(turn.participant())).orElse(this);
    }

    /** What was ended by mistake is not ended. */
    private RequestEnds undone(Floor before) {
        return before.undoable()
                .flatMap(undo -> undo.turn().map(id -> asksAgain(undo.then(), id)))
                .orElse(this);
    }

    private RequestEnds without(ParticipantId who) {
        if (!last.containsKey(who)) {
            return this;
        }
        var now = new LinkedHashMap<>(last);
        now.remove(who);
        return new RequestEnds(now);
    }
}
