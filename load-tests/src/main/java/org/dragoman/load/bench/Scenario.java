package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;

import java.io.IOException;

/** One question to the machine. */
interface Scenario {
    /** Lines of the generator that it needs at most. */
    long lines(Setup.Wishes wishes);

    void run(Setup setup, Report report) throws BenchException, IOException;
}
