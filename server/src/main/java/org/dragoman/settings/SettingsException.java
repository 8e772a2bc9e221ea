package org.dragoman.settings;

import org.dragoman.yaml.Mistake;
import org.dragoman.yaml.MistakenFileException;

import java.util.List;

/** A configuration the server cannot run with, with every mistake in it. */
public final class SettingsException extends MistakenFileException {
    private static final long serialVersionUID = 1;

    SettingsException(String file, List<Mistake> mistakes) {
        super(file, mistakes);
    }
}
