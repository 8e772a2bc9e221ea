package org.dragoman.simulation;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.Asked;
import org.dragoman.session.Command;
import org.dragoman.session.Decision;
import org.dragoman.session.Event;
import org.dragoman.session.Refusal;
import org.dragoman.session.Setting;

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
            case Decision.Refused(var code, var _) ->
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
        for (Event event : events) {
            if (!may(asked.by(), event, before)) {
                return Optional.of("rights: " + asked.by() + " caused " + event);
            }
        }
        return Optional.empty();
    }

    /** Commands that pick, move or open; ending the speech of somebody else must have seen that speech. */
    private static boolean choice(Asked asked, Account before) {
        return switch (asked.command()) {
            case Command.GiveTurn(var _, var _),
                    Command.GiveFloor(var _, var _),
                    Command.GiveNext(),
                    Command.ResumeSpeech(),
                    Command.MoveTurn(var _, var _, var _) ->
                    true;
            case Command.EndSpeech() -> !asked.by().equals(before.speaker);
            case Command.OpenSession(),
                    Command.CloseSession(),
                    Command.TakeUpItem(var _),
                    Command.RequestFloor(var _),
                    Command.WithdrawRequest(var _),
                    Command.TakeFloor(),
                    Command.PauseSpeech(),
                    Command.DeclareFloorLanguage(var _),
                    Command.GoOnAir(var _),
                    Command.GoOffAir(),
                    Command.Cough(var _),
                    Command.LoseMicrophone(var _),
                    Command.Recover(var _) ->
                    false;
        };
    }

    private static boolean saw(Asked asked, Account before) {
        long must = asked.command() instanceof Command.EndSpeech ? before.givenAt : before.chosenAt;
        return asked.seenPosition() == 0 || asked.seenPosition() >= must;
    }

    private boolean may(Optional<ParticipantId> by, Event event, Account before) {
        if (by.isEmpty()) {
            return event instanceof Event.SpeechPaused || event instanceof Event.WentOffAir;
        }
        var role = by.flatMap(setting::participant).map(p -> p.role());
        return role.isPresent() && may(role.get(), by.get(), event, before);
    }

    private static boolean may(Role role, ParticipantId who, Event event, Account before) {
        return switch (role) {
            case CHAIR, MODERATOR -> !(event instanceof Event.WentOnAir);
            case SECRETARY ->
                    event instanceof Event.TurnListed
                            || event instanceof Event.TurnWithdrawn
                            || event instanceof Event.TurnMoved
                            || ownEnd(who, event, before);
            case DELEGATE ->
                    event instanceof Event.TurnListed(var _, var listed, var _)
                                    && listed.equals(who)
                            || ownWithdrawal(who, event, before)
                            || ownEnd(who, event, before);
            case OBSERVER -> ownWithdrawal(who, event, before) || ownEnd(who, event, before);
            case INTERPRETER ->
                    event instanceof Event.WentOnAir(var on, var _, var _, var _) && on.equals(who)
                            || event instanceof Event.WentOffAir
                            || event instanceof Event.Coughed(var coughing, var _)
                                    && coughing.equals(who);
            case TECHNICIAN, CAPTIONER, PRESS, RECORD_KEEPER, DISPLAY -> false;
        };
    }

    private static boolean ownWithdrawal(ParticipantId who, Event event, Account before) {
        return event instanceof Event.TurnWithdrawn(var turn)
                && who.equals(before.waiting.get(turn));
    }

    private static boolean ownEnd(ParticipantId who, Event event, Account before) {
        return event instanceof Event.SpeechEnded && before.speaker.equals(Optional.of(who));
    }
}
