package org.dragoman.session;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Language;
import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that decisions hand to sound: the open microphones with the channels that carry each, and for each channel its
 * source. One pure function of the session, swapped in one write.
 *
 * @param epoch the session's epoch
 */
public record Patch(int epoch, List<Microphone> microphones, List<Carried> channels) {
    /** Nobody may send. */
    public static final Patch CLOSED = new Patch(0, List.of(), List.of());

    public Patch {
        microphones = List.copyOf(microphones);
        channels = List.copyOf(channels);
    }

    /** The patch a session stands for. */
    public static Patch of(Setting setting, Session session) {
        var channels = new ArrayList<Carried>();
        channels.add(
                new Carried(
                        ChannelNumber.FLOOR,
                        session.floor().speeches().isEmpty()
                                ? Carried.Source.SILENT
                                : Carried.Source.FLOOR,
                        Optional.empty()));
        for (Language language : setting.languages()) {
            channels.add(carried(session, language));
        }
        var microphones = new ArrayList<Microphone>();
        session.floor().speeches().stream()
                .filter(Speech::isOpen)
                .map(s -> floor(s, channels))
                .forEach(microphones::add);
        session.booths()
                .onAir()
                .forEach(
                        (who, air) ->
                                setting.channel(air.language())
                                        .map(into -> booth(who, air, into, channels))
                                        .ifPresent(microphones::add));
        return new Patch(session.epoch(), microphones, channels);
    }

    /** The microphones that are open in both, muted where either mutes; where they are carried is as here. */
    public Patch onlyWhatIsAlsoIn(Patch other) {
        var both = new ArrayList<Microphone>();
        for (Microphone here : microphones) {
            other.microphones.stream()
                    .filter(here::sameLease)
                    .map(there -> here.muted() || !there.muted() ? here : there.carriedAs(here))
                    .forEach(both::add);
        }
        return new Patch(epoch, both, channels);
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

    private static Carried carried(Session session, Language language) {
        boolean spoken = !session.floor().speeches().isEmpty();
        var interpreter = session.booths().interpreting(language.tag());
        if (spoken && session.floor().language().equals(language.tag())) {
            return new Carried(language.channel(), Carried.Source.FLOOR, Optional.empty());
        }
        if (interpreter.isPresent()) {
            return new Carried(language.channel(), Carried.Source.BOOTH, interpreter);
        }
        return new Carried(
                language.channel(),
                spoken ? Carried.Source.UNSERVED : Carried.Source.SILENT,
                Optional.empty());
    }

    private static Microphone floor(Speech speech, List<Carried> channels) {
        var carriedOn =
                channels.stream()
                        .filter(
                                c ->
                                        c.source() == Carried.Source.FLOOR
                                                || c.source() == Carried.Source.UNSERVED)
                        .map(Carried::channel)
                        .toList();
        return new Microphone(
                speech.participant(),
                ChannelNumber.FLOOR,
                speech.microphone().orElseThrow(),
                false,
                carriedOn);
    }

    private static Microphone booth(
            ParticipantId who, Booths.OnAir air, ChannelNumber into, List<Carried> channels) {
        var carriedOn =
                channels.stream()
                        .filter(c -> c.source() == Carried.Source.BOOTH && c.channel().equals(into))
                        .map(Carried::channel)
                        .toList();
        return new Microphone(who, into, air.epoch(), air.cough(), carriedOn);
    }
}
