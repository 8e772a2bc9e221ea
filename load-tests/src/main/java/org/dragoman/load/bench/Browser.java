package org.dragoman.load.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.HubProcess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Chromium with its pages, driven by a script of Node's that answers each line with one. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OPENS_WITHIN_S = 180;

    private final Process process;
    private final BufferedReader says;
    private final Writer told;
    private String version = "";

    private Browser(Process process) {
        this.process = process;
        this.says = process.inputReader(StandardCharsets.UTF_8);
        this.told = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Opens the pages of a moderator, a booth and a listener, until the booth is heard. */
    static Browser open(String speakers, String listeners, HubProcess hub) throws BenchException {
        return open("ear", speakers, listeners, badges(hub, Map.of("booth", "fr")));
    }

    /** Runs the pages of a script until it says that they stand. */
    static Browser open(String name, String speakers, String listeners, Map<String, String> badges)
            throws BenchException {
        Path home = Path.of(System.getProperty("dragoman.home", "..")).toAbsolutePath().normalize();
        if (!Files.exists(home.resolve("server/src/main/web/node_modules/playwright-core"))) {
            throw new BenchException("the consoles are not built here: run mvn package once");
        }
        Map<String, Object> settings =
                Map.of(
                        "home",
                        home.toString(),
                        "speakerSite",
                        speakers,
                        "listenerSite",
                        listeners,
                        "badges",
                        badges);
        Path script = home.resolve("load-tests/src/main/node").resolve(name + ".mjs");
        try {
            var browser =
                    new Browser(
                            new ProcessBuilder(
                                            List.of(
                                                    "node",
                                                    script.toString(),
                                                    JSON.writeValueAsString(settings)))
                                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                                    .start());
            browser.version = browser.answer(OPENS_WITHIN_S).path("browser").asText();
            return browser;
        } catch (IOException e) {
            throw new BenchException("Node cannot be started: install nodejs", e);
        }
    }

    /**
     * A moderator's and a listener's badge, and those of booths.
     *
     * @param booths what the script calls them, and which booth each is
     */
    static Map<String, String> badges(HubProcess hub, Map<String, String> booths) {
        var badges = new HashMap<String, String>();
        badges.put("moderator", hub.badges("moderator").getFirst());
        badges.put("listener", hub.badges("listener").getFirst());
        booths.forEach((called, booth) -> badges.put(called, hub.badges(booth).getFirst()));
        return badges;
    }

    String version() {
        return version;
    }

    /** Says a line and takes one for an answer. */
    JsonNode ask(String line, int withinS) throws BenchException {
        try {
            told.write(line + "\n");
            told.flush();
            return answer(withinS);
        } catch (IOException e) {
            throw new BenchException("the browser's script is gone", e);
        }
    }

    private JsonNode answer(int withinS) throws BenchException {
        var line = CompletableFuture.supplyAsync(this::line);
        try {
            return JSON.readTree(line.get(withinS, TimeUnit.SECONDS));
        } catch (TimeoutException | ExecutionException | JsonProcessingException e) {
            close();
            throw new BenchException("the browser's script does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private String line() {
        try {
            String line = says.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            told.close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
