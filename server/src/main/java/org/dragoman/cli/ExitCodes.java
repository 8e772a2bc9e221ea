package org.dragoman.cli;

/** How a subcommand ends, for scripts. */
public final class ExitCodes {
    /** All was well. */
    public static final int OK = 0;

    /** What was looked at is not as it must be: a journal was changed. */
    public static final int BROKEN = 1;

    /** What was asked for, or a file it names, is wrong: mend it and try again. */
    public static final int WRONG = 2;

    /** The machine does not give what is needed: a port, a certificate, a disk, an undamaged journal. */
    public static final int CANNOT = 3;

    private ExitCodes() {}
}
