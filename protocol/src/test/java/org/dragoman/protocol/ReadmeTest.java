package org.dragoman.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;

import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.Options;
import org.dragoman.protocol.v1.RefusalCode;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The README's tables are whole: whoever adds a code says what a client does at it. */
class ReadmeTest {
    private final String readme = Files.readString(Path.of("README.md"));

    ReadmeTest() throws IOException {}

    @Test
    void every_refusal_has_its_row_and_no_row_is_left_over() {
        assertThat(names("## Refusals", "^\\| `([A-Z_]+)` \\|"))
                .containsExactlyInAnyOrderElementsOf(
                        names(RefusalCode.getDescriptor(), "REFUSAL_CODE_"));
    }

    @Test
    void every_close_code_has_its_row_with_its_number() {
        assertThat(names("## Close codes", "^\\| (\\d+ \\| `[A-Z_]+`) \\|"))
                .containsExactlyInAnyOrderElementsOf(
                        CloseCode.getDescriptor().getValues().stream()
                                .map(
                                        value ->
                                                value.getNumber()
                                                        + " | `"
                                                        + value.getName()
                                                                .substring("CLOSE_CODE_".length())
                                                        + "`")
                                .toList());
    }

    @Test
    void every_end_of_a_lease_has_its_row() {
        assertThat(names("## 7. Sound: speaking", "^\\| `([A-Z_]+)` \\|"))
                .containsExactlyInAnyOrderElementsOf(
                        names(LeaseEnd.getDescriptor(), "LEASE_END_").stream()
                                .filter(name -> !name.equals("UNSPECIFIED"))
                                .toList());
    }

    @Test
    void every_command_is_explained() {
        String section = section("## 5. Commands");
        assertThat(Command.getDescriptor().getOneofs().get(0).getFields())
                .allSatisfy(
                        field ->
                                assertThat(section)
                                        .contains("`" + field.getMessageType().getName() + "`"));
    }

    @Test
    void every_command_that_is_held_against_what_was_seen_is_named() {
        var named =
                Pattern.compile("(?ms)^\\*\\*Seen\\.\\*\\* (.*?)\\s+pick\\s+or\\s+move")
                        .matcher(readme);
        assertThat(named.find()).isTrue();
        assertThat(
                        Pattern.compile("`(\\w+)`")
                                .matcher(named.group(1))
                                .results()
                                .map(m -> m.group(1)))
                .containsExactlyElementsOf(
                        Command.getDescriptor().getOneofs().get(0).getFields().stream()
                                .filter(field -> field.getOptions().getExtension(Options.seen))
                                .map(field -> field.getMessageType().getName())
                                .toList());
    }

    private List<String> names(EnumDescriptor type, String prefix) {
        return type.getValues().stream()
                .map(EnumValueDescriptor::getName)
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toList());
    }

    private List<String> names(String heading, String row) {
        return Pattern.compile(row, Pattern.MULTILINE)
                .matcher(section(heading))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private String section(String heading) {
        int start = readme.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = readme.indexOf("\n## ", start + 1);
        return readme.substring(start, end < 0 ? readme.length() : end);
    }
}
