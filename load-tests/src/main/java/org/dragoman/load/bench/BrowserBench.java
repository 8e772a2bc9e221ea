package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A bench that opens browsers: it measures only on a quiet machine, and says where the figures go. */
abstract class BrowserBench implements Callable<Integer> {
    private static final int WRONG = 2;

    private final String scenario;

    @Option(names = "--json", paramLabel = "FILE", description = "also write the figures there")
    private @Nullable Path json;

    @Option(
            names = "--anyway",
            description =
                    "measure on a machine that others use, too; the report says SKIPPED still")
    private boolean anyway;

    BrowserBench(String scenario) {
        this.scenario = scenario;
    }

    @Override
    public final Integer call() throws IOException {
        try {
            return run();
        } catch (BenchException e) {
            System.err.println("dragoman bench " + scenario + ": " + e.line());
            return WRONG;
        }
    }

    /** Checks what was asked for and does it; returns what the command ends with. */
    abstract int run() throws BenchException, IOException;

    /** Puts what was measured into the report, with files in a folder that is deleted after. */
    interface Measurement {
        void into(Report report, Path folder) throws BenchException, IOException;
    }

    /** Measures where the machine is quiet or it is wished anyway, and tells the figures. */
    final int tell(Report report, Measurement measurement) throws BenchException, IOException {
        Machine.describe(report, false);
        double before = Noise.before();
        report.put("others_before_percent", 100 * before);
        boolean noisy = before > Noise.BEFORE_MAX;
        if (noisy) {
            report.put("skipped", true)
                    .remark(
                            "SKIPPED: other programs use this machine, so that nothing can be"
                                    + " told");
        }
        if (!noisy || anyway) {
            Path folder = Files.createTempDirectory("dragoman-" + scenario);
            try {
                measurement.into(report, folder);
            } finally {
                Bench.delete(folder);
            }
        }
        Bench.print(report.text());
        if (json != null) {
            Files.writeString(json, report.json());
        }
        return 0;
    }

    final Report report() {
        return new Report().put("scenario", scenario);
    }

    /** The options held here, as words of a command. */
    final List<String> options() {
        var words = new ArrayList<String>();
        if (anyway) {
            words.add("--anyway");
        }
        if (json != null) {
            words.addAll(List.of("--json", json.toAbsolutePath().toString()));
        }
        return words;
    }
}
