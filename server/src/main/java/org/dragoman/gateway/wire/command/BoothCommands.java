package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.optional;
import static org.dragoman.gateway.wire.command.Parts.output;
import static org.dragoman.gateway.wire.command.Parts.participant;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.SetPresets;
import org.dragoman.session.said.Command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a desk sends and hears, and who hands over to whom. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum BoothCommands implements Row {
    GO_ON_AIR(
            Roles.INTERPRETERS, wire -> new Command.GoOnAir(output(wire.getGoOnAir().getOutput()))),
    GO_OFF_AIR(Roles.INTERPRETERS, wire -> new Command.GoOffAir()),
    COUGH(Roles.INTERPRETERS, wire -> new Command.Cough(wire.getCough().getHeld())),
    CHOOSE_INCOMING(
            Roles.INTERPRETERS,
            wire ->
                    new Command.ChooseIncoming(
                            wire.getChooseIncoming().hasChannel()
                                    ? Optional.of(channel(wire.getChooseIncoming().getChannel()))
                                    : Optional.empty())),
    SET_PRESETS(Roles.INTERPRETERS, wire -> presets(wire.getSetPresets())),
    OFFER_HANDOVER(
            Roles.INTERPRETERS,
            wire ->
                    new Command.OfferHandover(
                            optional(wire.getOfferHandover().getTo(), Parts::participant),
                            wire.getOfferHandover().getMinutes())),
    REQUEST_HANDOVER(
            Roles.INTERPRETERS,
            wire ->
                    new Command.RequestHandover(
                            output(wire.getRequestHandover().getOutput()),
                            wire.getRequestHandover().getMinutes())),
    ANSWER_HANDOVER(
            Roles.INTERPRETERS,
            wire ->
                    new Command.AnswerHandover(
                            wire.getAnswerHandover().getAccepted(),
                            which(wire.getAnswerHandover().getChannel()))),
    CANCEL_HANDOVER(
            Roles.INTERPRETERS,
            wire -> new Command.CancelHandover(which(wire.getCancelHandover().getChannel()))),
    SWAP_HANDOVER(
            Roles.INTERPRETERS,
            wire -> new Command.SwapHandover(which(wire.getSwapHandover().getChannel()))),
    TAKE_OFF_AIR(
            Roles.TECHNICIANS,
            wire -> new Command.TakeOffAir(participant(wire.getTakeOffAir().getInterpreter())));

    private final Set<Role> who;
    private final Reader reader;

    BoothCommands(Set<Role> who, Reader reader) {
        this.who = who;
        this.reader = reader;
    }

    private interface Reader {
        Command of(org.dragoman.protocol.v1.Command wire) throws Unreadable;
    }

    @Override
    public Set<Role> who() {
        return who;
    }

    @Override
    public Read read(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable {
        return new Read.OfSession(reader.of(wire));
    }

    static ChannelNumber channel(int number) throws Unreadable {
        if (number < 0 || number > ChannelNumber.LANGUAGES_MAX) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL, "channel");
        }
        return new ChannelNumber(number);
    }

    /** The channel of that number; the only one there is, for 0. */
    static Optional<ChannelNumber> which(int number) throws Unreadable {
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
}
