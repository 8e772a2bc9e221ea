package org.dragoman.gateway.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.fanout.Soundboard;
import org.dragoman.session.SmallHall;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Output;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** The writer's microphones, and test tones beside them. */
class LivePatchTest {
    private final Setting setting = SmallHall.setting();
    private final Tracks tracks = new Tracks(setting.conference());
    private final Soundboard soundboard = new Soundboard(5, List.of(), 1275);
    private final LivePatch live = new LivePatch(soundboard, tracks, who -> "");
    private final int english = setting.channel(SmallHall.EN).orElseThrow().value();
    private final int french = setting.channel(SmallHall.FR).orElseThrow().value();

    /** The English booth is on air. */
    private Patch onAir() {
        var went = new Event.WentOnAir(SmallHall.EN_1, Output.A, SmallHall.EN, 1);
        var fact = new Fact(1, 0, Optional.empty(), Optional.empty(), went);
        return Patch.of(setting, Session.scheduled(setting).evolve(fact));
    }

    private boolean isOpen(int track) {
        return soundboard.route(track) != null;
    }

    @Test
    void what_the_writer_opens_and_closes_is_open_and_closed() {
        int desk = tracks.of(SmallHall.EN_1);
        live.patched(onAir());
        assertThat(isOpen(desk)).isTrue();
        live.patched(Patch.CLOSED);
        assertThat(isOpen(desk)).isFalse();
    }

    @Test
    void a_tone_sounds_beside_the_microphones_until_it_ends() {
        live.patched(onAir());
        live.tone(french, true);
        assertThat(live.tones()).containsExactly(french);
        assertThat(isOpen(tracks.ofTone(french))).isTrue();
        assertThat(isOpen(tracks.of(SmallHall.EN_1))).isTrue();
        live.tone(french, false);
        assertThat(live.tones()).isEmpty();
        assertThat(isOpen(tracks.ofTone(french))).isFalse();
    }

    @Test
    void no_tone_sounds_on_a_channel_that_carries_somebody() {
        live.patched(onAir());
        assertThat(live.isFree(english)).isFalse();
        live.tone(english, true);
        assertThat(live.tones()).isEmpty();
        assertThat(isOpen(tracks.ofTone(english))).isFalse();
    }

    @Test
    void whoever_goes_on_air_ends_the_tone_for_good() {
        live.tone(english, true);
        live.tone(french, true);
        live.patched(onAir());
        assertThat(live.tones()).containsExactly(french);
        live.patched(Patch.CLOSED);
        assertThat(live.tones()).containsExactly(french);
        live.noTones();
        assertThat(live.tones()).isEmpty();
    }
}
