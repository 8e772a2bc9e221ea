package org.dragoman.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class SettingsFileTest {
    private static final Path SHIPPED = Path.of("..", "config", "dragoman.yaml");

    @TempDir Path folder;

    private Settings read(String text) throws Exception {
        return read(text, Overrides.NONE);
    }

    private Settings read(String text, Overrides overrides) throws Exception {
        Path file = Files.writeString(folder.resolve("dragoman.yaml"), text);
        return SettingsFile.read(Optional.of(file), overrides);
    }

    private List<String> mistakesOf(String text, Overrides overrides) throws Exception {
        try {
            read(text, overrides);
            return List.of();
        } catch (SettingsException e) {
            return e.mistakes().stream().map(m -> m.in("f").replaceFirst("^f:", "")).toList();
        }
    }

    private List<String> mistakesOf(String text) throws Exception {
        return mistakesOf(text, Overrides.NONE);
    }

    private static Overrides set(String... assignments) {
        return new Overrides(Map.of(), List.of(assignments));
    }

    @Test
    void the_shipped_file_says_every_key_and_each_with_its_default() throws Exception {
        Settings shipped = SettingsFile.read(Optional.of(SHIPPED), Overrides.NONE);

        assertThat(shipped.open()).isEqualTo(Settings.defaults().open());
        assertThat(shipped.management()).isEqualTo(Settings.defaults().management());
        assertThat(shipped.tuning()).isEqualTo(Settings.defaults().tuning());
        assertThat(shipped.speech()).isEqualTo(Settings.defaults().speech());
        for (KeyInEffect key : shipped.keys()) {
            boolean nothing = key.value().equals("~") || key.value().equals("[]");
            assertThat(key.said().isPresent() || nothing).as(key.key().path()).isTrue();
        }
        assertThat(shipped.conference()).hasFileName("baku-2013.yaml").isRegularFile();
    }

    @Test
    void every_key_of_the_shipped_file_has_a_reason_above_it() throws Exception {
        String before = "";
        for (String line : Files.readAllLines(SHIPPED)) {
            if (line.matches(" *[a-z_]+:.*")) {
                boolean grouped = before.matches(" *[a-z_]+:.*");
                assertThat(before.contains("#") || grouped).as(line).isTrue();
            }
            before = line.isBlank() ? before : line;
        }
    }

    @Test
    void a_file_with_few_lines_leaves_the_rest_as_it_is() throws Exception {
        Settings settings = read("public: {port: 9000}\nlimits:\nspeech: {keynote_seconds: 60}\n");

        assertThat(settings.open().address()).isEqualTo(new Settings.Address("127.0.0.1", 9000));
        assertThat(settings.open().tls()).isEqualTo(new Settings.Tls.Plain());
        assertThat(settings.tuning().limits().framesPerSecond()).isEqualTo(75);
        assertThat(settings.speech().keynote()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.tuning().badgesValid()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void the_public_address_is_that_of_a_whole_site() throws Exception {
        assertThat(
                        read("event_loops: 0", set("public.url=https://Конференция.example/"))
                                .open()
                                .url())
                .hasToString("Optional[https://xn--e1aajfpcds8ay4h.example]");
        assertThat(read("public: {url: ~}", Overrides.NONE).open().url()).isEmpty();
        for (String wrong :
                List.of(
                        "conf.example.org",
                        "ftp://conf.example.org",
                        "https://",
                        "https://conf.example.org/live",
                        "https://conf.example.org#t=x",
                        "https://a@conf.example.org",
                        "https://conf.example.org:99999",
                        "https://0.0.0.0",
                        "https://[::]:8443")) {
            assertThat(mistakesOf("event_loops: 0", set("public.url=" + wrong)))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .contains(wrong)
                    .contains("write");
        }
    }

    @Test
    void proxies_are_networks_and_where_they_alone_may_ask_plain_text_may_go_further()
            throws Exception {
        var open =
                read("event_loops: 0", set("public.proxies=127.0.0.1,10.1.2.0/24,fd00::/8")).open();
        assertThat(open.proxies()).hasSize(3);
        assertThat(open.proxies().get(1).contains(java.net.InetAddress.ofLiteral("10.1.2.9")))
                .isTrue();
        assertThat(open.proxies().get(1).contains(java.net.InetAddress.ofLiteral("10.1.3.9")))
                .isFalse();
        assertThat(open.proxies().get(2).contains(java.net.InetAddress.ofLiteral("fd12::1")))
                .isTrue();
        assertThat(mistakesOf("event_loops: 0", set("public.proxies=10.1.2.0/33"))).hasSize(1);
        assertThat(mistakesOf("event_loops: 0", set("public.proxies=proxy.example"))).hasSize(1);
        assertThat(mistakesOf("event_loops: 0", set("public.host=0.0.0.0"))).hasSize(1);
        assertThat(
                        mistakesOf(
                                "event_loops: 0",
                                set("public.host=0.0.0.0", "public.proxies=10.1.2.0/24")))
                .isEmpty();
    }

    @Test
    void the_environment_goes_over_the_file_and_the_command_line_over_both() throws Exception {
        var environment =
                Map.of(
                        "DRAGOMAN_PUBLIC_PORT", "9001",
                        "DRAGOMAN_MANAGEMENT_PORT", "9002",
                        "DRAGOMAN_JAVA_HOME", "/opt/jdk",
                        "PATH", "/bin");
        var overrides = new Overrides(environment, List.of("management.port=9003"));
        Settings settings = read("public: {port: 9000}\n", overrides);

        assertThat(settings.open().address().port()).isEqualTo(9001);
        assertThat(settings.management().address().port()).isEqualTo(9003);
    }

    @Test
    void the_management_port_has_its_secret_in_a_file_and_its_certificate_from_the_public_one()
            throws Exception {
        assertThat(mistakesOf("management:\n  tls: public\n  token_file: nowhere\n"))
                .anyMatch(line -> line.contains("2:8: management.tls is public"))
                .anyMatch(line -> line.contains("3:15: management.token_file"));
        java.nio.file.Files.writeString(folder.resolve("token"), "x");
        Settings settings =
                read(
                        "conference: c.yaml\npublic: {tls: {mode: self-signed}}\n"
                                + "management: {tls: public, token_file: token, hosts: [hall]}\n",
                        Overrides.NONE);
        assertThat(settings.management().encrypted()).isTrue();
        assertThat(settings.management().hosts()).containsExactly("hall");
        assertThat(settings.management().tokenFile()).contains(folder.resolve("token"));
    }

    @Test
    void a_list_is_overridden_with_commas() throws Exception {
        Settings settings =
                read("conference: c.yaml\n", set("public.origins=https://a.example, http://b:81"));

        assertThat(settings.open().origins()).containsExactly("https://a.example", "http://b:81");
    }

    @Test
    void paths_start_at_the_file_and_overridden_ones_at_the_working_directory() throws Exception {
        Settings settings = read("conference: sub/../c.yaml\n", set("data=here"));

        assertThat(settings.conference()).isEqualTo(folder.resolve("c.yaml"));
        assertThat(settings.data()).isEqualTo(Path.of("here"));
    }

    @Test
    void unknown_keys_are_told_wherever_they_were_said() throws Exception {
        var environment = Map.of("DRAGOMAN_LIMITS_HELO_SECONDS", "1");
        var overrides = new Overrides(environment, List.of("public.prot=1", "nonsense"));

        assertThat(mistakesOf("public:\n  prot: 1\n", overrides))
                .containsExactly(
                        "2:3: key \"prot\" is not known in public; did you mean \"port\"?",
                        "DRAGOMAN_LIMITS_HELO_SECONDS: \"DRAGOMAN_LIMITS_HELO_SECONDS\" names no"
                                + " key; did you mean \"DRAGOMAN_LIMITS_HELLO_SECONDS\"?",
                        "--set public.prot: \"public.prot\" names no key; did you mean"
                                + " \"public.port\"?",
                        "--set nonsense: the value is missing; write --set key=value");
    }

    @Test
    void every_mistake_is_reported_at_once() throws Exception {
        assertThat(
                        mistakesOf(
                                """
                                public:
                                  host: not a host
                                  port: 70000
                                  tls: {mode: maybe}
                                  origins: [conference.example, "https://x/y", "*"]
                                event_loops: two
                                limits:
                                  hello_seconds: 0
                                  hello_seconds: 7
                                  ping: 5
                                """))
                .containsExactly(
                        "2:9: \"not a host\" is not a host; write a name or an address like"
                                + " 127.0.0.1 or 0.0.0.0",
                        "3:9: \"70000\" must be a whole number from 0 to 65535",
                        "4:15: \"maybe\" is none of plain, self-signed, files, acme; write one of"
                                + " them",
                        "5:13: \"conference.example\" is not an origin; write it like"
                                + " https://conference.example",
                        "5:33: \"https://x/y\" is not an origin; write it like"
                                + " https://conference.example",
                        "5:48: \"*\" is not an origin; write it like https://conference.example",
                        "6:14: \"two\" must be a whole number from 0 to 256",
                        "8:18: \"0\" must be a whole number from 1 to 60",
                        "9:3: key \"hello_seconds\" appears twice, first at line 8; keep one",
                        "10:3: key \"ping\" is not known in limits; known here: hello_seconds,"
                                + " message_bytes, commands_per_second, frames_per_second,"
                                + " packet_bytes, channels_heard, caption_characters, ping_seconds,"
                                + " connections_per_address, connections_per_private_address,"
                                + " arrivals_per_address, arrivals_per_private_address,"
                                + " wrong_badges_per_minute,"
                                + " header_bytes, headers, request_line_bytes, economy_percent");
    }

    @Test
    void nothing_goes_unencrypted_beyond_this_machine() throws Exception {
        assertThat(mistakesOf("public: {host: 0.0.0.0}\n"))
                .containsExactly(
                        "1:16: \"0.0.0.0\" is beyond this machine, and tls.mode is plain; make"
                                + " tls.mode self-signed or files, or the host 127.0.0.1; or name"
                                + " the proxies that alone may ask there in public.proxies");
        assertThat(mistakesOf("public: {host: hall.example}\n")).hasSize(1);
        assertThat(mistakesOf("public: {host: localhost}\n")).isEmpty();
        assertThat(mistakesOf("public: {host: '::1'}\n")).isEmpty();
        assertThat(mistakesOf("public: {host: 0.0.0.0, tls: {mode: self-signed}}\n")).isEmpty();
    }

    @Test
    void certificate_and_key_must_be_there_when_they_are_used_and_only_then() throws Exception {
        assertThat(mistakesOf("public: {tls: {mode: files, key: no.pem}}\n"))
                .containsExactly(
                        "1:22: tls.mode is files, but tls.certificate is missing; name the PEM"
                                + " file",
                        "1:34: tls.key \"%s\" is not there or may not be read; check path and"
                                        .formatted(folder.resolve("no.pem"))
                                + " rights");
        assertThat(mistakesOf("public: {tls: {certificate: c.pem}}\n"))
                .containsExactly(
                        "1:29: a PEM file is named, but tls.mode does not use one; make tls.mode"
                                + " files, or take it out");

        Files.writeString(folder.resolve("c.pem"), "");
        assertThat(
                        read("public: {tls: {mode: files, certificate: c.pem, key: c.pem}}")
                                .open()
                                .tls())
                .isEqualTo(
                        new Settings.Tls.Files(folder.resolve("c.pem"), folder.resolve("c.pem")));
    }

    @Test
    void the_two_ports_are_two() throws Exception {
        assertThat(mistakesOf("public: {port: 9000}\nmanagement: {port: 9000}\n"))
                .containsExactly(
                        "2:20: management.port 9000 is the public port too; choose another");
        assertThat(mistakesOf("public: {port: 0}\nmanagement: {port: 0}\n")).isEmpty();
    }

    @Test
    void what_is_in_effect_can_be_written_down_and_read_again() throws Exception {
        Settings settings =
                read(
                        "conference: a b.yaml\npublic: {origins: ['https://x.example']}\n",
                        set("limits.ping_seconds=9"));

        assertThat(settings.written())
                .contains("  ping_seconds: 9  # --set limits.ping_seconds\n")
                .contains("  origins: [\"https://x.example\"]  # line 2\n")
                .contains("  header_bytes: 16384\n");
        Settings again = read(settings.written());
        assertThat(again.tuning().limits()).isEqualTo(settings.tuning().limits());
        assertThat(again.open()).isEqualTo(settings.open());
        assertThat(again.conference()).isEqualTo(settings.conference());
    }

    @Test
    void a_file_that_is_not_there_is_told_in_one_line() {
        assertThatThrownBy(
                        () ->
                                SettingsFile.read(
                                        Optional.of(Path.of("no", "such.yaml")), Overrides.NONE))
                .isInstanceOf(SettingsException.class)
                .hasMessage("no/such.yaml: there is no such file; check the path");
    }
}
