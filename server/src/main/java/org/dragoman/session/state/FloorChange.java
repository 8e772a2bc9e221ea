package org.dragoman.session.state;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;

import java.util.ArrayList;
import java.util.Optional;

/** The floor, and the fact that something became of it. */
record FloorChange(Floor floor, Fact fact) {
    /** The floor after that, with what can be taken back then. */
    Floor after() {
        var evolved =
                switch (fact.event()) {
                    case Event.OfList event -> ofList(event);
                    case Event.OfSpeech event -> ofSpeech(event);
                    case Event.OfProcedure event -> ofProcedure(event);
                    case Event.OfSitting event -> ofSitting(event);
                    case Event.OfBadge event -> ofBadge(event);
                    case Event.OfHall _, Event.OfBooth _ -> floor;
                };
        var told = evolved.requests(floor.requests().after(floor, fact));
        return Undoable.stays(fact.event()) ? told : told.undoable(Undoable.after(floor, fact));
    }

    private Floor ofList(Event.OfList event) {
        return switch (event) {
            case Event.TurnListed _ -> listed(event);
            case Event.Undone _ -> undone();
            case Event.TurnWithdrawn _,
                    Event.SpeakerReplaced _,
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
                    floor.list(floor.speakers().evolve(fact, event)).changed(fact);
        };
    }

    /** Whoever asks behind others changes nobody's place. */
    private Floor listed(Event.OfList event) {
        var longer = floor.list(floor.speakers().evolve(fact, event));
        var before = floor.list();
        boolean behind =
                !before.isEmpty() && longer.list().subList(0, before.size()).equals(before);
        return behind ? longer : longer.changed(fact);
    }

    private Floor undone() {
        return floor.undoable()
                .map(
                        undo -> {
                            var back = floor.list(floor.speakers().restored(undo.then()));
                            return undo.turn()
                                    .map(turn -> unspoken(back, undo.what(), turn))
                                    .orElse(back);
                        })
                .orElse(floor)
                .changed(fact);
    }

    /** A floor given by mistake was none; a speech ended by mistake is not over. */
    private static Floor unspoken(Floor back, Undoable.Action what, TurnId turn) {
        if (what == Undoable.Action.GIVEN) {
            return back.speeches(back.speeches().stream().map(s -> mistaken(s, turn)).toList())
                    .procedure(back.procedure().without(turn));
        }
        return what == Undoable.Action.ENDED ? back.spoken(back.spoken().notOver(turn)) : back;
    }

    private static Speech mistaken(Speech speech, TurnId turn) {
        return speech.turn().equals(turn) ? speech.byMistake() : speech.freed(turn);
    }

    private Floor ofSpeech(Event.OfSpeech event) {
        return switch (event) {
            case Event.FloorGiven given -> given(given);
            case Event.SpeechPaused(var why, var turn, var by) ->
                    floor.each(turn, s -> s.paused(why, fact.atMs(), by)).changed(fact);
            case Event.SpeechResumed(var epoch, var turn) ->
                    spokenBy(floor.each(turn, s -> s.resumed(fact.atMs(), epoch)), turn)
                            .changed(fact);
            case Event.SpeechEnded(var _, var turn) ->
                    floor.named(turn).map(this::ended).orElse(floor).changed(fact);
            case Event.FloorLanguageDeclared(var tag) ->
                    floor.each(Optional.empty(), s -> s.inLanguage(tag)).in(tag).changed(fact);
        };
    }

    private Floor given(Event.FloorGiven given) {
        var more = new ArrayList<>(floor.speeches());
        more.add(Speech.begun(given, fact));
        return floor.speeches(more)
                .list(floor.speakers().without(given.turn()).numbered(given.turn()))
                .in(given.language())
                .procedure(floor.procedure().given(given))
                .changed(fact);
    }

    /** The floor speaks the language of whoever goes on. */
    private Floor ended(Speech over) {
        boolean due = floor.procedure().rulingsDue().contains(over.turn());
        var left =
                floor.speeches().stream()
                        .filter(s -> !s.equals(over))
                        .map(s -> due ? s : s.freed(over.turn()))
                        .toList();
        var spoken = floor.spoken();
        var after =
                floor.speeches(left)
                        .list(floor.speakers().withoutAbout(over.turn(), TurnKind.RESPONSE))
                        .modes(floor.modes().without(over.turn()))
                        .spoken(over.mistaken() ? spoken : spoken.ended(over, fact.atMs()));
        return after.speech().filter(Speech::isOpen).map(s -> after.in(s.language())).orElse(after);
    }

    private static Floor spokenBy(Floor after, Optional<TurnId> turn) {
        return after.named(turn).map(s -> after.in(s.language())).orElse(after);
    }

    private Floor ofProcedure(Event.OfProcedure event) {
        return switch (event) {
            case Event.ModeSet set -> floor.modes(floor.modes().set(set)).changed(fact);
            case Event.PrioritySet(var turn) ->
                    floor.modes(floor.modes().priority(turn)).changed(fact);
            case Event.Ruled ruled -> ruled(ruled).changed(fact);
            case Event.MotionDecided(var turn, var _) ->
                    floor.list(
                                    floor.speakers()
                                            .without(turn)
                                            .withoutAbout(turn, TurnKind.ON_MOTION))
                            .procedure(floor.procedure().without(turn))
                            .changed(fact);
            case Event.HandsCounted counted ->
                    floor.procedure(floor.procedure().counted(counted, fact));
            case Event.TimeGranted(var turn, var ms) ->
                    floor.each(Optional.of(turn), s -> s.granted(ms));
            case Event.SpeakerWarned(var _) -> floor;
            case Event.SpeechTimeSet(var ms) ->
                    floor.procedure(floor.procedure().speechTime(Optional.of(ms)));
            case Event.GroupTimeGranted(var group, var ms) ->
                    floor.spoken(floor.spoken().granted(group, ms));
        };
    }

    /** With the ruling, whoever waited for the point of order need not wait any more. */
    private Floor ruled(Event.Ruled ruled) {
        boolean speaks = floor.named(Optional.of(ruled.turn())).isPresent();
        var speeches = floor.speeches();
        return floor.speeches(
                        speaks
                                ? speeches
                                : speeches.stream().map(s -> s.freed(ruled.turn())).toList())
                .list(floor.speakers().without(ruled.turn()))
                .procedure(floor.procedure().ruled(ruled, fact));
    }

    private Floor ofSitting(Event.OfSitting event) {
        return switch (event) {
            case Event.ItemTakenUp(var taken) -> {
                var after =
                        floor.list(floor.speakers().at(taken))
                                .procedure(floor.procedure().speechTime(Optional.empty()));
                yield after.list().equals(floor.list()) ? after : after.changed(fact);
            }
            case Event.Recovered(var aliveAtMs) ->
                    floor.speeches(
                                    floor.speeches().stream()
                                            .map(
                                                    s ->
                                                            s.paused(
                                                                    End.RECOVERED,
                                                                    aliveAtMs,
                                                                    Optional.empty()))
                                            .toList())
                            .modes(floor.modes().priority(Optional.empty()))
                            .changed(fact);
            case Event.ClockMoved(var byMs) -> byMs > 0 ? later(byMs) : floor;
            case Event.SessionOpened(),
                    Event.SessionSuspended(),
                    Event.SessionResumed(),
                    Event.SessionClosed() ->
                    floor;
        };
    }

    private Floor later(long byMs) {
        return floor.speeches(floor.speeches().stream().map(s -> s.later(byMs)).toList())
                .undoable(floor.undoable().map(u -> u.later(byMs)));
    }

    /** Whoever may not speak any more does not wait either. */
    private Floor ofBadge(Event.OfBadge event) {
        return switch (event) {
            case Event.ParticipantRemoved(var who, var _, var _, var _) -> withoutTurnsOf(who);
            case Event.RoleChanged(var who, var role) ->
                    Roles.SPEAKERS.contains(role) ? floor : withoutTurnsOf(who);
            case Event.ParticipantReadmitted _, Event.BadgesRevoked _ -> floor;
        };
    }

    private Floor withoutTurnsOf(ParticipantId who) {
        return floor.turnOf(who).isEmpty()
                ? floor
                : floor.list(floor.speakers().without(who)).changed(fact);
    }
}
