package org.dragoman.load.bench;

import com.fasterxml.jackson.databind.JsonNode;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Starter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The delegate's page in a real browser: how soon it is heard, how it switches, what it costs. */
@Command(
        name = "page",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the delegate's page in Chromium: from the link to sound through 4 Mbit/s with"
                    + " nothing cached, from one language to the next at its output, and with"
                    + " --hours its memory and processor time beside WebRTC.",
            "Says SKIPPED where other programs keep the machine too busy to tell."
        })
final class PageBench extends BrowserBench {
    private static final String SITE = "127.0.0.1";
    private static final int STEP_SECONDS = 60;
    private static final Map<String, String> BOOTHS = Map.of("fr", "fr", "en", "en");

    @Option(names = "--loads", paramLabel = "N", description = "how often the link is opened")
    private int loads = 7;

    @Option(names = "--switches", paramLabel = "N", description = "how many switches")
    private int switches = 50;

    @Option(names = "--hours", paramLabel = "H", description = "then play on for so long: 0.05")
    private double hours;

    PageBench() {
        super("page");
    }

    @Override
    int run() throws BenchException, IOException {
        if (loads < 0 || switches < 0 || hours < 0 || hours > 24) {
            throw new BenchException("--loads, --switches are 0 or more, --hours 0 to 24");
        }
        return tell(report(), this::measure);
    }

    private void measure(Report report, Path folder) throws BenchException, IOException {
        try (var hub = new Starter(folder, false, "", "").whole(SITE);
                var browser = open(hub)) {
            report.put("browser", browser.version());
            var figures = new PageFigures(report);
            figures.loads(asked(browser, "load", loads));
            figures.switches(asked(browser, "switch", switches));
            if (hours > 0) {
                browser.ask("watch", 120);
                int steps = Math.max(1, (int) Math.round(hours * 3600 / STEP_SECONDS));
                figures.minutes(asked(browser, "minute " + STEP_SECONDS, steps), STEP_SECONDS);
            }
        }
    }

    private static Browser open(HubProcess hub) throws BenchException {
        String site = "http://" + SITE + ":" + hub.port();
        return Browser.open("page", site, site, Browser.badges(hub, BOOTHS));
    }

    private static List<JsonNode> asked(Browser browser, String wish, int times)
            throws BenchException {
        var answers = new ArrayList<JsonNode>();
        for (int time = 0; time < times; time++) {
            answers.add(browser.ask(wish, STEP_SECONDS + 120));
        }
        return answers;
    }
}
