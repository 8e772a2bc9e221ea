package org.dragoman.session;

import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.RuleTable.TableSender;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The commands that the rule table is worked out for: every kind, with every part right and wrong. */
record TableCommand(String title, Function<TableSender, Command> by) {
    static List<TableCommand> all() {
        return List.of(
                of("OpenSession", new Command.OpenSession()),
                of("CloseSession", new Command.CloseSession()),
                of("TakeUpItem: of the agenda", new Command.TakeUpItem(DISCUSSION)),
                of("TakeUpItem: not of the agenda", new Command.TakeUpItem(NO_ITEM)),
                of("RequestFloor: naming nobody", new Command.RequestFloor(Optional.empty())),
                of(
                        "RequestFloor: naming oneself",
                        (TableSender s) -> new Command.RequestFloor(s.id())),
                of("RequestFloor: for who waits", requestFor(TableState.OTHER)),
                of("RequestFloor: for who does not wait", requestFor(OLGA)),
                of("RequestFloor: for who cannot speak", requestFor(EN_1)),
                of("RequestFloor: for a stranger", requestFor(STRANGER)),
                of("WithdrawRequest: own", new Command.WithdrawRequest(TableState.OWN_TURN)),
                of(
                        "WithdrawRequest: another's",
                        new Command.WithdrawRequest(TableState.OTHERS_TURN)),
                of("WithdrawRequest: not listed", new Command.WithdrawRequest(TableState.NO_TURN)),
                of(
                        "GiveTurn: first of the list",
                        giveTurn(TableState.OTHERS_TURN, Optional.empty())),
                of("GiveTurn: own", giveTurn(TableState.OWN_TURN, Optional.empty())),
                of("GiveTurn: not listed", giveTurn(TableState.NO_TURN, Optional.empty())),
                of(
                        "GiveTurn: in no working language",
                        giveTurn(TableState.OTHERS_TURN, Optional.of(DE))),
                of("GiveFloor: to who waits", give(TableState.OTHER)),
                of("GiveFloor: to who never asked", give(OLGA)),
                of("GiveFloor: to who speaks", give(TableState.SPEAKER)),
                of("GiveFloor: to who cannot speak", give(EN_1)),
                of("GiveFloor: to a stranger", give(STRANGER)),
                of(
                        "GiveFloor: in no working language",
                        new Command.GiveFloor(TableState.OTHER, Optional.of(DE))),
                of("GiveNext", new Command.GiveNext()),
                of("EndSpeech", new Command.EndSpeech()),
                of("TakeFloor", new Command.TakeFloor()),
                of("PauseSpeech", new Command.PauseSpeech()),
                of("ResumeSpeech", new Command.ResumeSpeech()),
                of("DeclareFloorLanguage: another", new Command.DeclareFloorLanguage(RU)),
                of(
                        "DeclareFloorLanguage: the one before any speech",
                        new Command.DeclareFloorLanguage(AZ)),
                of(
                        "DeclareFloorLanguage: no working language",
                        new Command.DeclareFloorLanguage(DE)),
                of("MoveTurn: down", move(TableState.OTHERS_TURN, 2, "")),
                of("MoveTurn: to its place", move(TableState.OTHERS_TURN, 1, "")),
                of("MoveTurn: off the list", move(TableState.OTHERS_TURN, 99, "")),
                of("MoveTurn: not listed", move(TableState.NO_TURN, 1, "")),
                of(
                        "MoveTurn: for an endless reason",
                        move(TableState.OTHERS_TURN, 2, "x".repeat(FloorRules.REASON_MAX + 1))),
                of("GoOnAir: A", new Command.GoOnAir(Output.A)),
                of("GoOnAir: B", new Command.GoOnAir(Output.B)),
                of("GoOnAir: C, which the desk lacks", new Command.GoOnAir(Output.C)),
                of("GoOffAir", new Command.GoOffAir()),
                of("Cough: key pressed", new Command.Cough(true)),
                of("Cough: key let go", new Command.Cough(false)),
                of("LoseMicrophone: the speaker's", new Command.LoseMicrophone(TableState.SPEAKER)),
                of("LoseMicrophone: the partner's", new Command.LoseMicrophone(TableState.PARTNER)),
                of("LoseMicrophone: of who has none", new Command.LoseMicrophone(TableState.OTHER)),
                of("Recover", new Command.Recover(Case.TEN_O_CLOCK)));
    }

    private static TableCommand of(String title, Command command) {
        return new TableCommand(title, sender -> command);
    }

    private static TableCommand of(String title, Function<TableSender, Command> by) {
        return new TableCommand(title, by);
    }

    Command by(TableSender sender) {
        return by.apply(sender);
    }

    private static Command requestFor(ParticipantId who) {
        return new Command.RequestFloor(Optional.of(who));
    }

    private static Command giveTurn(TurnId turn, Optional<LanguageTag> in) {
        return new Command.GiveTurn(turn, in);
    }

    private static Command give(ParticipantId who) {
        return new Command.GiveFloor(who, Optional.empty());
    }

    private static Command move(TurnId turn, int place, String reason) {
        return new Command.MoveTurn(turn, place, reason);
    }
}
