package org.dragoman.conference.file;

import org.dragoman.yaml.Mistake;
import org.dragoman.yaml.MistakenFileException;

import java.util.List;

/** A conference file that does not say what a conference needs, with every mistake in it. */
public final class ConferenceFileException extends MistakenFileException {
    private static final long serialVersionUID = 1;

    ConferenceFileException(String file, List<Mistake> mistakes) {
        super(file, mistakes);
    }
}
