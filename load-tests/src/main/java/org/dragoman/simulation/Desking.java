package org.dragoman.simulation;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Output;
import org.dragoman.session.state.Handover;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What interpreters and technicians do at their desks: anything at all, or handing over with somebody lost on the way. */
final class Desking {
    private final Dice dice;
    private final Setting setting;
    private final List<ParticipantId> interpreters = new ArrayList<>();

    Desking(Dice dice, Setting setting) {
        this.dice = dice;
        this.setting = setting;
        for (Booth booth : setting.conference().booths()) {
            booth.interpreters().forEach(i -> interpreters.add(i.participant()));
        }
    }

    Command interpreter() {
        return switch (dice.below(16)) {
            case 0, 1, 2, 3, 4 -> new Command.GoOnAir(output());
            case 5 -> new Command.GoOffAir();
            case 6, 7, 8 -> new Command.Cough(dice.percent(50));
            case 9, 10 ->
                    new Command.ChooseIncoming(
                            dice.percent(70) ? Optional.of(channel()) : Optional.empty());
            case 11 -> new Command.SetPresets(List.of(channel(), channel()));
            default -> handover();
        };
    }

    private Command handover() {
        return switch (dice.below(6)) {
            case 0 -> new Command.OfferHandover(perhaps(), dice.between(-1, 2));
            case 1 -> new Command.RequestHandover(output(), dice.between(0, 61));
            case 2, 3 -> new Command.AnswerHandover(dice.percent(80), which());
            case 4 -> new Command.CancelHandover(which());
            default -> new Command.SwapHandover(which());
        };
    }

    Command technician() {
        return switch (dice.below(4)) {
            case 0 -> new Command.TakeOffAir(anybody());
            case 1 ->
                    new Command.SetIdle(
                            channel(),
                            dice.one(List.of(Idle.Kind.values())),
                            dice.percent(70) ? Optional.of(channel()) : Optional.empty());
            default ->
                    new Command.SetInterlock(
                            new Interlock(
                                    dice.one(List.of(Interlock.Mode.values())),
                                    dice.percent(70)
                                            ? List.of(
                                                    dice.one(List.of(Interlock.TakeOver.values())))
                                            : List.of()));
        };
    }

    Command.OfHouse noticed() {
        return dice.percent(50)
                ? new Command.HearArmed(anybody())
                : new Command.NotePause(anybody());
    }

    /** The next step of a handover, whichever is due; in between somebody is lost, or does something else. */
    Asked step(Session session, long nowMs) {
        var under = List.copyOf(session.booths().handovers().underWay().values());
        if (dice.percent(12)) {
            return ofHouse(nowMs, new Command.LoseMicrophone(concerned(under)));
        }
        if (dice.percent(10)) {
            return by(anybody(), nowMs, dice.percent(20) ? technician() : interpreter());
        }
        return under.isEmpty() || dice.percent(15)
                ? begun(session, nowMs)
                : next(dice.one(under), nowMs);
    }

    private Asked begun(Session session, long nowMs) {
        var onAir = List.copyOf(session.booths().onAir().keySet());
        if (onAir.size() < 2 || dice.percent(20)) {
            return by(anybody(), nowMs, new Command.GoOnAir(output()));
        }
        return dice.percent(50)
                ? by(dice.one(onAir), nowMs, new Command.OfferHandover(perhaps(), minutes()))
                : by(anybody(), nowMs, new Command.RequestHandover(output(), minutes()));
    }

    private Asked next(Handover handover, long nowMs) {
        var to = handover.to().orElseGet(this::anybody);
        var channel = setting.channel(handover.language());
        return switch (handover.stage()) {
            case OFFERED -> by(to, nowMs, new Command.AnswerHandover(dice.percent(90), channel));
            case REQUESTED ->
                    by(
                            handover.from(),
                            nowMs,
                            new Command.AnswerHandover(dice.percent(90), channel));
            case AGREED -> ofHouse(nowMs, new Command.Elapse());
            case ARMING -> ofHouse(nowMs, new Command.HearArmed(to));
            case ARMED ->
                    switch (dice.below(4)) {
                        case 0 -> by(handover.from(), nowMs, new Command.SwapHandover(channel));
                        case 1 -> by(handover.from(), nowMs, new Command.GoOffAir());
                        case 2 -> by(to, nowMs, new Command.SwapHandover(channel));
                        default -> ofHouse(nowMs, new Command.NotePause(handover.from()));
                    };
        };
    }

    private ParticipantId concerned(List<Handover> under) {
        if (under.isEmpty()) {
            return anybody();
        }
        var one = dice.one(under);
        return dice.percent(50) ? one.from() : one.to().orElseGet(this::anybody);
    }

    private static Asked by(ParticipantId who, long nowMs, Command command) {
        return new Asked(Optional.of(who), 0, nowMs, command, Set.of());
    }

    private static Asked ofHouse(long nowMs, Command command) {
        return new Asked(Optional.empty(), 0, nowMs, command);
    }

    private ParticipantId anybody() {
        return interpreters.isEmpty()
                ? dice.one(setting.conference().participants()).id()
                : dice.one(interpreters);
    }

    private Optional<ParticipantId> perhaps() {
        return dice.percent(50) ? Optional.of(anybody()) : Optional.empty();
    }

    private Output output() {
        return dice.percent(60) ? Output.A : dice.one(List.of(Output.values()));
    }

    private int minutes() {
        return dice.percent(80) ? 0 : 1;
    }

    private Optional<ChannelNumber> which() {
        return dice.percent(80) ? Optional.empty() : Optional.of(channel());
    }

    private ChannelNumber channel() {
        return dice.percent(3)
                ? new ChannelNumber(ChannelNumber.LANGUAGES_MAX)
                : new ChannelNumber(dice.below(setting.languages().size() + 1));
    }
}
