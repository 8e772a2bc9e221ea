package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.file.Phrasebook;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The phrases that are shipped say the same in every language, and values keep their direction. */
class PhrasebookTest {
    private static final List<LanguageTag> LANGUAGES =
            List.of("ar", "az", "en", "fr", "ru").stream().map(LanguageTag::new).toList();

    @Test
    void every_phrase_stands_in_five_languages_with_the_same_places() {
        assertThat(Phrasebook.shipped())
                .isNotEmpty()
                .allSatisfy(
                        phrase -> {
                            assertThat(phrase.text().in().keySet())
                                    .as(phrase.id().value())
                                    .containsExactlyInAnyOrderElementsOf(LANGUAGES);
                            var places = new HashSet<>(phrase.places());
                            phrase.text()
                                    .in()
                                    .forEach(
                                            (tag, words) ->
                                                    assertThat(new HashSet<>(Phrase.places(words)))
                                                            .as(phrase.id() + " in " + tag)
                                                            .isEqualTo(places));
                        });
    }

    @Test
    void a_value_is_isolated_so_that_it_reads_rightly_in_either_direction() {
        var phrase =
                Phrasebook.shipped().stream()
                        .filter(p -> p.id().value().equals("document-out"))
                        .findFirst()
                        .orElseThrow();
        var filled = phrase.filled(Map.of("document", "A/CONF.1/L.2 $1"));
        assertThat(filled.in().get(new LanguageTag("ar"))).contains("\u2068A/CONF.1/L.2 $1\u2069");
    }
}
