package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.Role;
import org.dragoman.session.said.Command;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The rules are what the table says, cell by cell. */
class RuleTableTest {
    private static final Path WORKED_OUT = Path.of("target", "rule-table.txt");

    @Test
    void every_cell_is_answered_as_the_table_says() throws IOException {
        String workedOut = new RuleTable().text();
        Files.createDirectories(WORKED_OUT.toAbsolutePath().getParent());
        Files.writeString(WORKED_OUT, workedOut);
        assertThat(differences(documented().lines().toList(), workedOut.lines().toList()))
                .describedAs(
                        "lines that differ (- documented, + worked out). If the rules are right,"
                                + " put %s in the table's place",
                        WORKED_OUT)
                .isEmpty();
    }

    @Test
    void every_kind_of_command_is_in_the_table() {
        var anybody = RuleTable.TableSender.all().getFirst();
        var inTable =
                TableCommand.all().stream()
                        .map(c -> c.by(anybody).getClass().getSimpleName())
                        .distinct()
                        .toList();
        var kinds = kinds(Command.class).map(Class::getSimpleName).toList();
        assertThat(inTable).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void every_sender_who_can_be_in_a_state_is_tried_in_it() {
        for (TableState state : TableState.values()) {
            assertThat(
                            RuleTable.TableSender.all().stream()
                                    .filter(s -> state.session(s).isPresent()))
                    .describedAs(state.title())
                    .hasSize(
                            switch (state) {
                                case SCHEDULED,
                                        IDLE,
                                        LISTED,
                                        FULL,
                                        SPEAKING,
                                        PAUSED,
                                        PARTNER_ON_AIR,
                                        OFFERED,
                                        ARMED,
                                        SEVERAL,
                                        POINT_RAISED,
                                        PRIORITY,
                                        LIST_CLOSED,
                                        CLOSED ->
                                        Role.values().length + 2;
                                case OWN_SPEECH, OWN_PAUSED ->
                                        5; // chair, moderator, secretary, delegate, observer
                                case ON_AIR, COUGHING -> 1;
                            });
        }
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(RuleTableTest::kinds)
                : Stream.of(type);
    }

    private static List<String> differences(List<String> documented, List<String> workedOut) {
        var differences = new ArrayList<String>();
        for (int i = 0; i < Math.max(documented.size(), workedOut.size()); i++) {
            String is = i < documented.size() ? documented.get(i) : "";
            String should = i < workedOut.size() ? workedOut.get(i) : "";
            if (!is.equals(should)) {
                differences.add((i + 1) + " - " + is);
                differences.add((i + 1) + " + " + should);
            }
        }
        return differences;
    }

    private static String documented() {
        try (var in = RuleTableTest.class.getResourceAsStream("rule-table.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
