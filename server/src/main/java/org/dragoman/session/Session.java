package org.dragoman.session;

import org.dragoman.conference.ItemId;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sitting as its facts have made it: phase, item, floor and booths.
 *
 * @param position of the last fact
 * @param epoch grows with every change of who sends where; a microphone opened by such a change is open under it
 */
public record Session(
        Phase phase,
        Optional<ItemId> item,
        Floor floor,
        Booths booths,
        long position,
        int epoch,
        OptionalLong openedAtMs,
        OptionalLong closedAtMs) {
    /** Before, during and after. A closed session may be opened again. */
    public enum Phase {
        SCHEDULED,
        OPEN,
        CLOSED
    }

    /** A session nothing has happened in; the floor speaks the conference's first language. */
    public static Session scheduled(Setting setting) {
        return new Session(
                Phase.SCHEDULED,
                Optional.empty(),
                Floor.empty(setting.languages().getFirst().tag()),
                Booths.EMPTY,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** The session after a fact. Facts come in the order of their positions. */
    public Session evolve(Fact fact) {
        var sitting =
                switch (fact.event()) {
                    case Event.SessionOpened() -> opened(fact);
                    case Event.SessionClosed() -> closed(fact);
                    case Event.ItemTakenUp(var taken) -> at(taken);
                    case Event.TurnListed(var _, var _, var _),
                            Event.TurnWithdrawn(var _),
                            Event.TurnMoved(var _, var _, var _),
                            Event.FloorGiven(var _, var _, var _, var _, var _, var _),
                            Event.SpeechPaused(var _),
                            Event.SpeechResumed(var _),
                            Event.SpeechEnded(var _),
                            Event.FloorLanguageDeclared(var _),
                            Event.WentOnAir(var _, var _, var _, var _),
                            Event.WentOffAir(var _, var _),
                            Event.Coughed(var _, var _),
                            Event.Recovered(var _) ->
                            this;
                };
        return new Session(
                sitting.phase,
                sitting.item,
                floor.evolve(fact),
                booths.evolve(fact),
                fact.position(),
                movesSound(fact.event()) ? epoch + 1 : epoch,
                sitting.openedAtMs,
                sitting.closedAtMs);
    }

    private Session opened(Fact fact) {
        return new Session(
                Phase.OPEN,
                item,
                floor,
                booths,
                position,
                epoch,
                OptionalLong.of(fact.atMs()),
                OptionalLong.empty());
    }

    private Session closed(Fact fact) {
        return new Session(
                Phase.CLOSED,
                item,
                floor,
                booths,
                position,
                epoch,
                openedAtMs,
                OptionalLong.of(fact.atMs()));
    }

    private Session at(ItemId taken) {
        return new Session(
                phase, Optional.of(taken), floor, booths, position, epoch, openedAtMs, closedAtMs);
    }

    private static boolean movesSound(Event event) {
        return switch (event) {
            case Event.FloorGiven(var _, var _, var _, var _, var _, var _),
                    Event.SpeechPaused(var _),
                    Event.SpeechResumed(var _),
                    Event.SpeechEnded(var _),
                    Event.FloorLanguageDeclared(var _),
                    Event.WentOnAir(var _, var _, var _, var _),
                    Event.WentOffAir(var _, var _),
                    Event.Coughed(var _, var _),
                    Event.Recovered(var _) ->
                    true;
            case Event.SessionOpened(),
                    Event.SessionClosed(),
                    Event.ItemTakenUp(var _),
                    Event.TurnListed(var _, var _, var _),
                    Event.TurnWithdrawn(var _),
                    Event.TurnMoved(var _, var _, var _) ->
                    false;
        };
    }
}
