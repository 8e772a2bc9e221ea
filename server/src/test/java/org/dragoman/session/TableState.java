package org.dragoman.session;

import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.listed;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.RuleTable.TableSender;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Session;

import java.util.List;
import java.util.Optional;

/** The states of a session that the rule table is worked out in, as they are for a sender. */
enum TableState {
    SCHEDULED("scheduled"),
    IDLE("open, nobody speaks or waits"),
    LISTED("open, sender and another wait"),
    FULL("open, the list is full"),
    SPEAKING("another speaks, both wait"),
    OWN_SPEECH("sender speaks"),
    PAUSED("another is paused, both wait"),
    OWN_PAUSED("sender is paused"),
    PARTNER_ON_AIR("an interpreter is on air"),
    ON_AIR("sender is on air"),
    COUGHING("sender is on air and coughs"),
    OFFERED("an interpreter offers to hand over"),
    ARMED("an interpreter hands over to az-1, both armed"),
    SEVERAL("automatic with two open, another speaks"),
    POINT_RAISED("a point of order suspends another, both wait"),
    PRIORITY("the chair holds the priority key"),
    LIST_CLOSED("the list is closed, both wait"),
    CLOSED("closed, both wait");

    /** The turn of whoever waits besides the sender. */
    static final TurnId OTHERS_TURN = new TurnId(1);

    static final TurnId OWN_TURN = new TurnId(2);
    static final TurnId NO_TURN = new TurnId(99);
    static final ParticipantId OTHER = NINA;
    static final ParticipantId SPEAKER = FARID;
    static final ParticipantId PARTNER = AZ_2;

    private final String title;

    TableState(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The session in this state, if the sender can be in it. */
    Optional<Session> session(TableSender sender) {
        return events(sender).map(events -> Case.given(events.toArray(Event[]::new)).session());
    }

    private Optional<List<Event>> events(TableSender sender) {
        var opened = new Event.SessionOpened();
        var other = listed(1, OTHER, AZ);
        var own = listed(2, sender.maySpeak() ? sender.id().orElseThrow() : AYGUN, AZ);
        var speech = floorTo(3, SPEAKER, FR, 1);
        var paused = new Event.SpeechPaused(End.PAUSED);
        return switch (this) {
            case SCHEDULED -> Optional.of(List.of());
            case IDLE -> Optional.of(List.of(opened));
            case LISTED -> Optional.of(List.of(opened, other, own));
            case FULL ->
                    Optional.of(
                            List.of(
                                    opened,
                                    other,
                                    listed(3, AYGUN, AZ),
                                    listed(4, FARID, FR),
                                    listed(5, sender.name().equals("CHAIR") ? EMMA : CHAIR, AZ)));
            case SPEAKING -> Optional.of(List.of(opened, other, own, speech));
            case OWN_SPEECH -> ownSpeech(sender).map(own2 -> List.of(opened, other, own2));
            case PAUSED -> Optional.of(List.of(opened, other, own, speech, paused));
            case OWN_PAUSED -> ownSpeech(sender).map(own2 -> List.of(opened, other, own2, paused));
            case PARTNER_ON_AIR -> Optional.of(List.of(opened, onAir(PARTNER, Output.A, AZ, 1)));
            case ON_AIR -> desk(sender).map(who -> List.of(opened, onAir(who, Output.A, AZ, 1)));
            case COUGHING ->
                    desk(sender)
                            .map(
                                    who ->
                                            List.of(
                                                    opened,
                                                    onAir(who, Output.A, AZ, 1),
                                                    new Event.Coughed(who, true)));
            case OFFERED -> Optional.of(List.of(opened, partnerOnAir(), offered()));
            case ARMED ->
                    Optional.of(
                            List.of(
                                    opened,
                                    partnerOnAir(),
                                    offered(),
                                    new Event.HandoverAgreed(AZ, AZ_1, Output.A),
                                    new Event.HandoverArmed(AZ, 2),
                                    new Event.HandoverReady(AZ)));
            case SEVERAL ->
                    Optional.of(
                            List.of(
                                    opened,
                                    new Event.ModeSet(FloorMode.AUTOMATIC, 2, Optional.empty()),
                                    speech));
            case POINT_RAISED ->
                    Optional.of(
                            List.of(
                                    opened,
                                    other,
                                    own,
                                    speech,
                                    new Event.SpeechPaused(
                                            End.PAUSED,
                                            Optional.empty(),
                                            Optional.of(new TurnId(4))),
                                    new Event.FloorGiven(
                                            new TurnId(4),
                                            OLGA,
                                            RU,
                                            Optional.empty(),
                                            0,
                                            3,
                                            Optional.of(Wish.of(TurnKind.POINT_OF_ORDER)))));
            case PRIORITY ->
                    Optional.of(
                            List.of(
                                    opened,
                                    other,
                                    speech,
                                    new Event.SpeechPaused(
                                            End.PAUSED,
                                            Optional.empty(),
                                            Optional.of(new TurnId(4))),
                                    floorTo(4, CHAIR, AZ, 3),
                                    new Event.PrioritySet(Optional.of(new TurnId(4)))));
            case LIST_CLOSED -> Optional.of(List.of(opened, other, own, new Event.ListClosed()));
            case CLOSED -> Optional.of(List.of(opened, other, own, new Event.SessionClosed()));
        };
    }

    private static Event partnerOnAir() {
        return onAir(PARTNER, Output.A, AZ, 1);
    }

    private static Event offered() {
        return new Event.HandoverAsked(AZ, PARTNER, Optional.empty(), PARTNER, 0);
    }

    private static Optional<Event> ownSpeech(TableSender sender) {
        return sender.maySpeak()
                ? Optional.of(floorTo(2, sender.id().orElseThrow(), FR, 1))
                : Optional.empty();
    }

    private static Optional<ParticipantId> desk(TableSender sender) {
        return sender.interprets() ? sender.id() : Optional.empty();
    }
}
