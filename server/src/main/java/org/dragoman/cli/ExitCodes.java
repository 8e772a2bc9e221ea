package org.dragoman.cli;

/** How a subcommand ends, for scripts. */
public final class ExitCodes {
    /** All was well. */
    public static final int OK = 0;

    /** What was asked for, or a file it names, is wrong: mend it and try again. */
    public static final int WRONG = 2;

    private ExitCodes() {}
}
