package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

/** The rules of the floor: what must be before any of them is asked, and what opens or is told by itself after them. */
final class FloorRules {
    private final ListRules list;
    private final SpeechRules speech;
    private final ProcedureRules procedure;
    private final ModeRules modes;
    private final ListAnnouncements announcements;

    FloorRules(Setting setting) {
        this.list = new ListRules(setting);
        this.speech = new SpeechRules(setting);
        this.procedure = new ProcedureRules(setting);
        this.modes = new ModeRules(setting);
        this.announcements = new ListAnnouncements(setting);
    }

    Decision decide(Draft draft, Participant sender, Command.OfFloor command) {
        var session = draft.session();
        if (session.phase() != Session.Phase.OPEN && !beforehand(session, command)) {
            return refused(Refusal.WRONG_STATE, "");
        }
        if (decidesOnWhatWasSeen(command) && !draft.asked().saw(session.floor().changedAt())) {
            return refused(Refusal.STALE_VERSION, "seen_position");
        }
        var decision =
                switch (command) {
                    case Command.OfList ofList -> list.decide(draft, sender, ofList);
                    case Command.OfSpeech ofSpeech -> speech.decide(draft, sender, ofSpeech);
                    case Command.OfProcedure ofProcedure -> procedure.decide(draft, ofProcedure);
                };
        return command instanceof Command.Undo ? decision : followed(draft, decision);
    }

    /** A technician closes somebody's microphone on the floor: the statement waits, and the podium lets it go on. */
    Decision offAir(Draft draft, ParticipantId who) {
        return followed(draft, speech.offAir(draft, who));
    }

    /** What opens by itself, and what all are told, once these events have happened. */
    Decision followed(Draft draft, Decision decision) {
        if (!(decision instanceof Decision.Agreed(var events)) || events.isEmpty()) {
            return decision;
        }
        var whole = draft.holding(events);
        modes.follow(whole);
        announcements.follow(whole);
        return whole.agreed();
    }

    /** What is done to the list before the session is opened, or while it is suspended. */
    private static boolean beforehand(Session session, Command.OfFloor command) {
        boolean ahead =
                session.phase() == Session.Phase.SCHEDULED
                        || session.phase() == Session.Phase.SUSPENDED;
        return ahead
                && (command instanceof Command.Inscribe
                        || command instanceof Command.WithdrawRequest
                        || command instanceof Command.OrderList
                        || command instanceof Command.CloseList
                        || command instanceof Command.OpenList
                        || command instanceof Command.AdmitLate
                        || command instanceof Command.ReplaceSpeaker
                        || command instanceof Command.Undo
                        || command instanceof Command.SetFloorMode);
    }

    /** Closing a microphone is never stale; whatever picks or moves somebody must have seen the list as it is. */
    private static boolean decidesOnWhatWasSeen(Command.OfFloor command) {
        return switch (command) {
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
            case Command.RequestFloor _,
                    Command.WithdrawRequest _,
                    Command.CloseList _,
                    Command.OpenList _,
                    Command.AdmitLate _,
                    Command.Inscribe _,
                    Command.OfferSwap _,
                    Command.AnswerSwap _,
                    Command.Undo _,
                    Command.EndSpeech _,
                    Command.TakeFloor _,
                    Command.PauseSpeech _,
                    Command.DeclareFloorLanguage _,
                    Command.PushToTalk _,
                    Command.ChairPriority _,
                    Command.OfProcedure _ ->
                    false;
        };
    }
}
