package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The conference files in config/conferences. */
final class ShippedConferencesTest {
    static final Path FOLDER = Path.of("..", "config", "conferences");

    static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @Test
    void there_are_five() throws Exception {
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "baku-2013.yaml",
                        "dushanbe-2018.yaml",
                        "krasnodar-2017.yaml",
                        "osce-2020.yaml",
                        "st-petersburg-2019.yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_is_right_and_says_all_in_all_its_languages(Path file) throws Exception {
        Conference conference = ConferenceFile.read(file);

        assertThat(file.getFileName()).hasToString(conference.id() + ".yaml");
        Set<LanguageTag> spoken = new HashSet<>();
        conference.languages().forEach(language -> spoken.add(language.tag()));
        for (Text text : texts(conference)) {
            assertThat(text.in().keySet()).as(text.toString()).isEqualTo(spoken);
        }
    }

    @Test
    void baku_has_its_five_languages_and_twelve_interpreters_in_five_booths() throws Exception {
        Conference baku = ConferenceFile.read(FOLDER.resolve("baku-2013.yaml"));

        assertThat(baku.languages())
                .extracting(language -> language.tag().value())
                .containsExactly("ar", "az", "en", "fr", "ru");
        assertThat(baku.languages())
                .filteredOn(Language::rightToLeft)
                .extracting(Language::autonym)
                .containsExactly("العربية");
        assertThat(baku.booths())
                .extracting(
                        booth ->
                                booth.id()
                                        + " "
                                        + booth.interpreters().stream()
                                                .filter(i -> !isVisitor(i.participant()))
                                                .count())
                .containsExactly("ar 3", "az 3", "en 2", "fr 2", "ru 2");
        assertThat(baku.booths())
                .allMatch(b -> isVisitor(b.interpreters().getLast().participant()));
        assertThat(baku.delegations()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void bakus_first_plenary_opens_in_azerbaijani_then_has_a_keynote_an_expert_and_a_discussion()
            throws Exception {
        Conference baku = ConferenceFile.read(FOLDER.resolve("baku-2013.yaml"));

        SessionPlan plenary = baku.sessions().get(1);
        assertThat(languageOfFirstSpeaker(baku, plenary.items().get(0))).isEqualTo("az");
        assertThat(plenary.items())
                .extracting(AgendaItem::kind)
                .containsExactly(
                        AgendaItem.Kind.OPENING,
                        AgendaItem.Kind.KEYNOTE,
                        AgendaItem.Kind.EXPERT,
                        AgendaItem.Kind.EXPERT,
                        AgendaItem.Kind.EXPERT,
                        AgendaItem.Kind.DISCUSSION);
        assertThat(languageOfFirstSpeaker(baku, plenary.items().get(1))).isEqualTo("en");
        assertThat(languageOfFirstSpeaker(baku, plenary.items().get(2))).isEqualTo("fr");
        assertThat(plenary.items().getLast().speakers()).hasSizeGreaterThan(8);
    }

    @Test
    void the_example_in_the_chapter_on_configuration_is_right() throws Exception {
        Conference harbour = SmallConference.read(example(0));

        assertThat(Readiness.doubts(harbour)).isEmpty();
    }

    @Test
    void its_second_example_of_how_the_floor_is_run_is_right_beside_the_first() throws Exception {
        Map<String, String> parts = parts(example(0));
        Map<String, String> more = parts(example(1));
        String others =
                parts.getOrDefault("participants", "")
                        .replaceAll("(?m)^ {2}- \\{id: head-malta,.*\\n", "");
        String ranked =
                more.getOrDefault("participants", "").replaceFirst("participants:.*\\n", "");
        parts.putAll(more);
        parts.put("participants", others.stripTrailing() + "\n" + ranked);
        Conference harbour = SmallConference.read(String.join("", parts.values()));

        assertThat(Readiness.doubts(harbour)).isEmpty();
        assertThat(harbour.groups()).extracting(g -> g.id().value()).containsExactly("med");
        assertThat(harbour.timeClasses()).hasSize(1);
        assertThat(harbour.rules().replies()).hasSize(2);
        assertThat(harbour.rules().quorumToOpen()).isPresent();
        assertThat(harbour.rules().quorumToDecide()).isPresent();
        assertThat(harbour.rules().pointCategories()).hasSize(1);
        assertThat(harbour.phrases())
                .filteredOn(p -> p.id().value().equals("bus-leaves"))
                .singleElement()
                .satisfies(p -> assertThat(p.places()).containsExactly("time"));
    }

    /** An example of the chapter, the first being 0. */
    private static String example(int number) throws Exception {
        String chapter = Files.readString(FOLDER.resolveSibling("README.md"));
        return chapter.split("```yaml\n", -1)[number + 1].split("```", -1)[0];
    }

    /** The parts of a conference file by their keys. */
    private static Map<String, String> parts(String file) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : file.split("(?m)^(?=[a-z-]+:)", -1)) {
            if (!part.isBlank()) {
                parts.put(part.substring(0, part.indexOf(':')), part);
            }
        }
        return parts;
    }

    @Test
    void a_badge_of_each_role_is_in_baku() throws Exception {
        assertThat(ConferenceFile.read(FOLDER.resolve("baku-2013.yaml")).participants())
                .extracting(Participant::role)
                .contains(Role.values());
    }

    private static boolean isVisitor(ParticipantId participant) {
        return participant.value().startsWith("visitor-");
    }

    private static String languageOfFirstSpeaker(Conference conference, AgendaItem item) {
        return conference
                .participant(item.speakers().getFirst())
                .flatMap(Participant::language)
                .orElseThrow()
                .value();
    }

    private static List<Text> texts(Conference conference) {
        List<Text> texts = new ArrayList<>(List.of(conference.title(), conference.place()));
        conference.delegations().forEach(d -> texts.add(d.name()));
        conference.participants().forEach(p -> texts.add(p.name()));
        conference.booths().forEach(b -> texts.add(b.name()));
        for (SessionPlan session : conference.sessions()) {
            texts.add(session.title());
            session.items().forEach(item -> texts.add(item.title()));
        }
        return texts;
    }
}
