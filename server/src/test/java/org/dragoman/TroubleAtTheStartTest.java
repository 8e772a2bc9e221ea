package org.dragoman;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/** What keeps the server from starting is told in one line, with what to do, and an exit code that is not 0. */
class TroubleAtTheStartTest {
    private static final String BAKU =
            Path.of("../config/conferences/baku-2013.yaml").toAbsolutePath().toString();

    @TempDir Path data;

    private record Ending(int code, String said) {}

    private Ending serve(String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "serve",
                                "--set=conference=" + BAKU,
                                "--set=data=" + data,
                                "--set=public.port=0",
                                "--set=management.port=0"));
        arguments.addAll(List.of(more));
        var said = new StringWriter();
        var line = Dragoman.commandLine().setErr(new PrintWriter(said, true));
        int code = line.execute(arguments.toArray(String[]::new));
        return new Ending(code, said.toString().strip());
    }

    @Test
    void a_port_in_use_is_named_with_its_cure() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ending = serve("--set=public.port=" + taken.getLocalPort());
            assertThat(ending.code()).isEqualTo(3);
            assertThat(ending.said())
                    .hasLineCount(1)
                    .contains("127.0.0.1:" + taken.getLocalPort())
                    .contains("in use")
                    .contains("choose another port");
        }
    }

    @Test
    void a_certificate_that_is_not_there_is_named() {
        var ending =
                serve(
                        "--set=public.tls.mode=files",
                        "--set=public.tls.certificate=none.pem",
                        "--set=public.tls.key=none.key");
        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.said()).contains("tls.certificate").contains("none.pem");
    }

    @Test
    void a_certificate_that_is_none_is_named() throws Exception {
        Path junk = Files.writeString(data.resolve("junk.pem"), "junk");
        var ending =
                serve(
                        "--set=public.tls.mode=files",
                        "--set=public.tls.certificate=" + junk,
                        "--set=public.tls.key=" + junk);
        assertThat(ending.code()).isEqualTo(3);
        assertThat(ending.said()).hasLineCount(1).contains("no PEM chain and key");
    }

    @Test
    void a_wrong_setting_is_told_with_what_is_allowed() {
        var ending = serve("--set=event_loops=-1");
        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.said()).contains("event_loops");
    }

    @Test
    void plain_text_beyond_this_machine_is_refused() {
        assertThat(serve("--set=public.host=0.0.0.0").code()).isEqualTo(2);
    }

    @Test
    void a_journal_that_was_changed_is_never_served() throws Exception {
        Path journal =
                Files.createDirectories(data.resolve("baku-2013")).resolve("opening.journal");
        try (var sql = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = sql.createStatement()) {
            statement.execute(
                    "CREATE TABLE fact (position INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, by"
                        + " TEXT NOT NULL, command TEXT NOT NULL, event TEXT NOT NULL, hash TEXT"
                        + " NOT NULL)");
            statement.execute(
                    "INSERT INTO fact VALUES (1, 0, 'chair', '', '{\"event\":\"SessionOpened\"}',"
                            + " 'forged')");
            statement.execute("PRAGMA user_version=1");
        }
        var ending = serve();
        assertThat(ending.code()).isEqualTo(3);
        assertThat(ending.said())
                .hasLineCount(1)
                .contains("opening.journal")
                .contains("position 1");
    }
}
