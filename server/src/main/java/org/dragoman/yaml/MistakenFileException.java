package org.dragoman.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used as it stands, with every mistake in it. */
public class MistakenFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Mistake> mistakes;
    private final String file;

    /** The message is one line for each mistake. */
    public MistakenFileException(String file, List<Mistake> mistakes) {
        super(mistakes.stream().map(m -> m.in(file)).collect(Collectors.joining("\n")));
        this.file = file;
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, from the top of the file to its end; at least one. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** The file as it was named. */
    public String file() {
        return file;
    }
}
