package org.dragoman.simulation;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.Participant;
import org.dragoman.conference.Role;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.DeliveryMark;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.MotionKind;
import org.dragoman.session.said.MotionOutcome;
import org.dragoman.session.said.Ruling;
import org.dragoman.session.said.Side;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a secretariat asks that runs a floor: of every kind, now and then beside the point. */
final class Running {
    private final Dice dice;
    private final Setting setting;

    Running(Dice dice, Setting setting) {
        this.dice = dice;
        this.setting = setting;
    }

    Command request(Session session) {
        return new Command.RequestFloor(Optional.empty(), wish(session), Optional.empty());
    }

    private Wish wish(Session session) {
        var kind = dice.one(List.of(TurnKind.values()));
        boolean motion = kind == TurnKind.MOTION;
        boolean on = kind == TurnKind.ON_MOTION;
        return new Wish(
                kind,
                Optional.empty(),
                dice.percent(15) ? item() : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                motion ? Optional.of(dice.one(List.of(MotionKind.values()))) : Optional.empty(),
                on ? Optional.of(motionTurn(session)) : Optional.empty(),
                on ? Optional.of(dice.one(List.of(Side.values()))) : Optional.empty(),
                dice.percent(2) ? "x".repeat(301) : "");
    }

    private Optional<ItemId> item() {
        var items = setting.plan().items();
        return items.isEmpty() ? Optional.empty() : Optional.of(dice.one(items).id());
    }

    private TurnId motionTurn(Session session) {
        var motions = session.floor().procedure().motions();
        return motions.isEmpty() ? turn(session) : dice.one(motions).turn();
    }

    private TurnId turn(Session session) {
        var list = session.floor().list();
        return list.isEmpty() || dice.percent(15)
                ? new TurnId(dice.between(0, session.floor().nextTurn() + 1))
                : dice.one(list).id();
    }

    private TurnId speechTurn(Session session) {
        var speeches = session.floor().speeches();
        return speeches.isEmpty() || dice.percent(15) ? turn(session) : dice.one(speeches).turn();
    }

    private TurnId pointTurn(Session session) {
        var due = session.floor().procedure().rulingsDue();
        return due.isEmpty() || dice.percent(10) ? turn(session) : dice.one(due);
    }

    /** A delegation inscribes its speaker, in time or not, for one item or for none. */
    Command inscribe(Participant person) {
        return new Command.Inscribe(
                List.of(
                        new Inscription(
                                person.id(),
                                Optional.empty(),
                                dice.percent(60) ? Wish.SPEECH.at(item()) : Wish.SPEECH)));
    }

    /** A text for one's own next speech or, now and then, somebody else's; or the one that was there is taken back. */
    Command handIn(Participant person) {
        var anybody = dice.one(setting.conference().participants()).id();
        return new Command.HandInText(
                dice.percent(80) ? Optional.empty() : Optional.of(anybody),
                Optional.empty(),
                dice.one(setting.languages()).tag(),
                "title",
                dice.percent(80) ? "text " + person.id() + " " + dice.below(3) : "",
                dice.one(List.of(DeliveryMark.values())));
    }

    /** What somebody asks for their own turn and presence. */
    Command own(Session session, Participant person) {
        var mine =
                session.floor().list().stream()
                        .filter(t -> t.participant().equals(person.id()))
                        .map(t -> t.id())
                        .findFirst()
                        .orElseGet(() -> turn(session));
        return switch (dice.below(7)) {
            case 5 -> new Command.ResumeSpeech(Optional.of(speechTurn(session)));
            case 0, 1 -> new Command.OfferSwap(mine, turn(session));
            case 2 -> answer(session);
            case 3 -> new Command.CheckIn(Optional.of(person.id()), dice.percent(80));
            case 4 -> new Command.PushToTalk(dice.percent(60));
            default -> new Command.EndSpeech(Optional.of(speechTurn(session)));
        };
    }

    private Command answer(Session session) {
        var swaps = session.floor().speakers().swaps();
        return new Command.AnswerSwap(
                swaps.isEmpty() ? turn(session) : dice.one(swaps).turn(), dice.percent(70));
    }

    Command list(Session session, long nowMs) {
        return switch (dice.below(15)) {
            case 0 ->
                    new Command.CloseList(dice.percent(50) ? 0 : nowMs + dice.between(-5, 20_000));
            case 1, 2 -> new Command.OpenList();
            case 3 -> new Command.AdmitLate(turn(session), dice.percent(60));
            case 4, 5 -> new Command.SkipTurn(turn(session));
            case 6 -> new Command.ListAgain();
            case 7, 8 -> new Command.OrderList(dice.one(List.of(ListPolicy.values())));
            case 9 ->
                    new Command.Inscribe(
                            List.of(
                                    new Inscription(
                                            dice.one(setting.conference().participants()).id(),
                                            Optional.empty(),
                                            Wish.SPEECH)));
            case 10 -> answer(session);
            case 13 ->
                    new Command.ReplaceSpeaker(
                            turn(session),
                            dice.one(setting.conference().participants()).id(),
                            Optional.empty());
            case 11 ->
                    new Command.WriteNote(
                            dice.percent(90) ? "note" : " ",
                            dice.percent(50) ? Optional.of(turn(session)) : Optional.empty());
            case 12 ->
                    new Command.Announce(
                            dice.one(setting.conference().phrases()).id(),
                            Map.of("minutes", "5", "time", "11:00"));
            default ->
                    new Command.Undo(session.floor().undoable().map(u -> u.position()).orElse(1L));
        };
    }

    Command speech(Session session) {
        var some = dice.percent(50) ? Optional.of(speechTurn(session)) : Optional.<TurnId>empty();
        return switch (dice.below(8)) {
            case 0, 1 -> new Command.ChairPriority(dice.percent(40), dice.percent(50));
            case 2 -> new Command.TakeFloor(some, dice.percent(30));
            case 3 -> new Command.EndSpeech(some);
            case 4 -> new Command.PauseSpeech(some);
            case 5, 6 -> new Command.ResumeSpeech(some);
            default ->
                    new Command.Undo(session.floor().undoable().map(u -> u.position()).orElse(1L));
        };
    }

    /** Somebody is removed, and sooner or later let in again; somebody has another role, and sooner or later their own. */
    Command badge(Session session) {
        var credentials = session.attendance().credentials();
        var anybody = dice.one(setting.conference().participants()).id();
        if (!credentials.removed().isEmpty() && dice.percent(60)) {
            return new Command.ReadmitParticipant(
                    dice.one(List.copyOf(credentials.removed().keySet())));
        }
        if (!credentials.roles().isEmpty() && dice.percent(50)) {
            var changed = dice.one(List.copyOf(credentials.roles().keySet()));
            return new Command.ChangeRole(changed, setting.invited(changed).orElseThrow().role());
        }
        return switch (dice.below(4)) {
            case 0 -> new Command.ChangeRole(anybody, dice.one(List.of(Role.values())));
            case 1 -> new Command.WarnSpeaker(Optional.empty());
            case 2 -> new Command.ReadmitParticipant(anybody);
            default -> new Command.RemoveParticipant(anybody, dice.percent(95) ? "order" : " ");
        };
    }

    Command procedure(Session session) {
        return switch (dice.below(12)) {
            case 0, 1, 2 ->
                    new Command.SetFloorMode(
                            dice.one(List.of(FloorMode.values())),
                            dice.percent(80)
                                    ? OptionalInt.of(dice.between(0, 4))
                                    : OptionalInt.empty(),
                            dice.percent(20)
                                    ? OptionalInt.of(dice.between(-1, 9))
                                    : OptionalInt.empty());
            case 3, 4, 5, 6 ->
                    new Command.Rule(
                            pointTurn(session), dice.one(List.of(Ruling.values())), "so be it");
            case 7 ->
                    dice.percent(30)
                            ? new Command.CountHands(
                                    motionTurn(session),
                                    dice.between(-1, 40),
                                    dice.between(0, 40),
                                    dice.between(0, 40))
                            : new Command.DecideMotion(
                                    motionTurn(session),
                                    dice.one(List.of(MotionOutcome.values())),
                                    dice.percent(50));
            case 8 ->
                    new Command.GrantTime(Optional.of(speechTurn(session)), dice.between(-1, 4000));
            case 9 -> new Command.SetSpeechTime(dice.between(-1, 300));
            case 10 -> new Command.GrantGroupTime(Optional.empty(), dice.between(0, 600));
            default ->
                    new Command.SetFloorMode(
                            FloorMode.MODERATED, OptionalInt.of(1), OptionalInt.empty());
        };
    }
}
