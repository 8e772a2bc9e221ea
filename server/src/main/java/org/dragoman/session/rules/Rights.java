package org.dragoman.session.rules;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Command;

import java.util.Set;

/** Which role may ask what. Whether it fits the moment is for the rules to say. */
public final class Rights {
    private Rights() {}

    /** Whether the role may ask this at all. */
    public static boolean mayAsk(Role role, Command command) {
        return who(command).contains(role);
    }

    /** The roles that may ask this. */
    public static Set<Role> who(Command command) {
        return switch (command) {
            case Command.Sitting _,
                    Command.GiveTurn _,
                    Command.GiveFloor _,
                    Command.GiveNext _,
                    Command.TakeFloor _,
                    Command.PauseSpeech _,
                    Command.DeclareFloorLanguage _,
                    Command.ChairPriority _,
                    Command.SetFloorMode _,
                    Command.Rule _,
                    Command.DecideMotion _,
                    Command.GrantTime _,
                    Command.SetSpeechTime _,
                    Command.GrantGroupTime _,
                    Command.WarnSpeaker _,
                    Command.OverrideQuorum _,
                    Command.ChangeRole _ ->
                    Roles.PODIUM;
            case Command.RemoveParticipant _,
                    Command.ReadmitParticipant _,
                    Command.RevokeBadges _ ->
                    Roles.PODIUM_AND_TECHNICIANS;
            case Command.MoveTurn _,
                    Command.ReplaceSpeaker _,
                    Command.CloseList _,
                    Command.OpenList _,
                    Command.AdmitLate _,
                    Command.SkipTurn _,
                    Command.ListAgain _,
                    Command.OrderList _,
                    Command.Undo _,
                    Command.Announce _,
                    Command.AnnounceText _,
                    Command.RecallAnnouncement _,
                    Command.ShowInHall _,
                    Command.WriteNote _,
                    Command.CountHands _ ->
                    Roles.LIST_KEEPERS;
            case Command.RequestFloor _,
                    Command.Inscribe _,
                    Command.HandInText _,
                    Command.PushToTalk _,
                    Command.CheckIn _ ->
                    Roles.ASKERS;
            case Command.WithdrawRequest _,
                    Command.EndSpeech _,
                    Command.ResumeSpeech _,
                    Command.OfferSwap _,
                    Command.AnswerSwap _ ->
                    Roles.SPEAKERS;
            case Command.CheckSound _ -> Roles.SOUND_CHECKERS;
            case Command.OverrideSoundCheck _ -> Roles.PODIUM_AND_TECHNICIANS;
            case Command.OfBooth _ -> Roles.INTERPRETERS;
            case Command.OfSwitchboard _ -> Roles.TECHNICIANS;
            case Command.OfHouse _ -> Set.of();
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
