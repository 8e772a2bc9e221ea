package org.dragoman.session;

import static org.dragoman.conference.Role.CHAIR;
import static org.dragoman.conference.Role.DELEGATE;
import static org.dragoman.conference.Role.INTERPRETER;
import static org.dragoman.conference.Role.MODERATOR;
import static org.dragoman.conference.Role.OBSERVER;
import static org.dragoman.conference.Role.SECRETARY;

import org.dragoman.conference.Participant;
import org.dragoman.conference.Role;

import java.util.Set;

/** Which role may ask what. Whether it fits the moment is for the rules to say. */
public final class Rights {
    private static final Set<Role> PODIUM = Set.of(CHAIR, MODERATOR);
    private static final Set<Role> LIST_KEEPERS = Set.of(CHAIR, MODERATOR, SECRETARY);
    private static final Set<Role> SPEAKERS =
            Set.of(CHAIR, MODERATOR, SECRETARY, DELEGATE, OBSERVER);

    private Rights() {}

    /** Whether the role may ask this at all. */
    public static boolean mayAsk(Role role, Command command) {
        return switch (command) {
            case Command.OpenSession(),
                    Command.CloseSession(),
                    Command.TakeUpItem(var _),
                    Command.GiveTurn(var _, var _),
                    Command.GiveFloor(var _, var _),
                    Command.GiveNext(),
                    Command.TakeFloor(),
                    Command.PauseSpeech(),
                    Command.ResumeSpeech(),
                    Command.DeclareFloorLanguage(var _) ->
                    PODIUM.contains(role);
            case Command.MoveTurn(var _, var _, var _) -> LIST_KEEPERS.contains(role);
            case Command.RequestFloor(var _) -> LIST_KEEPERS.contains(role) || role == DELEGATE;
            case Command.WithdrawRequest(var _), Command.EndSpeech() -> SPEAKERS.contains(role);
            case Command.GoOnAir(var _), Command.GoOffAir(), Command.Cough(var _) ->
                    role == INTERPRETER;
            case Command.LoseMicrophone(var _), Command.Recover(var _) -> false;
        };
    }

    static boolean podium(Role role) {
        return PODIUM.contains(role);
    }

    static boolean keepsList(Role role) {
        return LIST_KEEPERS.contains(role);
    }

    /** Whether the floor can be given to that participant. */
    static boolean maySpeak(Participant participant) {
        return SPEAKERS.contains(participant.role());
    }
}
