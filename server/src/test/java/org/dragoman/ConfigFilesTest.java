package org.dragoman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files for systemd, Prometheus and Grafana, as the programs they are for read them where they are installed. */
class ConfigFilesTest {
    private static final Path CONFIG = Path.of("..", "config");
    private static final Pattern METER = Pattern.compile("dragoman_[a-z_]+");

    private record Ended(int code, String said) {}

    private static Ended run(Path in, String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(in.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    private static boolean isThere(String program) {
        return Stream.of("/usr/bin/", "/bin/", "/usr/local/bin/")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder + program)));
    }

    @Test
    void the_unit_leaves_the_service_little_to_do_harm_with() throws Exception {
        assumeTrue(isThere("systemd-analyze"), "systemd-analyze is not installed");
        Ended ended =
                run(
                        CONFIG.resolve("systemd"),
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--threshold=20",
                        "--no-pager",
                        "dragoman.service");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("Overall exposure level");
    }

    @Test
    void prometheus_takes_the_configuration_and_the_rules_call_when_they_should() throws Exception {
        assumeTrue(isThere("promtool"), "promtool is not installed");
        Path folder = CONFIG.resolve("prometheus");
        for (String[] command :
                new String[][] {
                    {"promtool", "check", "config", "prometheus.yml"},
                    {"promtool", "check", "rules", "dragoman.rules.yml"},
                    {"promtool", "test", "rules", "dragoman.rules.test.yml"}
                }) {
            Ended ended = run(folder, command);
            assertThat(ended.code()).as(ended.said()).isZero();
        }
    }

    @Test
    void rules_and_dashboard_ask_for_meters_that_there_are() throws Exception {
        Set<String> documented = meters(CONFIG.resolve("OPERATING.md"));
        for (String file :
                new String[] {"prometheus/dragoman.rules.yml", "grafana/dragoman.json"}) {
            Set<String> asked = new TreeSet<>();
            meters(CONFIG.resolve(file))
                    .forEach(name -> asked.add(name.replaceFirst("_bucket$", "")));
            assertThat(asked).as(file).isNotEmpty();
            assertThat(documented).as(file).containsAll(asked);
        }
    }

    private static Set<String> meters(Path file) throws IOException {
        var names = new TreeSet<String>();
        Matcher found = METER.matcher(Files.readString(file));
        while (found.find()) {
            names.add(found.group());
        }
        return names;
    }

    @Test
    void no_two_panels_of_the_dashboard_lie_on_each_other() throws Exception {
        JsonNode panels =
                JsonMapper.builder()
                        .build()
                        .readTree(CONFIG.resolve("grafana/dragoman.json").toFile())
                        .path("panels");
        var taken = new TreeSet<String>();
        for (JsonNode panel : panels) {
            JsonNode at = panel.path("gridPos");
            for (int x = 0; x < at.path("w").asInt(); x++) {
                for (int y = 0; y < at.path("h").asInt(); y++) {
                    String cell = (at.path("x").asInt() + x) + "," + (at.path("y").asInt() + y);
                    assertThat(taken.add(cell)).as(panel.path("title").asText()).isTrue();
                }
            }
        }
        assertThat(taken).isNotEmpty();
    }
}
