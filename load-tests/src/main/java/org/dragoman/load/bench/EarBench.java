package org.dragoman.load.bench;

import com.fasterxml.jackson.databind.JsonNode;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Starter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Mouth to ear in a real browser, beside that browser's own WebRTC: the same tones, microphone and minute. */
@Command(
        name = "ear",
        mixinStandardHelpOptions = true,
        description = {
            "Measures mouth to ear in Chromium beside its WebRTC, from one raw microphone at the"
                    + " same time.",
            "Says SKIPPED where other programs keep the machine too busy to tell."
        })
final class EarBench extends BrowserBench {
    private static final int CUT_SECONDS = 3;
    private static final String SPEAKERS = "127.0.0.1";
    private static final String ALL = "0.0.0.0";

    @Option(names = "--busy", description = "with every core kept busy")
    private boolean busy;

    @Option(
            names = "--loss",
            paramLabel = "PCT",
            description = "per cent of the listener's packets lost, in a network of its own")
    private double loss;

    @Option(
            names = "--cuts",
            paramLabel = "N",
            description = "then take the listener's network away for 3 s, so often")
    private int cuts;

    @Option(names = "--seconds", paramLabel = "S", description = "length of a round")
    private int seconds = 20;

    @Option(names = "--rounds", paramLabel = "R", description = "how many rounds")
    private int rounds = 6;

    @Option(
            names = "--sittings",
            paramLabel = "N",
            description = "over how many browsers the rounds are spread")
    private int sittings = 3;

    @Option(names = "--inside", hidden = true, description = "already in a network of its own")
    private boolean inside;

    EarBench() {
        super("ear");
    }

    @Override
    int run() throws BenchException, IOException {
        if (loss < 0 || loss > 50 || cuts < 0 || seconds < 5 || sittings < 1 || rounds < sittings) {
            throw new BenchException(
                    "--loss is 0 to 50, --seconds 5 or more, --sittings 1 or more,"
                            + " --rounds as many or more");
        }
        if (!inside && (loss > 0 || cuts > 0)) {
            return OwnNetwork.run(again(), loss);
        }
        return tell(report().put("busy", busy).put("loss_percent", loss), this::measure);
    }

    /** This very command, to be run in a network of its own. */
    private List<String> again() {
        var words = new ArrayList<>(List.of("bench", "ear", "--inside"));
        words.addAll(List.of("--seconds", Integer.toString(seconds)));
        words.addAll(List.of("--rounds", Integer.toString(rounds)));
        words.addAll(List.of("--sittings", Integer.toString(sittings)));
        words.addAll(List.of("--loss", Double.toString(loss), "--cuts", Integer.toString(cuts)));
        if (busy) {
            words.add("--busy");
        }
        words.addAll(options());
        return words;
    }

    private void measure(Report report, Path folder) throws BenchException, IOException {
        try (var spin = new Spin(busy ? Runtime.getRuntime().availableProcessors() : 0)) {
            report.put("spinning", spin.threads()).put("sittings", sittings);
            var found = new EarFigures();
            for (int sitting = 0; sitting < sittings; sitting++) {
                sit(folder.resolve("sitting-" + sitting), found, sitting, report);
            }
            found.tell(report, loss > 0);
        }
    }

    /**
     * Some rounds with a hub and a browser of their own: how the browser's two clocks, of the
     * microphone and of the output, stand to each other is settled anew each time, and moves both
     * chains by up to 15 ms.
     */
    private void sit(Path folder, EarFigures found, int sitting, Report report)
            throws BenchException, IOException {
        Files.createDirectories(folder);
        int mine = rounds / sittings + (sitting < rounds % sittings ? 1 : 0);
        try (var hub = new Starter(folder, false, "", "").whole(inside ? ALL : SPEAKERS);
                var browser = Browser.open(site(hub), listeners(hub), hub)) {
            report.put("browser", browser.version());
            for (int round = 0; round < mine; round++) {
                var noise = Noise.begin();
                JsonNode heard = browser.ask("round " + seconds, seconds + 30);
                found.round(heard, noise.disturbed());
            }
            if (sitting == sittings - 1) {
                tellCuts(browser, report);
            }
        }
    }

    private void tellCuts(Browser browser, Report report) throws BenchException {
        double ours = 0;
        double webrtc = 0;
        for (int cut = 0; cut < cuts; cut++) {
            JsonNode back = browser.ask("cut " + CUT_SECONDS, 60);
            ours = Math.max(ours, back.path("back_ms").asDouble(Double.POSITIVE_INFINITY));
            webrtc = Math.max(webrtc, back.path("webrtc_back_ms").asDouble(-1));
        }
        if (cuts > 0) {
            report.put("back_after_cut_ms", Double.isFinite(ours) ? ours : -1)
                    .put("webrtc_back_after_cut_ms", webrtc);
        }
    }

    private static String site(HubProcess hub) {
        return "http://" + SPEAKERS + ":" + hub.port();
    }

    /** In a network of its own the listener comes in by the address whose packets are lost. */
    private String listeners(HubProcess hub) {
        return inside ? "http://" + OwnNetwork.LISTENER + ":" + hub.port() : site(hub);
    }
}
