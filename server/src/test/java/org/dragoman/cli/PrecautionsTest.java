package org.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import org.dragoman.Dragoman;
import org.dragoman.gateway.net.Certificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** What would fail on the day is told weeks before, and badges are printed for it. */
class PrecautionsTest {
    private static final Path CONFERENCES = Path.of("..", "config", "conferences");

    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void conference() throws Exception {
        dated(LocalDate.now(ZoneOffset.UTC).plusDays(40));
    }

    /** The Baku conference on two other days. */
    private void dated(LocalDate first) throws Exception {
        String text =
                Files.readString(CONFERENCES.resolve("baku-2013.yaml"))
                        .replaceFirst("date: 20[0-9-]+", "date: " + first)
                        .replaceFirst("date: 2013[0-9-]+", "date: " + first.plusDays(1));
        Files.writeString(folder.resolve("c.yaml"), text);
    }

    private int run(Object command, String... more) {
        String[] all = new String[more.length + 2];
        Path file = folder.resolve("d.yaml");
        all[0] = "--config";
        all[1] = file.toString();
        System.arraycopy(more, 0, all, 2, more.length);
        try {
            Files.writeString(
                    file,
                    """
                    conference: c.yaml
                    data: data
                    public: {url: "https://conf.example.org"}
                    """);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private String check(String... more) {
        out.getBuffer().setLength(0);
        assertThat(run(new CheckCommand(), more)).as(err.toString()).isZero();
        return out.toString();
    }

    private String page() {
        return folder.resolve("b.html").toString();
    }

    @Test
    void nothing_is_told_of_badges_and_limits_that_suffice() {
        assertThat(run(new BadgesCommand(), "--out", page())).as(err.toString()).isZero();
        assertThat(check()).startsWith("ok: ");
    }

    @Test
    void badges_that_end_before_the_conference_was_put_off_to_are_told() throws Exception {
        assertThat(run(new BadgesCommand(), "--out", page())).isZero();
        dated(LocalDate.now(ZoneOffset.UTC).plusDays(54));
        assertThat(check()).contains("warning: the badges that were made end on").contains("anew");
        assertThat(run(new BadgesCommand(), "--out", page())).isZero();
        assertThat(check()).startsWith("ok: ");
    }

    @Test
    void a_certificate_that_ends_before_the_conference_is_told() throws Exception {
        dated(LocalDate.now(ZoneOffset.UTC).plusDays(500));
        Files.createDirectories(folder.resolve("data"));
        Certificates.own(folder.resolve("data"), "127.0.0.1");
        assertThat(check("--set", "public.tls.mode=self-signed"))
                .contains("warning: the certificate ends on")
                .contains("before the last session ends");
        dated(LocalDate.now(ZoneOffset.UTC).plusDays(40));
        assertThat(check("--set", "public.tls.mode=self-signed")).startsWith("ok: ");
    }

    @Test
    void links_that_work_on_this_machine_only_are_told() {
        String here = "work on this machine only; say in public.url";
        assertThat(check("--set", "public.url=https://localhost:8443")).contains(here);
        assertThat(check("--set", "public.url=http://conf.example.org")).contains("no microphone");
        assertThat(check("--set", "public.url=https://conf.example.org")).startsWith("ok: ");
        assertThat(run(new BadgesCommand(), "--set", "public.url=http://[::1]", "--out", page()))
                .isZero();
        assertThat(out.toString()).contains("warning: links with [::1] " + here);
    }

    /** A certificate that an authority made, from some days ago and for some days more. */
    private X509Bundle issued(int from, int until, boolean alone) throws Exception {
        var authority =
                new CertificateBuilder()
                        .subject("CN=Some Authority")
                        .setIsCertificateAuthority(true)
                        .buildSelfSigned();
        Instant now = Instant.now();
        var own =
                new CertificateBuilder()
                        .subject("CN=conf.example.org")
                        .addSanDnsName("conf.example.org")
                        .addSanDnsName("a.hall.example")
                        .notBefore(now.plus(from, ChronoUnit.DAYS))
                        .notAfter(now.plus(until, ChronoUnit.DAYS))
                        .buildIssuedBy(authority);
        Files.writeString(
                folder.resolve("own.crt"),
                own.getCertificatePEM() + (alone ? "" : authority.getCertificatePEM()));
        Files.writeString(folder.resolve("own.key"), own.getPrivateKeyPEM());
        return own;
    }

    private String checkFiles(String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of(more));
        for (String each : new String[] {"mode=files", "certificate=own.crt", "key=own.key"}) {
            String value =
                    each.replaceFirst("=own", "=" + folder.toString().replace("\\", "/") + "/own");
            all.addAll(java.util.List.of("--set", "public.tls." + value));
        }
        return check(all.toArray(String[]::new));
    }

    @Test
    void a_certificate_that_browsers_will_refuse_is_told_with_what_is_wrong() throws Exception {
        issued(-60, 80, false);
        assertThat(checkFiles()).startsWith("ok: ");
        assertThat(checkFiles("--set", "public.url=https://a.hall.example")).startsWith("ok: ");
        assertThat(checkFiles("--set", "public.url=https://hall.example"))
                .contains("is for conf.example.org, a.hall.example and not for hall.example");
        issued(-60, 80, true);
        assertThat(checkFiles()).contains("own.crt stands there alone").contains("fullchain.pem");
        issued(-60, -1, false);
        assertThat(checkFiles()).contains("own.crt ended on").contains("no browser comes in");
        issued(2, 80, false);
        assertThat(checkFiles()).contains("own.crt is good from");
        var other = issued(-60, 80, false);
        issued(-50, 80, false);
        Files.writeString(folder.resolve("own.key"), other.getPrivateKeyPEM());
        assertThat(checkFiles()).contains("are no PEM chain and key that belong together");
    }

    @Test
    void a_certificate_that_ends_soon_is_told_once() throws Exception {
        dated(LocalDate.now(ZoneOffset.UTC).plusDays(10));
        issued(-60, 20, false);
        assertThat(checkFiles()).contains("own.crt ends on").contains("in 19 days");
        dated(LocalDate.now(ZoneOffset.UTC).plusDays(40));
        assertThat(checkFiles())
                .contains("warning: the certificate ends on", "before the last session ends on")
                .doesNotContain("own.crt ends on");
    }

    @Test
    void more_badges_than_an_address_may_connect_are_told_with_the_key_and_the_number() {
        String said =
                check(
                        "--set", "limits.connections_per_address=199",
                        "--set", "limits.connections_per_private_address=200");
        assertThat(said)
                .contains("warning: 100 badges", "limits.connections_per_address (199)", "200\n")
                .doesNotContain("private");
    }

    @Test
    void a_management_port_for_everybody_without_a_secret_is_told() throws Exception {
        assertThat(check("--set", "management.host=0.0.0.0"))
                .contains("warning: other machines reach the management port on 0.0.0.0")
                .contains("management.token_file");
        Path token = Files.writeString(folder.resolve("token"), "a-secret-of-some-length");
        assertThat(
                        check(
                                "--set",
                                "management.host=0.0.0.0",
                                "--set",
                                "management.token_file=" + token))
                .startsWith("ok: ");
    }

    @Test
    void a_link_for_a_player_is_printed_for_one_channel_that_there_is() {
        assertThat(run(new BadgesCommand(), "--id", "chair", "--listening", "fr")).isZero();
        assertThat(out.toString())
                .containsPattern(
                        "chair https://conf\\.example\\.org/listen/fr\\.ogg\\?link=[\\w-]{40,}\n")
                .contains("good until ");
        assertThat(run(new BadgesCommand(), "--id", "chair", "--listening", "xx"))
                .isEqualTo(ExitCodes.WRONG);
        assertThat(err.toString()).contains("there is no channel xx");
    }

    @Test
    void badges_are_chosen_by_role_and_id_and_are_for_their_owner_alone() throws Exception {
        assertThat(
                        run(
                                new BadgesCommand(),
                                "--role",
                                "moderator,technician",
                                "--id",
                                "head-azerbaijan",
                                "--out",
                                page()))
                .isZero();
        Path page = Path.of(page());
        assertThat(Files.readString(page))
                .contains("data-id=\"technician-1\"", "data-id=\"head-azerbaijan\"")
                .doesNotContain("data-id=\"chair\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
    }

    @Test
    void who_is_nobody_and_a_role_that_is_none_are_told_and_nothing_is_written() {
        assertThat(run(new BadgesCommand(), "--id", "nobody", "--out", page()))
                .isEqualTo(ExitCodes.WRONG);
        assertThat(run(new BadgesCommand(), "--role", "boss", "--out", page()))
                .isEqualTo(ExitCodes.WRONG);
        assertThat(run(new BadgesCommand(), "--old-until", "2026-01-01T10:00", "--out", page()))
                .isEqualTo(ExitCodes.WRONG);
        assertThat(Path.of(page())).doesNotExist();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void another_key_is_made_and_the_sheet_says_what_becomes_of_old_badges() throws Exception {
        assertThat(run(new BadgesCommand(), "--out", page())).isZero();
        Path key = folder.resolve("data/baku-2013/badges.key");
        byte[] before = Files.readAllBytes(key);
        assertThat(run(new BadgesCommand(), "--rotate-key", "--out", page())).isZero();
        assertThat(out.toString()).contains("refused: print all of them again");
        assertThat(Files.readAllBytes(key)).isNotEqualTo(before);

        String noon = LocalDate.now(ZoneOffset.UTC).plusDays(3) + "T12:00";
        assertThat(run(new BadgesCommand(), "--rotate-key", "--old-until", noon, "--out", page()))
                .isZero();
        assertThat(out.toString()).contains("are good until " + noon.substring(0, 10) + "T08:00");
    }

    @Test
    void the_command_is_one_of_the_house() {
        assertThat(Dragoman.class.getAnnotation(CommandLine.Command.class).subcommands())
                .contains(BadgesCommand.class);
    }
}
