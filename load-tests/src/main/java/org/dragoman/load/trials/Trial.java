package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** A trial as a command: it is made in a folder of its own, then tells what was found. */
abstract class Trial implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();

    /** What came of a trial. */
    interface Findings {
        /** Whether nothing was wrong. */
        boolean isClean();

        String text();
    }

    /** Whether what was asked for can be done. */
    abstract boolean isPossible();

    /** What may be asked for. */
    String possible() {
        return "--times is 1 or more";
    }

    /** Makes the trial. */
    abstract Findings made(Path folder) throws BenchException, IOException;

    @Override
    public final Integer call() throws IOException {
        if (!isPossible()) {
            throw new ParameterException(spec.commandLine(), possible());
        }
        Path folder = Files.createTempDirectory("dragoman-" + spec.name());
        try {
            Findings findings = made(folder);
            spec.commandLine().getOut().print(findings.text());
            spec.commandLine().getOut().flush();
            return findings.isClean() ? 0 : Trials.WRONG;
        } catch (BenchException e) {
            spec.commandLine().getErr().println("dragoman trials: " + e.line());
            return Trials.CANNOT;
        } finally {
            Shell.delete(folder);
        }
    }
}
