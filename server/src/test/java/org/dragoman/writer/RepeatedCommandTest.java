package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.CHAIR;
import static org.dragoman.session.SmallHall.EMMA;
import static org.dragoman.session.SmallHall.EN_1;
import static org.dragoman.session.SmallHall.FARID;
import static org.dragoman.session.SmallHall.MODERATOR;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** F26: what comes twice is done once, and answered alike, whatever happened to the house in between. */
class RepeatedCommandTest {
    private static final Answer REUSED = new Answer.Unable(Answer.Trouble.CMD_ID_REUSED);

    @TempDir Path folder;

    private record Press(ParticipantId by, Command command) {}

    private static final List<Press> SITTING =
            List.of(
                    new Press(CHAIR, new Command.OpenSession()),
                    new Press(EMMA, new Command.RequestFloor(Optional.empty())),
                    new Press(FARID, new Command.RequestFloor(Optional.empty())),
                    new Press(EN_1, new Command.GoOnAir(Output.A)),
                    new Press(MODERATOR, new Command.GiveNext()),
                    new Press(MODERATOR, new Command.GiveNext()),
                    new Press(MODERATOR, new Command.PauseSpeech()),
                    new Press(MODERATOR, new Command.ResumeSpeech()),
                    new Press(EN_1, new Command.GoOffAir()),
                    new Press(EN_1, new Command.GoOnAir(Output.A)),
                    new Press(CHAIR, new Command.CloseSession()));

    private SmallHouse house() throws Exception {
        return new SmallHouse(SqliteJournal.open(folder.resolve("morning.journal")));
    }

    private static Map<String, Answer> pressed(SmallHouse house, boolean twice) throws Exception {
        var answers = new LinkedHashMap<String, Answer>();
        for (int i = 0; i < SITTING.size(); i++) {
            Press press = SITTING.get(i);
            for (int time = 0; time < (twice ? 2 : 1); time++) {
                Answer answer =
                        house.ask(press.by(), "c-" + i, 0, press.command())
                                .get(10, TimeUnit.SECONDS);
                assertThat(answers.getOrDefault("c-" + i, answer)).isEqualTo(answer);
                answers.put("c-" + i, answer);
            }
        }
        return answers;
    }

    @Test
    void every_command_sent_twice_is_done_once_and_answered_alike() throws Exception {
        try (var house = house()) {
            pressed(house, true);
            assertThat(house.told().stream().flatMap(f -> f.command().stream()).distinct())
                    .hasSize(SITTING.size());
            assertThat(house.told()).hasSize((int) house.writer().session().position());
        }
    }

    @Test
    void a_command_repeated_after_a_restart_is_answered_alike_and_not_done_again()
            throws Exception {
        Map<String, Answer> before;
        try (var house = house()) {
            before = pressed(house, false);
        }
        assertThat(before.values()).allMatch(Answer.Accepted.class::isInstance);
        try (var house = house()) {
            long position = house.writer().session().position();
            assertThat(pressed(house, false)).isEqualTo(before);
            assertThat(house.writer().session().position()).isEqualTo(position);
            assertThat(house.told()).isEmpty();
        }
    }

    @Test
    void an_id_with_another_body_is_refused_and_changes_nothing() throws Exception {
        try (var house = house()) {
            house.ask(CHAIR, "c", 0, new Command.OpenSession()).get(10, TimeUnit.SECONDS);
            long position = house.writer().session().position();
            assertThat(
                            house.ask(CHAIR, "c", 0, new Command.CloseSession())
                                    .get(10, TimeUnit.SECONDS))
                    .isEqualTo(REUSED);
            assertThat(house.writer().session().position()).isEqualTo(position);
        }
    }

    @Test
    void an_id_is_its_senders_own() throws Exception {
        try (var house = house()) {
            house.ask(CHAIR, "c", 0, new Command.OpenSession()).get(10, TimeUnit.SECONDS);
            assertThat(
                            house.ask(EMMA, "c", 0, new Command.RequestFloor(Optional.empty()))
                                    .get(10, TimeUnit.SECONDS))
                    .isInstanceOf(Answer.Accepted.class);
            assertThat(house.writer().session().floor().list()).hasSize(1);
        }
    }
}
