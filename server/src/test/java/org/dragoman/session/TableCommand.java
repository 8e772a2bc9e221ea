package org.dragoman.session;

import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.Role;
import org.dragoman.session.RuleTable.TableSender;
import org.dragoman.session.rules.BadgeRules;
import org.dragoman.session.rules.ListRules;
import org.dragoman.session.said.Check;
import org.dragoman.session.said.CheckResult;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.DeliveryMark;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.HallScreen;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.MotionOutcome;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Reach;
import org.dragoman.session.said.Ruling;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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
                of(
                        "ReplaceSpeaker: by whose turn it is",
                        new Command.ReplaceSpeaker(TableState.OTHERS_TURN, NINA, Optional.empty())),
                of(
                        "ReplaceSpeaker: by somebody of no delegation",
                        new Command.ReplaceSpeaker(TableState.OTHERS_TURN, OLGA, Optional.empty())),
                of(
                        "ReplaceSpeaker: not listed",
                        new Command.ReplaceSpeaker(TableState.NO_TURN, NINA, Optional.empty())),
                of("MoveTurn: off the list", move(TableState.OTHERS_TURN, 99, "")),
                of("MoveTurn: not listed", move(TableState.NO_TURN, 1, "")),
                of(
                        "MoveTurn: for an endless reason",
                        move(TableState.OTHERS_TURN, 2, "x".repeat(ListRules.REASON_MAX + 1))),
                of("GoOnAir: A", new Command.GoOnAir(Output.A)),
                of("GoOnAir: B", new Command.GoOnAir(Output.B)),
                of("GoOnAir: C, which the desk lacks", new Command.GoOnAir(Output.C)),
                of("GoOffAir", new Command.GoOffAir()),
                of("Cough: key pressed", new Command.Cough(true)),
                of("Cough: key let go", new Command.Cough(false)),
                of("RequestFloor: a response", wish(TurnKind.RESPONSE)),
                of("RequestFloor: a point of order", wish(TurnKind.POINT_OF_ORDER)),
                of("RequestFloor: a right of reply", wish(TurnKind.RIGHT_OF_REPLY)),
                of("RequestFloor: a motion that is not named", wish(TurnKind.MOTION)),
                of("RequestFloor: on a motion not moved", wish(TurnKind.ON_MOTION)),
                of("CloseList: at once", new Command.CloseList(0)),
                of("CloseList: in a minute", new Command.CloseList(Case.TEN_O_CLOCK + 60_000)),
                of(
                        "CloseList: next year",
                        new Command.CloseList(Case.TEN_O_CLOCK + 365L * 24 * 3600 * 1000)),
                of("OpenList", new Command.OpenList()),
                of("AdmitLate: not late", new Command.AdmitLate(TableState.OTHERS_TURN, true)),
                of("AdmitLate: not listed", new Command.AdmitLate(TableState.NO_TURN, true)),
                of("SkipTurn", new Command.SkipTurn(TableState.OTHERS_TURN)),
                of("SkipTurn: not listed", new Command.SkipTurn(TableState.NO_TURN)),
                of("ListAgain", new Command.ListAgain()),
                of("OrderList: as asked", new Command.OrderList(ListPolicy.FIFO)),
                of("OrderList: by rank", new Command.OrderList(ListPolicy.RANK)),
                of(
                        "Inscribe: who does not wait",
                        new Command.Inscribe(
                                List.of(new Inscription(OLGA, Optional.empty(), Wish.SPEECH)))),
                of("Inscribe: nobody", new Command.Inscribe(List.of())),
                of(
                        "Inscribe: oneself",
                        (TableSender s) ->
                                new Command.Inscribe(
                                        List.of(
                                                new Inscription(
                                                        s.id().orElse(NINA),
                                                        Optional.empty(),
                                                        Wish.SPEECH)))),
                of("HandInText: for oneself", text(Optional.empty(), "Mr. President,")),
                of("HandInText: for another", text(Optional.of(OLGA), "Mr. President,")),
                of("HandInText: for who cannot speak", text(Optional.of(EN_1), "Hello")),
                of("HandInText: taken back, where there was none", text(Optional.empty(), "")),
                of(
                        "OfferSwap: own for the other's",
                        new Command.OfferSwap(TableState.OWN_TURN, TableState.OTHERS_TURN)),
                of(
                        "OfferSwap: the other's for own",
                        new Command.OfferSwap(TableState.OTHERS_TURN, TableState.OWN_TURN)),
                of("AnswerSwap: none offered", new Command.AnswerSwap(TableState.OWN_TURN, true)),
                of("Undo: nothing that was done", new Command.Undo(4711)),
                of("TakeFloor: from all", new Command.TakeFloor(Optional.empty(), true)),
                of("PushToTalk: key pressed", new Command.PushToTalk(true)),
                of("PushToTalk: key let go", new Command.PushToTalk(false)),
                of("ChairPriority: held", new Command.ChairPriority(true, false)),
                of("ChairPriority: released", new Command.ChairPriority(false, true)),
                of("SetFloorMode: automatic, two open", mode(FloorMode.AUTOMATIC, 2)),
                of("SetFloorMode: override", mode(FloorMode.OVERRIDE, 1)),
                of("SetFloorMode: push to talk", mode(FloorMode.PUSH_TO_TALK, 1)),
                of("SetFloorMode: chair only", mode(FloorMode.CHAIR_ONLY, 1)),
                of("SetFloorMode: 26 open", mode(FloorMode.MODERATED, 26)),
                of(
                        "Rule: on no point of order",
                        new Command.Rule(TableState.OTHERS_TURN, Ruling.NOTED, "")),
                of(
                        "DecideMotion: no motion",
                        new Command.DecideMotion(TableState.OTHERS_TURN, MotionOutcome.CARRIED)),
                of(
                        "CountHands: no motion",
                        new Command.CountHands(TableState.OTHERS_TURN, 3, 2, 1)),
                of("GrantTime", new Command.GrantTime(Optional.empty(), 60)),
                of("SetSpeechTime", new Command.SetSpeechTime(180)),
                of("SetSpeechTime: a day", new Command.SetSpeechTime(86_400)),
                of("GrantGroupTime: to all", new Command.GrantGroupTime(Optional.empty(), 60)),
                of("GrantGroupTime: none", new Command.GrantGroupTime(Optional.empty(), 0)),
                of(
                        "CheckIn: oneself",
                        (TableSender s) ->
                                new Command.CheckIn(s.id().or(() -> Optional.of(NINA)), true)),
                of("CheckIn: naming nobody", new Command.CheckIn(Optional.empty(), true)),
                of("CheckIn: another", new Command.CheckIn(Optional.of(OLGA), true)),
                of("CheckIn: a stranger", new Command.CheckIn(Optional.of(STRANGER), true)),
                of("OverrideQuorum", new Command.OverrideQuorum("by consensus")),
                of("OverrideQuorum: for no reason", new Command.OverrideQuorum(" ")),
                of(
                        "Announce",
                        new Command.Announce(new PhraseId("list-closes"), Map.of("minutes", "5"))),
                of(
                        "Announce: with a place left empty",
                        new Command.Announce(new PhraseId("list-closes"), Map.of())),
                of("Announce: no phrase", new Command.Announce(new PhraseId("other"), Map.of())),
                of("AnnounceText", new Command.AnnounceText(Map.of("en", "The buses wait."), 0)),
                of("AnnounceText: nothing", new Command.AnnounceText(Map.of(), 0)),
                of("RecallAnnouncement: one that is gone", new Command.RecallAnnouncement(1)),
                of("ShowInHall: the list", new Command.ShowInHall(HallScreen.LIST, Map.of())),
                of(
                        "ShowInHall: a message without words",
                        new Command.ShowInHall(HallScreen.MESSAGE, Map.of())),
                of("WriteNote", new Command.WriteNote("late by 5 minutes")),
                of("WriteNote: nothing", new Command.WriteNote("")),
                of(
                        "WriteNote: on a turn",
                        new Command.WriteNote("late", Optional.of(TableState.OTHERS_TURN))),
                of(
                        "WriteNote: on no such turn",
                        new Command.WriteNote("late", Optional.of(TableState.NO_TURN))),
                of("CheckSound: at the podium, passed", check(Optional.empty(), Check.TALK)),
                of("CheckSound: at a booth, passed", check(Optional.of("az"), Check.COUGH)),
                of("CheckSound: no such booth", check(Optional.of("xx"), Check.COUGH)),
                of("CheckSound: not tried at the podium", check(Optional.empty(), Check.RELAY)),
                of("OverrideSoundCheck", new Command.OverrideSoundCheck("The minister waits.")),
                of("OverrideSoundCheck: for no reason", new Command.OverrideSoundCheck("")),
                of("WarnSpeaker", new Command.WarnSpeaker(Optional.empty())),
                of(
                        "WarnSpeaker: who does not speak",
                        new Command.WarnSpeaker(Optional.of(TableState.NO_TURN))),
                of("RemoveParticipant: who speaks", remove(TableState.SPEAKER)),
                of("RemoveParticipant: who waits", remove(TableState.OTHER)),
                of("RemoveParticipant: who is on air", remove(TableState.PARTNER)),
                of("RemoveParticipant: oneself", (TableSender s) -> remove(s.id().orElse(NINA))),
                of("RemoveParticipant: a moderator", remove(MODERATOR)),
                of("RemoveParticipant: the chair", remove(CHAIR)),
                of("RemoveParticipant: a stranger", remove(STRANGER)),
                of("RemoveParticipant: for no reason", new Command.RemoveParticipant(OLGA, " ")),
                of(
                        "RemoveParticipant: for an endless reason",
                        new Command.RemoveParticipant(OLGA, "x".repeat(BadgeRules.REASON_MAX + 1))),
                of(
                        "ReadmitParticipant: who was never removed",
                        new Command.ReadmitParticipant(OLGA)),
                of("ReadmitParticipant: a stranger", new Command.ReadmitParticipant(STRANGER)),
                of(
                        "RemoveParticipant: who waits, from the conference",
                        new Command.RemoveParticipant(
                                TableState.OTHER, "by order of the chair", Reach.CONFERENCE)),
                of(
                        "ReadmitParticipant: who was never removed, to the conference",
                        new Command.ReadmitParticipant(OLGA, Reach.CONFERENCE)),
                of("RevokeBadges: who speaks", revoke(TableState.SPEAKER)),
                of("RevokeBadges: who is on air", revoke(TableState.PARTNER)),
                of("RevokeBadges: the chair's", revoke(CHAIR)),
                of("RevokeBadges: a stranger's", revoke(STRANGER)),
                of("RevokeBadges: for no reason", new Command.RevokeBadges(OLGA, " ")),
                of(
                        "FollowRemoval: who speaks",
                        new Command.FollowRemoval(
                                TableState.SPEAKER, Optional.of("elsewhere"), Optional.of(NINA))),
                of(
                        "FollowRemoval: back, who was never removed",
                        new Command.FollowRemoval(
                                TableState.SPEAKER, Optional.empty(), Optional.of(NINA))),
                of(
                        "FollowRevocation: who is on air",
                        new Command.FollowRevocation(TableState.PARTNER, "lost", 1_000)),
                of("ChangeRole: the speaker's, to the press", role(TableState.SPEAKER, Role.PRESS)),
                of("ChangeRole: who waits, to the press", role(TableState.OTHER, Role.PRESS)),
                of("ChangeRole: a delegate to moderator", role(OLGA, Role.MODERATOR)),
                of("ChangeRole: a delegate to chair", role(OLGA, Role.CHAIR)),
                of("ChangeRole: the chair to delegate", role(CHAIR, Role.DELEGATE)),
                of("ChangeRole: to what they are", role(OLGA, Role.DELEGATE)),
                of("ChangeRole: to interpreter without a desk", role(OLGA, Role.INTERPRETER)),
                of("ChangeRole: to a display", role(OLGA, Role.DISPLAY)),
                of("ChangeRole: a stranger's", role(STRANGER, Role.PRESS)),
                of("MoveClock: forward", new Command.MoveClock(60_000)),
                of("Elapse", new Command.Elapse()),
                of("LoseMicrophone: the speaker's", new Command.LoseMicrophone(TableState.SPEAKER)),
                of("LoseMicrophone: the partner's", new Command.LoseMicrophone(TableState.PARTNER)),
                of(
                        "CloseFrameless: of no lease",
                        new Command.CloseFrameless(TableState.SPEAKER, -1)),
                of("LoseMicrophone: of who has none", new Command.LoseMicrophone(TableState.OTHER)),
                of("ChooseIncoming: the floor", incoming(0)),
                of("ChooseIncoming: one's own language", incoming(1)),
                of("ChooseIncoming: no channel", incoming(9)),
                of(
                        "ChooseIncoming: as before anybody chose",
                        new Command.ChooseIncoming(Optional.empty())),
                of("SetPresets", new Command.SetPresets(List.of(new ChannelNumber(2)))),
                of("SetPresets: no channel", new Command.SetPresets(List.of(new ChannelNumber(9)))),
                of("OfferHandover: to anybody", new Command.OfferHandover(Optional.empty(), 0)),
                of("OfferHandover: who cannot", new Command.OfferHandover(Optional.of(FR_1), 0)),
                of("OfferHandover: in two hours", new Command.OfferHandover(Optional.empty(), 120)),
                of("RequestHandover", new Command.RequestHandover(Output.A, 0)),
                of("RequestHandover: no output", new Command.RequestHandover(Output.C, 0)),
                of("AnswerHandover: yes", new Command.AnswerHandover(true, Optional.empty())),
                of("AnswerHandover: no", new Command.AnswerHandover(false, Optional.empty())),
                of("CancelHandover", new Command.CancelHandover(Optional.empty())),
                of("SwapHandover", new Command.SwapHandover(Optional.empty())),
                of("TakeOffAir: an interpreter", new Command.TakeOffAir(TableState.PARTNER)),
                of("TakeOffAir: no interpreter", new Command.TakeOffAir(OLGA)),
                of(
                        "SetInterlock",
                        new Command.SetInterlock(
                                new Interlock(Interlock.Mode.INTERLOCK, List.of()))),
                of("SetIdle: silence", idle(1, Idle.Kind.SILENCE, 0)),
                of("SetIdle: itself", idle(1, Idle.Kind.RELAY, 1)),
                of("SetIdle: no channel", idle(9, Idle.Kind.FLOOR, 0)),
                of("HearArmed", new Command.HearArmed(AZ_1)),
                of("NotePause: the partner's", new Command.NotePause(TableState.PARTNER)));
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

    private static Command wish(TurnKind kind) {
        return new Command.RequestFloor(Optional.empty(), Wish.of(kind), Optional.empty());
    }

    private static Command text(Optional<ParticipantId> whose, String words) {
        return new Command.HandInText(
                whose, Optional.empty(), EN, "Statement", words, DeliveryMark.VERBATIM);
    }

    private static Command mode(FloorMode mode, int open) {
        return new Command.SetFloorMode(mode, OptionalInt.of(open), OptionalInt.empty());
    }

    private static Command giveTurn(TurnId turn, Optional<LanguageTag> in) {
        return new Command.GiveTurn(turn, in);
    }

    private static Command give(ParticipantId who) {
        return new Command.GiveFloor(who, Optional.empty());
    }

    private static Command incoming(int channel) {
        return new Command.ChooseIncoming(Optional.of(new ChannelNumber(channel)));
    }

    private static Command idle(int channel, Idle.Kind kind, int relay) {
        return new Command.SetIdle(
                new ChannelNumber(channel),
                kind,
                Optional.of(relay).filter(r -> r > 0).map(ChannelNumber::new));
    }

    private static Command revoke(ParticipantId who) {
        return new Command.RevokeBadges(who, "lost in the lobby");
    }

    private static Command remove(ParticipantId who) {
        return new Command.RemoveParticipant(who, "by order of the chair");
    }

    private static Command role(ParticipantId who, Role role) {
        return new Command.ChangeRole(who, role);
    }

    private static Command move(TurnId turn, int place, String reason) {
        return new Command.MoveTurn(turn, place, reason);
    }

    private static Command check(Optional<String> booth, Check check) {
        return new Command.CheckSound(booth.map(BoothId::new), check, CheckResult.PASSED, "");
    }
}
