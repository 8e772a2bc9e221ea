package org.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

final class CheckCommandTest {
    private static final String CONFIG = Path.of("..", "config").toString();

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int check(String... arguments) {
        return new CommandLine(new CheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void a_right_configuration_is_summed_up_in_one_line() {
        String address = "public.url=https://conf.example.org";
        assertThat(check("--config", CONFIG + "/dragoman.yaml", "--set", address))
                .isEqualTo(ExitCodes.OK);
        assertThat(out)
                .hasToString(
                        "ok: baku-2013: 5 languages, 5 booths with 17 interpreters, 44 delegations,"
                                + " 100 participants, 5 sessions on 2 days\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_conference_file_can_be_checked_alone() {
        assertThat(check("--config", CONFIG + "/conferences/st-petersburg-2019.yaml"))
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).startsWith("ok: st-petersburg-2019: ").endsWith("1 day\n");
    }

    @Test
    void mistakes_come_with_their_places_and_their_number() throws Exception {
        Path file = Files.writeString(folder.resolve("c.yaml"), "languages: []\nplaec: {}\n");

        assertThat(check("--config", file.toString())).isEqualTo(ExitCodes.WRONG);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains(file + ":2:1: key \"plaec\" is not known; did you mean \"place\"?\n")
                .endsWith("mistakes in " + file + "\n");
    }

    @Test
    void a_configuration_whose_conference_is_wrong_is_not_ok() throws Exception {
        Files.writeString(folder.resolve("c.yaml"), "languages: []\n");
        Path file = Files.writeString(folder.resolve("d.yaml"), "conference: c.yaml\n");

        assertThat(check("--config", file.toString())).isEqualTo(ExitCodes.WRONG);
        assertThat(err.toString()).contains(folder.resolve("c.yaml") + ":1:1: key \"conference\"");
    }

    @Test
    void the_configuration_in_effect_is_printed_on_request() {
        int code =
                check(
                        "--config",
                        CONFIG + "/dragoman.yaml",
                        "--effective",
                        "--set",
                        "event_loops=3");

        assertThat(code).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("event_loops: 3  # --set event_loops\n");
    }

    @Test
    void without_a_file_it_says_what_to_name() {
        assertThat(check()).isEqualTo(ExitCodes.WRONG);
        assertThat(err.toString()).startsWith("name a file: --config FILE\n");
    }

    @Test
    void too_few_interpreters_are_a_warning() throws Exception {
        String alone =
                Files.readString(Path.of(CONFIG, "conferences", "osce-2020.yaml"))
                        .replaceAll(
                                "(?m)^ +- (?:id: |\\{participant: )fr-2(?:,.*)?\\n"
                                        + "(?: {4}name:\\n"
                                        + "(?: {6}.*\\n"
                                        + "){3})?",
                                "");
        Path file = Files.writeString(folder.resolve("osce-2020.yaml"), alone);

        assertThat(check("--config", file.toString())).as(err.toString()).isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .startsWith(
                        "warning: booth fr has 1 interpreter; AIIC asks for 2\n"
                                + "warning: three languages have 5 interpreters; AIIC asks for 6\n"
                                + "ok: ");
    }
}
