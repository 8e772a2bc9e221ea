package org.dragoman.gateway.wire;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.protocol.v1.IdleSource;
import org.dragoman.protocol.v1.OverrideRule;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.SetIdle;
import org.dragoman.protocol.v1.SetInterlock;
import org.dragoman.protocol.v1.SetPresets;
import org.dragoman.session.said.Command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what desks and technicians ask: what is heard, who hands over, what keeps desks apart. */
final class DeskReader {
    private DeskReader() {}

    static Command read(org.dragoman.protocol.v1.Command wire) throws Unreadable {
        return switch (wire.getBodyCase()) {
            case CHOOSE_INCOMING ->
                    new Command.ChooseIncoming(
                            wire.getChooseIncoming().hasChannel()
                                    ? Optional.of(channel(wire.getChooseIncoming().getChannel()))
                                    : Optional.empty());
            case SET_PRESETS -> presets(wire.getSetPresets());
            case OFFER_HANDOVER ->
                    new Command.OfferHandover(
                            CommandReader.optional(
                                    wire.getOfferHandover().getTo(), CommandReader::participant),
                            wire.getOfferHandover().getMinutes());
            case REQUEST_HANDOVER ->
                    new Command.RequestHandover(
                            CommandReader.output(wire.getRequestHandover().getOutput()),
                            wire.getRequestHandover().getMinutes());
            case ANSWER_HANDOVER ->
                    new Command.AnswerHandover(
                            wire.getAnswerHandover().getAccepted(),
                            which(wire.getAnswerHandover().getChannel()));
            case CANCEL_HANDOVER ->
                    new Command.CancelHandover(which(wire.getCancelHandover().getChannel()));
            case SWAP_HANDOVER ->
                    new Command.SwapHandover(which(wire.getSwapHandover().getChannel()));
            case TAKE_OFF_AIR ->
                    new Command.TakeOffAir(
                            CommandReader.participant(wire.getTakeOffAir().getInterpreter()));
            case SET_INTERLOCK -> interlock(wire.getSetInterlock());
            case SET_IDLE -> idle(wire.getSetIdle());
            default -> throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
        };
    }

    private static ChannelNumber channel(int number) throws Unreadable {
        if (number < 0 || number > ChannelNumber.LANGUAGES_MAX) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL, "channel");
        }
        return new ChannelNumber(number);
    }

    /** The channel of that number; the only one there is, for 0. */
    private static Optional<ChannelNumber> which(int number) throws Unreadable {
        return number == 0 ? Optional.empty() : Optional.of(channel(number));
    }

    private static Command presets(SetPresets wire) throws Unreadable {
        if (wire.getChannelsCount() > Booth.PRESETS_MAX) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "channels");
        }
        List<ChannelNumber> channels = new ArrayList<>();
        for (int number : wire.getChannelsList()) {
            channels.add(channel(number));
        }
        return new Command.SetPresets(channels);
    }

    private static Command interlock(SetInterlock wire) throws Unreadable {
        var mode =
                switch (wire.getInterlock()) {
                    case INTERLOCK_NONE -> Interlock.Mode.NONE;
                    case INTERLOCK_INTERLOCK -> Interlock.Mode.INTERLOCK;
                    case INTERLOCK_OVERRIDE -> Interlock.Mode.OVERRIDE;
                    case INTERLOCK_UNSPECIFIED, UNRECOGNIZED ->
                            throw WishReader.outOfRange("interlock");
                };
        List<Interlock.TakeOver> overrides = new ArrayList<>();
        for (OverrideRule rule : wire.getOverridesList()) {
            overrides.add(
                    switch (rule) {
                        case OVERRIDE_RULE_ALL -> Interlock.TakeOver.ALL;
                        case OVERRIDE_RULE_A_OVER_A -> Interlock.TakeOver.A_OVER_A;
                        case OVERRIDE_RULE_A_OVER_BC -> Interlock.TakeOver.A_OVER_BC;
                        case OVERRIDE_RULE_UNSPECIFIED, UNRECOGNIZED ->
                                throw WishReader.outOfRange("overrides");
                    });
        }
        return new Command.SetInterlock(new Interlock(mode, overrides));
    }

    private static Command idle(SetIdle wire) throws Unreadable {
        IdleSource idle = wire.getIdle();
        var kind =
                switch (idle) {
                    case IDLE_SOURCE_FLOOR -> Idle.Kind.FLOOR;
                    case IDLE_SOURCE_SILENCE -> Idle.Kind.SILENCE;
                    case IDLE_SOURCE_RELAY -> Idle.Kind.RELAY;
                    case IDLE_SOURCE_UNSPECIFIED, UNRECOGNIZED ->
                            throw WishReader.outOfRange("idle");
                };
        return new Command.SetIdle(channel(wire.getChannel()), kind, which(wire.getRelay()));
    }
}
