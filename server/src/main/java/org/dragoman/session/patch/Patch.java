package org.dragoman.session.patch;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.state.Booths;
import org.dragoman.session.state.Handover;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * All that decisions hand to sound: the open microphones with the channels that carry each, for each channel its source
 * and mark, and for each desk what it hears. One pure function of the session, swapped in one write.
 *
 * @param epoch the session's epoch
 */
public record Patch(
        int epoch, List<Microphone> microphones, List<Carried> channels, List<Incoming> desks) {
    /** Nobody may send. */
    public static final Patch CLOSED = new Patch(0, List.of(), List.of(), List.of());

    public Patch {
        microphones = List.copyOf(microphones);
        channels = List.copyOf(channels);
        desks = List.copyOf(desks);
    }

    /** The patch a session stands for. */
    public static Patch of(Setting setting, Session session) {
        var sources = new Sources(setting, session);
        var relays = new Relays(setting, session, sources);
        var channels = new ArrayList<Carried>();
        sources.all()
                .forEach(
                        (channel, origin) ->
                                channels.add(carried(setting, relays, channel, origin)));
        return new Patch(
                session.epoch(), microphones(setting, session, sources), channels, relays.all());
    }

    /** What a desk hears. */
    public Optional<Incoming> incoming(ParticipantId desk) {
        return desks.stream().filter(i -> i.desk().equals(desk)).findFirst();
    }

    /**
     * The microphones that are open in both, muted where either mutes; where they are carried is as here. One that is
     * handed over there is open until it is handed over here, too: the two change places in one write.
     */
    public Patch onlyWhatIsAlsoIn(Patch other) {
        var both = new ArrayList<Microphone>();
        for (Microphone here : microphones) {
            other.microphones.stream()
                    .filter(there -> here.sameLease(there) || there.isHandedOver(here))
                    .findFirst()
                    .map(
                            there ->
                                    here.sameLease(there) && there.muted() && !here.muted()
                                            ? there.carriedAs(here)
                                            : here)
                    .ifPresent(both::add);
        }
        return new Patch(epoch, both, channels, desks);
    }

    /** Whether this opens nothing beyond another patch, and closes or mutes something of it. */
    public boolean closesWhatIsIn(Patch before) {
        boolean opensNothing = onlyWhatIsAlsoIn(before).microphones().size() == microphones.size();
        return opensNothing
                && (microphones.size() < before.microphones.size() || muted() > before.muted());
    }

    private long muted() {
        return microphones.stream().filter(Microphone::muted).count();
    }

    private static Carried carried(
            Setting setting, Relays relays, ChannelNumber channel, Sources.Origin origin) {
        Optional<LanguageTag> from =
                switch (origin.source()) {
                    case SUBSTITUTE -> origin.like().map(Language::tag);
                    case BOOTH ->
                            origin.desks().stream()
                                    .findFirst()
                                    .map(relays::of)
                                    .flatMap(setting::language)
                                    .filter(l -> relays.depth(channel) > 1)
                                    .map(Language::tag);
                    case SILENT, FLOOR, UNSERVED, HELD, NONE -> Optional.empty();
                };
        return new Carried(
                channel,
                origin.source(),
                origin.desks(),
                relays.depth(channel),
                from,
                origin.draining());
    }

    private static List<Microphone> microphones(Setting setting, Session session, Sources sources) {
        var open = new ArrayList<Microphone>();
        var floorOn = on(sources, Patch::isFloors);
        for (Speech speech : session.floor().speeches()) {
            speech.microphone()
                    .ifPresent(
                            epoch ->
                                    open.add(
                                            new Microphone(
                                                    speech.participant(),
                                                    ChannelNumber.FLOOR,
                                                    epoch,
                                                    Microphone.State.LIVE,
                                                    OptionalInt.empty(),
                                                    floorOn)));
        }
        session.booths()
                .onAir()
                .forEach(
                        (who, air) ->
                                setting.channel(air.language())
                                        .map(into -> desk(who, air, into, sources))
                                        .ifPresent(open::add));
        for (Handover handover : session.booths().handovers().underWay().values()) {
            armed(setting, handover).ifPresent(open::add);
        }
        return open;
    }

    private static boolean isFloors(Sources.Origin root) {
        return root.source() == Carried.Source.FLOOR || root.source() == Carried.Source.UNSERVED;
    }

    private static Microphone desk(
            ParticipantId who, Booths.OnAir air, ChannelNumber into, Sources sources) {
        boolean draining = sources.of(into).draining().contains(who);
        var state =
                air.cough()
                        ? Microphone.State.COUGHING
                        : draining ? Microphone.State.DRAINING : Microphone.State.LIVE;
        return new Microphone(
                who,
                into,
                air.epoch(),
                state,
                air.follows(),
                draining ? List.of(into) : on(sources, root -> root.desks().contains(who)));
    }

    private static Optional<Microphone> armed(Setting setting, Handover handover) {
        return setting.channel(handover.language())
                .filter(into -> handover.isArmed())
                .map(
                        into ->
                                new Microphone(
                                        handover.to().orElseThrow(),
                                        into,
                                        handover.epoch().orElseThrow(),
                                        Microphone.State.ARMED,
                                        OptionalInt.empty(),
                                        List.of()));
    }

    private static List<ChannelNumber> on(Sources sources, Predicate<Sources.Origin> heard) {
        return sources.all().keySet().stream()
                .filter(channel -> heard.test(sources.of(sources.root(channel))))
                .toList();
    }
}
