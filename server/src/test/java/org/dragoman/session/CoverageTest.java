package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.BakuHall.*;

import org.dragoman.conference.Coverage;
import org.dragoman.conference.Coverage.Kind;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Before the floor is given: what each channel would be, by who sits at a desk. */
class CoverageTest {
    private static final Set<ParticipantId> CREW =
            conference().booths().stream()
                    .flatMap(b -> b.interpreters().stream())
                    .map(i -> i.participant())
                    .filter(id -> !id.value().startsWith("visitor"))
                    .collect(Collectors.toSet());

    @Test
    void the_language_itself_is_the_floor() {
        assertThat(of(EN, CREW, EN).kind()).isEqualTo(Kind.FLOOR);
    }

    @Test
    void an_english_keynote_is_direct_everywhere() {
        for (LanguageTag into : List.of(AR, AZ, FR, RU)) {
            assertThat(of(EN, CREW, into).kind()).as("%s", into).isEqualTo(Kind.DIRECT);
        }
    }

    @Test
    void an_azeri_speech_is_direct_into_english_by_the_azeri_booth_and_by_relay_beyond() {
        var english = of(AZ, CREW, EN);
        assertThat(english.kind()).isEqualTo(Kind.DIRECT);
        assertThat(english.booth().orElseThrow().value()).isEqualTo("az");
        assertThat(of(AZ, CREW, FR).kind()).isEqualTo(Kind.RELAY);
        assertThat(of(AZ, CREW, FR).via()).contains(EN);
        assertThat(of(AZ, CREW, AR).kind()).isEqualTo(Kind.RELAY);
        assertThat(of(AZ, CREW, RU).kind()).isEqualTo(Kind.DIRECT);
    }

    @Test
    void without_who_gives_the_relay_nobody_beyond_is_covered() {
        var present = Set.of(FR_1, FR_2, AR_1, EN_1);
        for (LanguageTag into : List.of(EN, FR, AR)) {
            assertThat(of(AZ, present, into).kind()).as("%s", into).isEqualTo(Kind.NONE);
        }
    }

    @Test
    void nobody_interprets_into_two_languages_at_once() {
        var alone = Set.of(AZ_1);
        var into =
                Arrays.stream(Kind.values())
                        .collect(
                                Collectors.toMap(
                                        kind -> kind,
                                        kind ->
                                                Coverage.of(conference(), RU, alone::contains)
                                                        .stream()
                                                        .filter(c -> c.kind() == kind)
                                                        .count()));
        assertThat(into.get(Kind.DIRECT)).isEqualTo(1);
    }

    @Test
    void two_at_the_desks_of_one_booth_serve_both_its_outputs() {
        var both = Set.of(AZ_1, AZ_2);
        assertThat(of(RU, both, AZ).kind()).isEqualTo(Kind.DIRECT);
        assertThat(of(RU, both, EN).kind()).isEqualTo(Kind.DIRECT);
    }

    @Test
    void an_empty_house_covers_nothing() {
        assertThat(Coverage.of(conference(), EN, who -> false))
                .filteredOn(c -> c.kind() != Kind.FLOOR)
                .allMatch(c -> c.kind() == Kind.NONE);
    }

    private static Coverage of(LanguageTag spoken, Set<ParticipantId> present, LanguageTag into) {
        var conference = conference();
        var channel = conference.language(into).orElseThrow().channel();
        return Coverage.of(conference, spoken, present::contains).stream()
                .filter(c -> c.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }
}
