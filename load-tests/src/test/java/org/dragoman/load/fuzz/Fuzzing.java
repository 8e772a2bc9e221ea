package org.dragoman.load.fuzz;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Fuzzes every target for as long as one likes, and tells what came of it. */
@Command(
        name = "dragoman fuzz",
        mixinStandardHelpOptions = true,
        description = "Gives whatever reads what others wrote random bytes, guided by coverage.")
public final class Fuzzing implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final int SECONDS_MIN = 2;

    @Option(
            names = "--minutes",
            description = "how long in all, shared by the targets (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private int minutes;

    @Parameters(
            paramLabel = "TARGET",
            description = "what to fuzz; all where nothing is named: ${COMPLETION-CANDIDATES}")
    private List<Target> targets = List.of();

    public static void main(String[] args) {
        System.exit(
                new CommandLine(new Fuzzing())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Target> all = targets.isEmpty() ? List.of(Target.values()) : targets;
        int each = Math.max(SECONDS_MIN, minutes * 60 / all.size());
        var outcomes = new ArrayList<Fuzzer.Outcome>();
        for (Target target : all) {
            System.err.println(target.lower() + " for " + each + " s ...");
            outcomes.add(Fuzzer.fuzz(target, each));
        }
        System.out.print(FuzzTable.told(outcomes));
        return outcomes.stream().allMatch(one -> one.found().isEmpty()) ? 0 : FOUND;
    }
}
