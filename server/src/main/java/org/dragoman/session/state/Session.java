package org.dragoman.session.state;

import org.dragoman.conference.ItemId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sitting as its facts have made it: phase, item, floor, booths and hall.
 *
 * @param texts of speeches, as they were handed in
 * @param runSheet the agenda as it was held
 * @param position of the last fact
 * @param epoch grows with every change of who sends where; a microphone opened by such a change is open under it
 */
public record Session(
        Phase phase,
        Optional<ItemId> item,
        Floor floor,
        Booths booths,
        Attendance attendance,
        HandedInTexts texts,
        RunSheet runSheet,
        long position,
        int epoch,
        OptionalLong openedAtMs,
        OptionalLong closedAtMs) {
    /**
     * Before, during and after. A closed session may be opened again, with its list and its record: whoever closed it by
     * mistake goes on, and the journal has both.
     */
    public enum Phase {
        SCHEDULED,
        OPEN,
        /** By a motion, until it is resumed. */
        SUSPENDED,
        CLOSED
    }

    /** A session nothing has happened in; the floor speaks the conference's first language. */
    public static Session scheduled(Setting setting) {
        return new Session(
                Phase.SCHEDULED,
                Optional.empty(),
                Floor.empty(setting.languages().getFirst().tag()),
                Booths.EMPTY,
                Attendance.EMPTY,
                HandedInTexts.NONE,
                RunSheet.EMPTY,
                0,
                0,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** The session after a fact. Facts come in the order of their positions. */
    public Session evolve(Fact fact) {
        Floor floorNow = floor.evolve(fact);
        return new Session(
                switch (fact.event()) {
                    case Event.SessionOpened(), Event.SessionResumed() -> Phase.OPEN;
                    case Event.SessionSuspended() -> Phase.SUSPENDED;
                    case Event.SessionClosed() -> Phase.CLOSED;
                    case Event _ -> phase;
                },
                fact.event() instanceof Event.ItemTakenUp(var taken) ? Optional.of(taken) : item,
                floorNow,
                booths.evolve(fact).floorMoved(floor.language(), floorNow.language(), fact.atMs()),
                attendance.evolve(fact),
                texts.evolve(fact),
                runSheet.evolve(fact, item),
                fact.position(),
                movesSound(fact.event()) ? epoch + 1 : epoch,
                switch (fact.event()) {
                    case Event.SessionOpened() -> OptionalLong.of(fact.atMs());
                    case Event _ -> openedAtMs;
                },
                switch (fact.event()) {
                    case Event.SessionOpened() -> OptionalLong.empty();
                    case Event.SessionClosed() -> OptionalLong.of(fact.atMs());
                    case Event _ -> closedAtMs;
                });
    }

    private static boolean movesSound(Event event) {
        return switch (event) {
            case Event.OfSpeech _, Event.Recovered _ -> true;
            case Event.OfBooth booth -> movesSound(booth);
            case Event.SessionOpened(),
                    Event.SessionSuspended(),
                    Event.SessionResumed(),
                    Event.SessionClosed(),
                    Event.ItemTakenUp(var _),
                    Event.ClockMoved _,
                    Event.OfList _,
                    Event.OfProcedure _,
                    Event.OfHall _ ->
                    false;
        };
    }

    private static boolean movesSound(Event.OfBooth event) {
        return switch (event) {
            case Event.WentOnAir _,
                    Event.WentOffAir _,
                    Event.Coughed _,
                    Event.Drained _,
                    Event.HoldOver _,
                    Event.IdleSet _,
                    Event.IncomingChosen _,
                    Event.HandoverArmed _,
                    Event.HandedOver _,
                    Event.HandoverEnded _ ->
                    true;
            case Event.PresetsSet _,
                    Event.InterlockSet _,
                    Event.HandoverAsked _,
                    Event.HandoverAgreed _,
                    Event.HandoverReady _ ->
                    false;
        };
    }
}
