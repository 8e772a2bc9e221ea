package org.dragoman.session.rules;

import static org.dragoman.conference.Role.DELEGATE;
import static org.dragoman.conference.Role.INTERPRETER;
import static org.dragoman.conference.Role.TECHNICIAN;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Command;

/** Which role may ask what. Whether it fits the moment is for the rules to say. */
public final class Rights {
    private Rights() {}

    /** Whether the role may ask this at all. */
    public static boolean mayAsk(Role role, Command command) {
        return switch (command) {
            case Command.Sitting _,
                    Command.GiveTurn _,
                    Command.GiveFloor _,
                    Command.GiveNext _,
                    Command.TakeFloor _,
                    Command.PauseSpeech _,
                    Command.ResumeSpeech _,
                    Command.DeclareFloorLanguage _,
                    Command.ChairPriority _,
                    Command.OfProcedure _,
                    Command.OverrideQuorum _,
                    Command.ChangeRole _ ->
                    Roles.PODIUM.contains(role);
            case Command.RemoveParticipant _, Command.ReadmitParticipant _ ->
                    Roles.PODIUM.contains(role) || role == TECHNICIAN;
            case Command.MoveTurn _,
                    Command.CloseList _,
                    Command.OpenList _,
                    Command.AdmitLate _,
                    Command.SkipTurn _,
                    Command.ListAgain _,
                    Command.OrderList _,
                    Command.Inscribe _,
                    Command.Undo _,
                    Command.Announce _,
                    Command.WriteNote _ ->
                    Roles.LIST_KEEPERS.contains(role);
            case Command.RequestFloor _, Command.PushToTalk _, Command.CheckIn _ ->
                    Roles.LIST_KEEPERS.contains(role) || role == DELEGATE;
            case Command.WithdrawRequest _,
                    Command.EndSpeech _,
                    Command.OfferSwap _,
                    Command.AnswerSwap _ ->
                    Roles.SPEAKERS.contains(role);
            case Command.CheckSound _ -> role == TECHNICIAN || role == INTERPRETER;
            case Command.OverrideSoundCheck _ -> Roles.PODIUM.contains(role) || role == TECHNICIAN;
            case Command.OfBooth _ -> role == INTERPRETER;
            case Command.OfSwitchboard _ -> role == TECHNICIAN;
            case Command.OfHouse _ -> false;
        };
    }

    /** Whether the role keeps the list, and so may look what an ordering would do. */
    public static boolean mayPreview(Role role) {
        return Roles.LIST_KEEPERS.contains(role);
    }

    /** Whether the role sees how a language would be served before it is spoken. */
    public static boolean seesCoverage(Role role) {
        return Roles.LIST_KEEPERS.contains(role);
    }
}
