package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dragoman.conference.SmallConference.mistakesOf;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

final class ConferenceFileTest {
    @Test
    void a_file_becomes_a_conference_with_all_that_it_says() throws ConferenceFileException {
        Conference small = SmallConference.read(SmallConference.TEXT);

        assertThat(small.id()).isEqualTo(new ConferenceId("small-2026"));
        assertThat(small.title().in())
                .containsEntry(new LanguageTag("fr"), "Une petite conférence");
        assertThat(small.zone().getId()).isEqualTo("Europe/Paris");
        assertThat(small.delegations())
                .extracting(Delegation::kind)
                .containsExactly(Delegation.Kind.STATE, Delegation.Kind.NGO);
        assertThat(small.participant(new ParticipantId("head-red")))
                .hasValueSatisfying(
                        head -> {
                            assertThat(head.role()).isEqualTo(Role.DELEGATE);
                            assertThat(head.delegation()).contains(new DelegationId("red"));
                            assertThat(head.language()).contains(new LanguageTag("fr"));
                        });
        assertThat(small.boothOf(new ParticipantId("bob")).orElseThrow().interpreters())
                .containsExactly(
                        new Booth.Interpreter(
                                new ParticipantId("bob"),
                                List.of(),
                                List.of(new LanguageTag("fr")),
                                List.of(new LanguageTag("en"))));
        SessionPlan opening = small.sessions().getFirst();
        assertThat(opening.day()).isEqualTo(LocalDate.of(2026, 5, 4));
        assertThat(opening.ends()).isEqualTo(LocalTime.of(12, 0));
        assertThat(opening.items().getFirst().speakers())
                .containsExactly(new ParticipantId("chair"));
    }

    @Test
    void channels_are_numbered_in_the_order_of_the_languages() throws ConferenceFileException {
        Conference small = SmallConference.read(SmallConference.TEXT);

        assertThat(small.languages())
                .extracting(l -> l.tag().value() + l.channel())
                .containsExactly("en1", "fr2");
    }

    @Test
    void an_item_without_a_limit_takes_the_usual_one_of_its_kind() throws ConferenceFileException {
        List<AgendaItem> items =
                SmallConference.read(SmallConference.TEXT).sessions().getFirst().items();

        assertThat(items)
                .extracting(AgendaItem::speech)
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(5));
    }

    @Test
    void a_missing_text_falls_back_in_the_order_of_the_languages() throws ConferenceFileException {
        Conference small = SmallConference.read(SmallConference.TEXT);

        assertThat(small.title().read(new LanguageTag("fr"), small.languages()))
                .isEqualTo("Une petite conférence");
        assertThat(small.place().read(new LanguageTag("fr"), small.languages())).isEqualTo("Here");
    }

    @Test
    void every_mistake_is_reported_at_once() {
        String wrong =
                SmallConference.TEXT
                        .replace("timezone: Europe/Paris", "timezone: Europe/Berlim")
                        .replace("direction: ltr}\n  - {tag: fr", "direction: up}\n  - {tag: fr")
                        .replace("kind: ngo", "kind: club")
                        .replace("{id: blue", "{id: red")
                        .replace("delegation: red, language", "delegation: rod, languege")
                        .replace("participant: bob, b: [fr]", "participant: ann, b: [fr]")
                        .replace("participant: chair, role: chair", "participant: chair")
                        .replace("starts: 10:00", "starts: 25:00")
                        .replace("speech: 10m", "speech: 10 minutes")
                        .replace("speakers: [chair]", "speakers: [cheir]")
                        .replace("date: 2026-05-05", "date: 2026-05-03")
                        .replace("{id: thanks", "{id: debate");

        assertThat(mistakesOf(wrong))
                .containsExactly(
                        "4:11: time zone \"Europe/Berlim\" is not known; did you mean"
                                + " \"Europe/Berlin\"?",
                        "6:44: \"up\" is none of ltr, rtl; write one of them",
                        "10:10: delegation \"red\" is declared twice, first at line 9; rename or"
                                + " delete one",
                        "10:21: \"club\" is none of state, organization, ngo, expert, religious,"
                                + " observer, secretariat; write one of them",
                        "13:57: delegation \"rod\" is not declared; did you mean \"red\"?",
                        "13:62: key \"languege\" is not known in participants; did you mean"
                                + " \"language\"?",
                        "18:84: interpreter \"ann\" has a seat already, at line 17; keep one",
                        "20:5: key \"role\" is missing in badges; add it",
                        "23:30: interpreter \"bob\" sits in no booth; add bob to a booth's"
                                + " interpreters",
                        "29:17: \"25:00\" is not a time of day; write hours:minutes, like 09:30",
                        "32:72: \"10 minutes\" is not a duration; write it like 15m, 90s or 1h30m",
                        "32:95: participant \"cheir\" is not declared; did you mean \"chair\"?",
                        "34:11: day 2026-05-03 must come after 2026-05-04 at line 25; each day"
                                + " once, in order",
                        "41:18: item \"debate\" is declared twice, first at line 33; rename or"
                                + " delete one");
    }

    @Test
    void the_message_has_a_line_for_each_mistake_with_the_files_name() {
        assertThatThrownBy(() -> ConferenceFile.read(Path.of("no/such/file.yaml")))
                .isInstanceOf(ConferenceFileException.class)
                .hasMessage("no/such/file.yaml: there is no such file; check the path");
    }

    @Test
    void a_conference_in_one_language_needs_no_booth() throws ConferenceFileException {
        String text =
                SmallConference.TEXT
                        .replace("  - {tag: fr, autonym: français, direction: ltr}\n", "")
                        .replace(", fr: Une petite conférence", "")
                        .replace("language: fr", "language: en")
                        .replaceAll("  - \\{id: ../?., name: \\{en: .* booth.*\n", "")
                        .replaceAll("  - \\{id: .., name: \\{en: .* booth.*\n", "")
                        .replace("booths:\n", "booths: []\n")
                        .replaceAll("(ann|bob), role: interpreter", "$1, role: press");

        assertThat(SmallConference.read(text).booths()).isEmpty();
        assertThat(SmallConference.read(text).participants())
                .extracting(Participant::language)
                .contains(Optional.of(new LanguageTag("en")));
    }
}
