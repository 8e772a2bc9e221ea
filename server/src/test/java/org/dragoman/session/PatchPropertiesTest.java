package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.BakuHall.*;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Carried;
import org.dragoman.session.patch.Incoming;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.state.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

/** What is true of every patch, whatever the floor speaks, whoever is on air, and whatever desks chose. */
class PatchPropertiesTest {
    private static final int SEEDS = 3000;
    private static final Setting SETTING = setting();
    private static final List<ParticipantId> DESKS =
            SETTING.conference().booths().stream()
                    .flatMap(b -> b.interpreters().stream())
                    .map(Booth.Interpreter::participant)
                    .toList();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_relay_comes_back_to_its_source(long seed) {
        each(
                seed,
                hall -> {
                    for (Carried channel : hall.patch().channels()) {
                        assertThat(feeds(hall.patch(), channel, new HashSet<>())).isFalse();
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_channel_has_two_sources(long seed) {
        each(
                seed,
                hall -> {
                    var patch = hall.patch();
                    for (Carried channel : patch.channels()) {
                        long voices =
                                patch.microphones().stream()
                                        .filter(m -> m.state() != Microphone.State.DRAINING)
                                        .filter(m -> m.carriedOn().contains(channel.channel()))
                                        .count();
                        assertThat(voices).as("%s", channel).isLessThan(2);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_channel_is_silent_while_somebody_speaks_unless_it_is_told_to_be(long seed) {
        each(
                seed,
                hall -> {
                    var patch = hall.patch();
                    for (Carried channel : patch.channels()) {
                        boolean heard =
                                patch.microphones().stream()
                                        .anyMatch(m -> m.carriedOn().contains(channel.channel()));
                        boolean told =
                                channel.source() == Carried.Source.HELD
                                        || channel.source() == Carried.Source.NONE;
                        assertThat(heard).as("%s", channel).isNotEqualTo(told);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_mark_counts_the_interpretations_on_the_way(long seed) {
        each(
                seed,
                hall -> {
                    var patch = hall.patch();
                    for (Carried channel : patch.channels()) {
                        if (channel.source() == Carried.Source.BOOTH) {
                            var voice = channel.interpreter().orElseThrow();
                            int before = patch.incoming(voice).orElseThrow().depth();
                            assertThat(channel.depth()).as("%s", channel).isEqualTo(before + 1);
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_was_chosen_is_heard_and_who_takes_the_floor_needs_no_relay(long seed) {
        each(
                seed,
                hall -> {
                    for (Incoming desk : hall.patch().desks()) {
                        boolean onAir = hall.session().booths().onAir().containsKey(desk.desk());
                        if (!onAir && desk.chosen().isPresent()) {
                            assertThat(Optional.of(desk.channel())).isEqualTo(desk.chosen());
                        }
                        if (desk.chosen().isEmpty() && desk.takesFloor()) {
                            assertThat(desk.depth()).as("%s", desk).isZero();
                        }
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_same_session_is_patched_the_same(long seed) {
        each(seed, hall -> assertThat(hall.patch()).isEqualTo(hall.patch()));
    }

    private interface Property {
        void holds(Case hall);
    }

    /** The seed is in the name of the test; the hall is drawn from it again and again. */
    private static void each(long seed, Property property) {
        var random = new Random(seed);
        for (int i = 0; i < SEEDS / 20; i++) {
            property.holds(drawn(random));
        }
    }

    private static Case drawn(Random random) {
        var hall = Case.openIn(SETTING).and(Case.floorTo(1, SPEAKER, tag(random), 1));
        for (ParticipantId desk : DESKS) {
            if (random.nextInt(100) < 30) {
                var chosen = channel(random);
                hall.and(new Event.IncomingChosen(desk, Optional.of(chosen)));
            }
        }
        for (ParticipantId desk : shuffled(random)) {
            var outputs = SETTING.boothOf(desk).orElseThrow().outputs();
            int key = random.nextInt(outputs.size());
            boolean free = hall.session().booths().voices(outputs.get(key)).isEmpty();
            if (free && random.nextInt(100) < 60) {
                hall.and(
                        Case.onAir(
                                desk,
                                List.of(Output.values()).get(key),
                                outputs.get(key),
                                hall.session().epoch() + 1));
            }
        }
        if (random.nextInt(100) < 30) {
            hall.and(new Event.IdleSet(tag(random), idle(random)));
        }
        if (random.nextInt(100) < 50) {
            hall.and(new Event.FloorLanguageDeclared(tag(random)));
        }
        if (random.nextInt(100) < 30) {
            hall.session().booths().onAir().keySet().stream()
                    .findFirst()
                    .ifPresent(who -> hall.and(new Event.WentOffAir(who, End.OWN)));
        }
        return hall;
    }

    private static Idle idle(Random random) {
        return random.nextBoolean() ? Idle.SILENCE : Idle.relay(tag(random));
    }

    private static List<ParticipantId> shuffled(Random random) {
        var all = new ArrayList<>(DESKS);
        Collections.shuffle(all, random);
        return all;
    }

    private static LanguageTag tag(Random random) {
        List<Language> all = SETTING.languages();
        return all.get(random.nextInt(all.size())).tag();
    }

    private static ChannelNumber channel(Random random) {
        return new ChannelNumber(random.nextInt(SETTING.languages().size() + 1));
    }

    private static boolean feeds(Patch patch, Carried channel, Set<ChannelNumber> path) {
        if (channel.interpreters().isEmpty()) {
            return false;
        }
        if (!path.add(channel.channel())) {
            return true;
        }
        boolean back =
                channel.interpreters().stream()
                        .flatMap(who -> patch.incoming(who).stream())
                        .map(i -> patch.channels().get(i.channel().value()))
                        .anyMatch(next -> feeds(patch, next, path));
        path.remove(channel.channel());
        return back;
    }
}
