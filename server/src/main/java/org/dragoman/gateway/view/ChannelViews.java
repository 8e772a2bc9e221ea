package org.dragoman.gateway.view;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Conference;
import org.dragoman.conference.Coverage;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageKind;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.protocol.v1.Availability;
import org.dragoman.protocol.v1.ChannelCoverage;
import org.dragoman.protocol.v1.ChannelSource;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.CoverageView;
import org.dragoman.protocol.v1.IdleSource;
import org.dragoman.protocol.v1.LanguageCoverage;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.Quality;
import org.dragoman.session.patch.Carried;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What everybody sees of the channels: what each carries now, and how each would be served if the floor spoke a language. */
final class ChannelViews {
    private static final int LANGUAGES_MAX = 8;

    private final Setting setting;
    private final Predicate<ParticipantId> connected;

    ChannelViews(Setting setting, Predicate<ParticipantId> connected) {
        this.setting = setting;
        this.connected = connected;
    }

    ChannelsView channels(Session now) {
        Patch patch = Patch.of(setting, now);
        var view = ChannelsView.newBuilder().setPosition(now.position()).setEpoch(patch.epoch());
        patch.channels().forEach(c -> view.addChannels(channel(c, now, patch)));
        return view.build();
    }

    private ChannelState channel(Carried carried, Session now, Patch patch) {
        Optional<ParticipantId> voice = carried.interpreter();
        Optional<Language> language = setting.language(carried.channel());
        var state =
                ChannelState.newBuilder()
                        .setChannel(carried.channel().value())
                        .setSource(
                                ChannelSource.valueOf("CHANNEL_SOURCE_" + carried.source().name()))
                        .setInterpreter(voice.map(Object::toString).orElse(""))
                        .setBooth(
                                voice.flatMap(setting::boothOf).map(b -> b.id().value()).orElse(""))
                        .setQuality(quality(carried))
                        .setRelayedFrom(carried.relayedFrom().map(Object::toString).orElse(""))
                        .setDepth(carried.depth())
                        .setDraining(!carried.draining().isEmpty())
                        .setAvailability(availability(language, now))
                        .setLost(
                                language.filter(l -> now.booths().lapses().lost().contains(l.tag()))
                                        .isPresent());
        carried.interpreters().forEach(who -> state.addInterpreters(who.value()));
        voice.flatMap(who -> Optional.ofNullable(now.booths().onAir().get(who)))
                .ifPresent(air -> state.setOutput(Output.valueOf("OUTPUT_" + air.output().name())));
        language.ifPresent(l -> idle(state, l, now));
        relayedBy(carried.channel(), patch).forEach(c -> state.addRelayedBy(c.value()));
        return state.build();
    }

    private static Quality quality(Carried carried) {
        return switch (carried.source()) {
            case SILENT, HELD, NONE -> Quality.QUALITY_UNSPECIFIED;
            case FLOOR, UNSERVED, BOOTH, SUBSTITUTE -> BoothViews.quality(carried.depth());
        };
    }

    private void idle(ChannelState.Builder state, Language language, Session now) {
        var idle = now.booths().switchboard().idle(setting, language.tag());
        state.setIdle(IdleSource.valueOf("IDLE_SOURCE_" + idle.kind().name()));
        idle.relay().flatMap(setting::channel).ifPresent(c -> state.setIdleRelay(c.value()));
    }

    /** The channels whose booths are on air and listen to this one. */
    private static List<ChannelNumber> relayedBy(ChannelNumber channel, Patch patch) {
        return patch.channels().stream()
                .filter(c -> c.source() == Carried.Source.BOOTH)
                .filter(
                        c ->
                                c.interpreters().stream()
                                        .flatMap(who -> patch.incoming(who).stream())
                                        .anyMatch(i -> i.channel().equals(channel)))
                .map(Carried::channel)
                .filter(c -> !channel.equals(ChannelNumber.FLOOR))
                .toList();
    }

    private Availability availability(Optional<Language> language, Session now) {
        if (now.phase() == Session.Phase.CLOSED) {
            return Availability.AVAILABILITY_CLOSED;
        }
        if (language.isEmpty()) {
            return Availability.AVAILABILITY_SERVED;
        }
        return switch (language.get().kind()) {
            case TEXT -> Availability.AVAILABILITY_TEXT_ONLY;
            case SIGN -> Availability.AVAILABILITY_VIDEO;
            case SOUND ->
                    isServed(language.get().tag())
                            ? Availability.AVAILABILITY_SERVED
                            : Availability.AVAILABILITY_FLOOR_ONLY;
        };
    }

    private boolean isServed(LanguageTag language) {
        return setting.conference().booths().stream()
                .filter(b -> b.outputs().contains(language))
                .flatMap(b -> b.interpreters().stream())
                .map(Booth.Interpreter::participant)
                .anyMatch(connected);
    }

    /** For the languages on the list of speakers, the next first, and then for others. */
    CoverageView coverage(Session now) {
        Conference conference = setting.conference();
        var view = CoverageView.newBuilder().setPosition(now.position());
        Stream.concat(
                        now.floor().list().stream().map(Turn::language),
                        conference.languages().stream().map(Language::tag))
                .distinct()
                .filter(tag -> heard(tag))
                .limit(LANGUAGES_MAX)
                .forEach(tag -> view.addLanguages(coverage(tag)));
        return view.build();
    }

    private boolean heard(LanguageTag tag) {
        return setting.language(tag).filter(l -> l.kind() == LanguageKind.SOUND).isPresent();
    }

    private LanguageCoverage coverage(LanguageTag spoken) {
        var of = LanguageCoverage.newBuilder().setLanguage(spoken.value());
        for (Coverage each : Coverage.of(setting.conference(), spoken, connected)) {
            of.addChannels(
                    ChannelCoverage.newBuilder()
                            .setChannel(each.channel().value())
                            .setCoverage(
                                    org.dragoman.protocol.v1.Coverage.valueOf(
                                            "COVERAGE_" + each.kind().name()))
                            .setVia(each.via().map(LanguageTag::value).orElse(""))
                            .setBooth(each.booth().map(b -> b.value()).orElse("")));
        }
        return of.build();
    }
}
