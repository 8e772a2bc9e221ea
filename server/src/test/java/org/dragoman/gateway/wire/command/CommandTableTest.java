package org.dragoman.gateway.wire.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;

import org.dragoman.backstage.BackstageCommand;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Command.BodyCase;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.SmallHall;
import org.dragoman.session.rules.Rights;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every command of the wire has its row, and who may ask it is what the rules say. */
class CommandTableTest {
    @Test
    void every_command_of_the_protocol_has_one_row() {
        assertThat(CommandTable.all())
                .extracting(Row::asked)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(BodyCase.values())
                                .filter(one -> one != BodyCase.BODY_NOT_SET)
                                .toList());
    }

    /** A command that can be read with nothing in it tells by its rights who may ask; the others are tried by hand. */
    @Test
    void the_rules_of_the_session_let_the_same_roles_ask() {
        int compared = 0;
        for (Row row : CommandTable.all()) {
            for (Role role : Role.values()) {
                Optional<Read> read = read(row, role);
                if (read.isPresent()
                        && read.get() instanceof Read.OfSession(var command)
                        && !row.name().equals("GIVE_FLOOR")) {
                    assertThat(Rights.mayAsk(role, command))
                            .describedAs("%s by %s", row.name(), role)
                            .isEqualTo(row.who().contains(role));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(30 * Role.values().length);
    }

    @Test
    void what_is_asked_behind_the_scenes_is_refused_to_whom_it_is_not_for() {
        for (Row row : BackstageCommands.values()) {
            for (Role role : Role.values()) {
                if (row.who().contains(role)) {
                    continue;
                }
                assertThatThrownBy(() -> row.read(wire(row), asker(role)))
                        .describedAs("%s by %s", row.name(), role)
                        .isInstanceOfSatisfying(
                                Unreadable.class,
                                no ->
                                        assertThat(no.code())
                                                .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN));
            }
        }
    }

    @Test
    void every_command_behind_the_scenes_has_its_row() {
        assertThat(BackstageCommand.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(BackstageCommands.values())
                                .map(row -> camel(row.name()))
                                .toList());
    }

    @Test
    void an_ordering_and_a_table_are_for_who_keeps_the_list() {
        for (Row row : List.of(ListCommands.PREVIEW_ORDER, ListCommands.IMPORT_INSCRIPTIONS)) {
            assertThat(row.who()).isEqualTo(Roles.LIST_KEEPERS);
            assertThatThrownBy(() -> row.read(wire(row), asker(Role.DELEGATE)))
                    .isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void what_the_protocol_marks_as_seen_its_row_knows() {
        assertThat(CommandTable.all().stream().filter(Row::wantsSeen).map(Row::name))
                .contains("GIVE_FLOOR", "GIVE_NEXT", "SKIP_TURN", "MOVE_TURN")
                .doesNotContain("REQUEST_FLOOR", "SEND_CHAT");
    }

    private static Optional<Read> read(Row row, Role role) {
        try {
            return Optional.of(row.read(wire(row), asker(role)));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private static Asker asker(Role role) {
        var viewer = new Viewer(new ParticipantId("somebody"), role, Optional.empty());
        return new Asker(SmallHall.setting(), role, viewer, 0);
    }

    /** The command with the first value of every choice, and ids where it has ids. */
    private static Command wire(Row row) {
        FieldDescriptor body = Command.getDescriptor().findFieldByNumber(row.asked().getNumber());
        var command = Command.newBuilder().setId("1");
        var message = command.newBuilderForField(body);
        for (FieldDescriptor field : body.getMessageType().getFields()) {
            if (field.isRepeated() || field.getContainingOneof() != null) {
                continue;
            }
            switch (field.getJavaType()) {
                case ENUM -> message.setField(field, field.getEnumType().getValues().get(1));
                case STRING ->
                        message.setField(field, field.getName().equals("language") ? "en" : "a");
                default -> {}
            }
        }
        return command.setField(body, message.build()).build();
    }

    private static String camel(String name) {
        var all = new StringBuilder();
        for (String word : name.toLowerCase(java.util.Locale.ROOT).split("_")) {
            all.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return all.toString();
    }
}
