package org.dragoman.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.AgendaItemKind;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.SessionOutline;
import org.dragoman.protocol.v1.Speech;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The statements that are shipped, and which of them a speech is. */
class ScriptTest {
    private static final Set<String> LANGUAGES = Set.of("ar", "az", "en", "fr", "ru");
    private final Script script = Script.read(Integer.MAX_VALUE);

    ScriptTest() throws IOException {}

    @Test
    void every_statement_is_there_in_five_languages_sentence_by_sentence() {
        assertThat(script.statements()).hasSize(10);
        assertThat(script.statements())
                .allSatisfy(
                        s -> {
                            assertThat(s.deliveries()).containsOnlyKeys(LANGUAGES);
                            assertThat(s.deliveries().values())
                                    .extracting(d -> d.sentences().size())
                                    .containsOnly(s.in("az").orElseThrow().sentences().size());
                        });
    }

    @Test
    void sound_lasts_as_long_as_its_sentences_and_interpretation_as_long_as_the_original() {
        assertThat(script.statements())
                .allSatisfy(
                        s -> {
                            int original = s.in(s.original()).orElseThrow().lengthMs();
                            assertThat(original).isBetween(20_000, 45_000);
                            assertThat(s.deliveries().values())
                                    .allSatisfy(
                                            d -> {
                                                assertThat(d.lengthMs())
                                                        .isLessThan(original + 2500);
                                                int end = d.sentences().getLast().toMs();
                                                assertThat(d.lengthMs()).isGreaterThan(end);
                                            });
                        });
    }

    @Test
    void where_a_sentence_is_said_there_is_voice_and_between_sentences_silence() {
        for (Statement statement : script.statements()) {
            for (Delivery delivery : statement.deliveries().values()) {
                int before = 0;
                for (Sentence sentence : delivery.sentences()) {
                    assertThat(mean(delivery, sentence.fromMs(), sentence.toMs()))
                            .isGreaterThan(90);
                    assertThat(mean(delivery, before + 40, sentence.fromMs() - 20)).isLessThan(10);
                    before = sentence.toMs();
                }
            }
        }
    }

    @Test
    void speaker_interpreters_and_captioners_agree_on_the_statement() {
        Speech speech = speech("delegate", "discussion", "ru", 7);
        Delivery original = script.delivery(conference(), speech, "ru").orElseThrow();
        Delivery interpreted = script.delivery(conference(), speech, "ar").orElseThrow();
        Statement statement =
                script.statements().stream()
                        .filter(s -> s.deliveries().containsValue(original))
                        .findFirst()
                        .orElseThrow();
        assertThat(statement.in("ar")).contains(interpreted);
        assertThat(statement.original()).isEqualTo("ru");
        assertThat(statement.kind()).isEqualTo(Statement.Kind.STATEMENT);
    }

    @Test
    void the_chair_opens_before_the_discussion_and_closes_after_it() {
        assertThat(kindOf(speech("chair", "", "az", 1))).isEqualTo(Statement.Kind.OPENING);
        assertThat(kindOf(speech("chair", "keynotes", "az", 1))).isEqualTo(Statement.Kind.OPENING);
        assertThat(kindOf(speech("chair", "discussion", "az", 9)))
                .isEqualTo(Statement.Kind.CLOSING);
        assertThat(kindOf(speech("delegate", "keynotes", "en", 2)))
                .isEqualTo(Statement.Kind.KEYNOTE);
        assertThat(kindOf(speech("delegate", "experts", "fr", 3))).isEqualTo(Statement.Kind.EXPERT);
    }

    @Test
    void one_after_the_other_delegates_of_one_language_say_different_things() {
        Set<Delivery> said = new HashSet<>();
        for (int turn = 1; turn <= 2; turn++) {
            said.add(
                    script.delivery(
                                    conference(),
                                    speech("delegate", "discussion", "ru", turn),
                                    "ru")
                            .orElseThrow());
        }
        assertThat(said).hasSize(2);
    }

    @Test
    void words_grow_to_the_whole_sentence() {
        Sentence sentence = new Sentence(1000, 4000, "bir iki üç dörd beş altı");
        assertThat(sentence.thirds(999)).isZero();
        assertThat(sentence.thirds(2000)).isEqualTo(1);
        assertThat(sentence.thirds(4000)).isEqualTo(3);
        assertThat(List.of(sentence.words(1), sentence.words(2), sentence.words(3)))
                .containsExactly("bir iki", "bir iki üç dörd", "bir iki üç dörd beş altı");
    }

    @Test
    void whoever_comes_in_late_begins_with_the_next_sentence() {
        Delivery delivery = script.statements().getFirst().in("az").orElseThrow();
        Sentence second = delivery.sentences().get(1);
        assertThat(delivery.entryMs(delivery.sentences().getFirst().fromMs() + 500))
                .isEqualTo(second.fromMs() - 100);
        assertThat(delivery.entryMs(Integer.MAX_VALUE)).isEqualTo(delivery.lengthMs());
    }

    private Statement.Kind kindOf(Speech speech) {
        Delivery said = script.delivery(conference(), speech, speech.getLanguage()).orElseThrow();
        return script.statements().stream()
                .filter(s -> s.deliveries().containsValue(said))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    private static double mean(Delivery delivery, int fromMs, int toMs) {
        double sum = 0;
        int count = 0;
        for (int at = fromMs - fromMs % 20 + 20; at + 20 <= toMs; at += 20) {
            sum += delivery.sound(at).voice();
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static Speech speech(String who, String item, String language, int turn) {
        return Speech.newBuilder()
                .setParticipant(who)
                .setItem(item)
                .setLanguage(language)
                .setTurn(turn)
                .build();
    }

    private static Conference conference() {
        return Conference.newBuilder()
                .addParticipants(Participant.newBuilder().setId("chair").setRole(Role.ROLE_CHAIR))
                .addParticipants(
                        Participant.newBuilder().setId("delegate").setRole(Role.ROLE_DELEGATE))
                .addSessions(
                        SessionOutline.newBuilder()
                                .addItems(item("keynotes", AgendaItemKind.AGENDA_ITEM_KIND_KEYNOTE))
                                .addItems(item("experts", AgendaItemKind.AGENDA_ITEM_KIND_EXPERT))
                                .addItems(
                                        item(
                                                "discussion",
                                                AgendaItemKind.AGENDA_ITEM_KIND_DISCUSSION)))
                .build();
    }

    private static AgendaItem item(String id, AgendaItemKind kind) {
        return AgendaItem.newBuilder().setId(id).setKind(kind).build();
    }
}
