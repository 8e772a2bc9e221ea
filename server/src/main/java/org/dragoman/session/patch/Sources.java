package org.dragoman.session.patch;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each channel's sound comes from, by the floor's language, who is on air, and what channels do while they are idle. */
final class Sources {
    private final Setting setting;
    private final Session session;
    private final boolean spoken;
    private final Map<ChannelNumber, Origin> origins = new LinkedHashMap<>();

    /**
     * Where one channel's sound comes from.
     *
     * @param desks who is heard, where that is a booth
     * @param draining who finishes the sentence, where that is the floor
     * @param like the channel that it carries the same as
     */
    record Origin(
            Carried.Source source,
            List<ParticipantId> desks,
            List<ParticipantId> draining,
            Optional<Language> like) {
        private static Origin of(Carried.Source source) {
            return new Origin(source, List.of(), List.of(), Optional.empty());
        }
    }

    Sources(Setting setting, Session session) {
        this.setting = setting;
        this.session = session;
        this.spoken = !session.floor().speeches().isEmpty();
        origins.put(
                ChannelNumber.FLOOR,
                Origin.of(spoken ? Carried.Source.FLOOR : Carried.Source.SILENT));
        for (Language language : setting.languages()) {
            origins.put(language.channel(), origin(language, new ArrayList<>()));
        }
    }

    /** Every channel's, in the order of the channels. */
    Map<ChannelNumber, Origin> all() {
        return origins;
    }

    Origin of(ChannelNumber channel) {
        Origin origin = origins.get(channel);
        return origin == null ? Origin.of(Carried.Source.NONE) : origin;
    }

    /** The channel whose sound another one carries in the end: itself, unless another stands in. */
    ChannelNumber root(ChannelNumber channel) {
        return of(channel).like().map(Language::channel).orElse(channel);
    }

    private Origin origin(Language language, List<LanguageTag> passed) {
        if (!language.isHeard()) {
            return Origin.of(Carried.Source.NONE);
        }
        if (spoken && session.floor().language().equals(language.tag())) {
            return new Origin(
                    Carried.Source.FLOOR, List.of(), draining(language.tag()), Optional.empty());
        }
        List<ParticipantId> voices = session.booths().voices(language.tag());
        if (!voices.isEmpty()) {
            return new Origin(Carried.Source.BOOTH, voices, List.of(), Optional.empty());
        }
        return session.booths().lapses().heldSinceMs().containsKey(language.tag())
                ? Origin.of(Carried.Source.HELD)
                : idle(language, passed);
    }

    private List<ParticipantId> draining(LanguageTag language) {
        return session.booths().voices(language).stream()
                .filter(
                        who -> {
                            var air = session.booths().onAir().get(who);
                            return air != null && air.drain().isPresent();
                        })
                .toList();
    }

    /** Whoever stands in stands there by itself: who only stands in, too, leads back to the floor. */
    private Origin idle(Language language, List<LanguageTag> passed) {
        Idle idle = session.booths().switchboard().idle(setting, language.tag());
        return switch (idle.kind()) {
            case FLOOR -> floor();
            case SILENCE -> Origin.of(Carried.Source.NONE);
            case RELAY -> {
                passed.add(language.tag());
                var other =
                        idle.relay()
                                .filter(tag -> !passed.contains(tag))
                                .flatMap(setting::language);
                yield other.map(l -> instead(l, origin(l, passed))).orElseGet(this::floor);
            }
        };
    }

    private Origin instead(Language other, Origin found) {
        return switch (found.source()) {
            case FLOOR, BOOTH ->
                    new Origin(
                            Carried.Source.SUBSTITUTE,
                            found.desks(),
                            List.of(),
                            Optional.of(other));
            case SUBSTITUTE -> found;
            case SILENT, UNSERVED, HELD, NONE -> floor();
        };
    }

    private Origin floor() {
        return Origin.of(spoken ? Carried.Source.UNSERVED : Carried.Source.SILENT);
    }
}
