package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.hubs.Kind;
import org.dragoman.load.hubs.Starter;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures the hub against the machine's limit. */
@Command(
        name = "bench",
        subcommands = {EarBench.class, PageBench.class},
        description = "Measures the hub against what this machine can do at most.",
        mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final int WRONG = 2;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO",
            description =
                    "plenary capacity economy switch storm slow silent captions idle growth soak"
                            + " start allocation peers")
    private String scenario = "";

    @Option(
            names = {"--listeners", "--readers"},
            paramLabel = "N",
            description = "how many listen; at most, where that is searched for")
    private int listeners;

    @Option(names = "--seconds", paramLabel = "S", description = "length of a window")
    private int seconds;

    @Option(names = "--rounds", paramLabel = "R", description = "rounds of windows, A B A")
    private int rounds;

    @Option(names = "--tls", description = "over TLS 1.3")
    private boolean tls;

    @Option(names = "--json", paramLabel = "FILE", description = "also write the figures there")
    private @Nullable Path json;

    @Option(names = "--java", hidden = true, description = "further flags of the product's JVM")
    private String productFlags = "";

    @Override
    public Integer call() throws IOException {
        try {
            if (listeners < 0 || seconds < 0 || rounds < 0) {
                throw new BenchException("--listeners, --seconds and --rounds are 1 or more");
            }
            Report report = measured();
            print(report.text());
            if (json != null) {
                Files.writeString(json, report.json());
            }
            return 0;
        } catch (BenchException e) {
            System.err.println("dragoman bench: " + e.line());
            return WRONG;
        }
    }

    static void print(String text) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        out.print(text);
        out.flush();
    }

    private Report measured() throws BenchException, IOException {
        Scenario what = named(scenario);
        var wishes = new Setup.Wishes(listeners, seconds, rounds, tls, scenario.equals("peers"));
        Machine.require(what.lines(wishes));
        var report = new Report().put("scenario", scenario);
        Machine.describe(report, tls);
        Machine.stayOn(1);
        Path folder = Files.createTempDirectory("dragoman-bench");
        try (var setup = new Setup(wishes, new Starter(folder, tls, "0", productFlags))) {
            what.run(setup, report);
            Pauses.read(setup.starter().pauses(), 0).tellWhole(report);
        } catch (BenchException e) {
            delete(folder);
            throw e;
        }
        report.put("leaks", leaks(folder));
        delete(folder);
        return report;
    }

    private static Scenario named(String word) throws BenchException {
        return switch (word) {
            case "plenary" -> new Plenary(List.of(Kind.PRODUCT, Kind.NETTY));
            case "peers" -> new Plenary(List.of(Kind.PRODUCT, Kind.NETTY, Kind.UNDERTOW, Kind.WS));
            case "capacity" -> new Capacity();
            case "economy" -> new Economy();
            case "switch" -> new Switch();
            case "storm" -> new Storm();
            case "slow" -> new Slow();
            case "silent" -> new Silent();
            case "captions" -> new Captions();
            case "idle" -> new Idle();
            case "growth" -> new Growth();
            case "soak" -> new Soak();
            case "start" -> new Start();
            case "restart" -> new Restart();
            case "allocation" -> new Allocation();
            default ->
                    throw new BenchException(
                            "no scenario \""
                                    + word
                                    + "\"; there are: plenary capacity economy switch storm slow"
                                    + " silent captions idle growth soak start restart allocation"
                                    + " peers");
        };
    }

    /** Buffers that a hub's leak detector found, where it was switched on. */
    private static long leaks(Path folder) throws IOException {
        Path log = folder.resolve("dragoman.log");
        if (!Files.exists(log)) {
            return 0;
        }
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("LEAK:")).count();
        }
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
