package org.dragoman.simulation;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Setting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether an answer was right: nobody causes what is not theirs to cause, and nobody chooses on what they have not seen. */
final class Verdicts {
    private final Setting setting;

    Verdicts(Setting setting) {
        this.setting = setting;
    }

    Optional<String> wrong(Asked asked, Decision decision, Account before) {
        return switch (decision) {
            case Decision.Refused(var code, var _, var _, var _) ->
                    code == Refusal.STALE_VERSION && saw(asked, before)
                            ? Optional.of("stale: refused, though all was seen")
                            : Optional.empty();
            case Decision.Agreed(var events) -> agreed(asked, events, before);
        };
    }

    private Optional<String> agreed(Asked asked, List<Event> events, Account before) {
        if (!events.isEmpty() && choice(asked, before) && !saw(asked, before)) {
            return Optional.of("stale: agreed to, though it was not seen");
        }
        boolean ended = events.stream().anyMatch(Event.SpeechEnded.class::isInstance);
        for (Event event : events) {
            if (event instanceof Event.TextReleased && !ended) {
                return Optional.of("embargo: " + event + ", and no speech ended");
            }
            if (event instanceof Event.TurnListed listed
                    && asked.command() instanceof Command.Inscribe
                    && !inTime(asked, listed, before)) {
                return Optional.of("inscription: " + asked.by() + " inscribed at " + asked.atMs());
            }
            if (event instanceof Event.FloorGiven given
                    && asked.elsewhere().contains(given.participant())) {
                return Optional.of("A7: two floors for " + given.participant());
            }
            if (!may(asked.by(), event, before)) {
                return Optional.of("rights: " + asked.by() + " caused " + event);
            }
        }
        return Optional.empty();
    }

    /** A delegate inscribes only while that is open for the item; who keeps the list whenever they wish. */
    private boolean inTime(Asked asked, Event.TurnListed listed, Account before) {
        boolean delegate =
                asked.by()
                        .flatMap(who -> before.badges.role(setting, who))
                        .filter(Role.DELEGATE::equals)
                        .isPresent();
        if (!delegate) {
            return true;
        }
        var item = listed.listing().flatMap(l -> l.wish().item());
        var plan = setting.plan();
        var hours =
                item.flatMap(
                                id ->
                                        plan.items().stream()
                                                .filter(i -> i.id().equals(id))
                                                .flatMap(i -> i.inscription().stream())
                                                .findFirst())
                        .or(plan::inscription);
        var now = Instant.ofEpochMilli(asked.atMs()).atZone(setting.conference().zone());
        return hours.filter(
                        h ->
                                !now.toLocalDateTime().isBefore(h.opens())
                                        && now.toLocalDateTime().isBefore(h.closes()))
                .isPresent();
    }

    /** Commands that pick, move or open; ending the speech of somebody else must have seen that speech. */
    private static boolean choice(Asked asked, Account before) {
        return switch (asked.command()) {
            case Command.GiveTurn _,
                    Command.GiveFloor _,
                    Command.GiveNext _,
                    Command.ResumeSpeech _,
                    Command.MoveTurn _,
                    Command.ReplaceSpeaker _,
                    Command.OrderList _,
                    Command.SkipTurn _,
                    Command.ListAgain _ ->
                    true;
            case Command.EndSpeech _ -> asked.by().filter(before::speaks).isEmpty();
            case Command.Sitting _,
                    Command.RequestFloor _,
                    Command.WithdrawRequest _,
                    Command.CloseList _,
                    Command.OpenList _,
                    Command.AdmitLate _,
                    Command.Inscribe _,
                    Command.OfferSwap _,
                    Command.AnswerSwap _,
                    Command.Undo _,
                    Command.TakeFloor _,
                    Command.PauseSpeech _,
                    Command.DeclareFloorLanguage _,
                    Command.PushToTalk _,
                    Command.ChairPriority _,
                    Command.OfProcedure _,
                    Command.OfHall _,
                    Command.OfText _,
                    Command.OfBadge _,
                    Command.OfBooth _,
                    Command.OfSwitchboard _,
                    Command.OfHouse _ ->
                    false;
        };
    }

    private static boolean saw(Asked asked, Account before) {
        long must = before.chosenAt;
        if (asked.command() instanceof Command.EndSpeech(var turn)) {
            must =
                    turn.isEmpty()
                            ? before.counting().map(t -> t.givenAt).orElse(0L)
                            : before.talks.stream()
                                    .filter(t -> t.turn.equals(turn.get()))
                                    .map(t -> t.givenAt)
                                    .findFirst()
                                    .orElse(0L);
        }
        return asked.seenPosition() == 0 || asked.seenPosition() >= must;
    }

    /** What opens by itself, whoever asks. */
    private static boolean follows(Event event, Account before) {
        return switch (before.mode) {
            case AUTOMATIC -> event instanceof Event.FloorGiven;
            case OVERRIDE ->
                    event instanceof Event.FloorGiven
                            || event instanceof Event.SpeechEnded(var why, var _)
                                    && why == End.PASSED;
            case PUSH_TO_TALK -> event instanceof Event.FloorGiven;
            case MODERATED, CHAIR_ONLY -> false;
        };
    }

    /** When the list closes, that it is closed, that it is open. */
    private static boolean isToldByItself(Event event) {
        return event instanceof Event.Announced(var phrase, var _, var _)
                && phrase.value().startsWith("list-");
    }

    private boolean may(Optional<ParticipantId> by, Event event, Account before) {
        if (follows(event, before)
                || isToldByItself(event)
                || event instanceof Event.TextReleased) {
            return true;
        }
        if (by.isEmpty()) {
            return event instanceof Event.SpeechPaused
                    || event instanceof Event.WentOffAir
                    || event instanceof Event.HoldOver
                    || event instanceof Event.Drained
                    || event instanceof Event.HandoverArmed
                    || event instanceof Event.HandoverReady
                    || event instanceof Event.HandoverEnded
                    || event instanceof Event.HandedOver over
                            && before.booths.armed.containsKey(over.to())
                    || event instanceof Event.ListClosed
                    || event instanceof Event.ClockMoved
                    || event instanceof Event.SpeechEnded(var why, var _)
                            && (why == End.LOST || why == End.NO_FRAMES || why == End.TIME);
        }
        var role = before.badges.role(setting, by.get());
        return role.isPresent() && may(role.get(), by.get(), event, before);
    }

    private static boolean may(Role role, ParticipantId who, Event event, Account before) {
        return switch (role) {
            case CHAIR, MODERATOR -> !(event instanceof Event.WentOnAir);
            case SECRETARY ->
                    event instanceof Event.OfList
                            || event instanceof Event.HandsCounted
                            || event instanceof Event.OfHall
                                    && !(event instanceof Event.QuorumOverridden)
                                    && !(event instanceof Event.OfBadge)
                            || ownEnd(who, event, before);
            case DELEGATE ->
                    event instanceof Event.TurnListed listed && listed.participant().equals(who)
                            || event instanceof Event.CheckedIn(var in, var _) && in.equals(who)
                            || event instanceof Event.TurnReturned(var turn)
                                    && own(turn, who, before)
                            || event instanceof Event.TextHandedIn handed
                                    && handed.participant().equals(who)
                            || event instanceof Event.TextTakenBack
                            || ownOnList(who, event, before)
                            || ownEnd(who, event, before);
            case OBSERVER -> ownOnList(who, event, before) || ownEnd(who, event, before);
            case INTERPRETER ->
                    event instanceof Event.WentOnAir(var on, var _, var _, var _) && on.equals(who)
                            || event instanceof Event.WentOffAir
                            || event instanceof Event.Coughed(var coughing, var _)
                                    && coughing.equals(who)
                            || event instanceof Event.IncomingChosen(var desk, var _)
                                    && desk.equals(who)
                            || event instanceof Event.PresetsSet(var desk, var _)
                                    && desk.equals(who)
                            || ofHandover(event, who, before);
            case TECHNICIAN ->
                    // Whoever speaks is taken off air, and the podium lets them go on.
                    event instanceof Event.SpeechPaused
                            || removal(event)
                            || event instanceof Event.HandedOver over
                                    && before.booths.armed.containsKey(over.to())
                            || event instanceof Event.InterlockSet
                            || event instanceof Event.IdleSet
                            || event instanceof Event.WentOffAir
                            || event instanceof Event.HandoverEnded;
            case CAPTIONER, PRESS, RECORD_KEEPER, DISPLAY, PUBLIC -> false;
        };
    }

    /** Nobody is put on air, nor armed, who did not agree. */
    private static boolean ofHandover(Event event, ParticipantId who, Account before) {
        return event instanceof Event.OfHandover handover
                && switch (handover) {
                    case Event.HandoverAsked asked -> asked.askedBy().equals(who);
                    case Event.HandoverAgreed agreed -> agreed(agreed, who, before);
                    case Event.HandoverArmed _, Event.HandoverEnded _ -> true;
                    case Event.HandoverReady _ -> false;
                    case Event.HandedOver over ->
                            before.booths.armed.containsKey(over.to())
                                    && (over.from().equals(who) || over.to().equals(who));
                };
    }

    private static boolean agreed(Event.HandoverAgreed agreed, ParticipantId who, Account before) {
        return agreed.to().equals(who)
                || Optional.ofNullable(before.booths.handovers.get(agreed.language()))
                        .flatMap(BoothAccount.Wait::to)
                        .filter(agreed.to()::equals)
                        .isPresent();
    }

    private static boolean removal(Event event) {
        return event instanceof Event.ParticipantRemoved
                || event instanceof Event.ParticipantReadmitted
                || event instanceof Event.SpeechEnded(var why, var _) && why == End.REMOVED
                || event instanceof Event.WentOffAir(var _, var why) && why == End.REMOVED;
    }

    private static boolean own(TurnId turn, ParticipantId who, Account before) {
        return before.roll.of(turn).filter(w -> w.who().equals(who)).isPresent();
    }

    private static boolean ownOnList(ParticipantId who, Event event, Account before) {
        return event instanceof Event.TurnWithdrawn(var turn, var _) && own(turn, who, before)
                || event instanceof Event.SwapOffered(var offered, var _)
                        && own(offered, who, before)
                || event instanceof Event.SwapAnswered(var asked, var _)
                        && before.roll
                                .asked(asked)
                                .filter(with -> own(with, who, before))
                                .isPresent();
    }

    private static boolean ownEnd(ParticipantId who, Event event, Account before) {
        return event instanceof Event.SpeechEnded && before.speaks(who)
                || event instanceof Event.SpeechResumed(var _, var turn)
                        && before.talk(turn)
                                .filter(t -> t.who.equals(who) && t.frameless)
                                .isPresent();
    }
}
