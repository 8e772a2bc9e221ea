package org.dragoman.load.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.dragoman.load.Load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of the bench as anybody starts it: a process of its own, its exit code, its words and its figures. */
record Run(int exitCode, String said, JsonNode figures) {
    static Run of(Path folder, String... arguments) throws IOException, InterruptedException {
        Path json = folder.resolve("figures.json");
        Path words = folder.resolve("words.txt");
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Load.class.getName(),
                                "bench"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--json", json.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(words.toFile())
                        .start();
        int code = process.waitFor();
        String said = Files.readString(words, StandardCharsets.UTF_8);
        var mapper = new ObjectMapper();
        return new Run(
                code,
                said,
                Files.exists(json) ? mapper.readTree(json.toFile()) : mapper.createObjectNode());
    }

    double figure(String key) {
        if (!figures.has(key)) {
            throw new AssertionError("no figure " + key + " in: " + said);
        }
        return figures.get(key).asDouble();
    }
}
