package org.dragoman.conference;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;

/** Files of a conference at random: each is read, or refused with its mistakes at their places. */
public final class ConferencesFuzz {
    private ConferencesFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[] {'a'});
    }

    /** One file. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            ConferenceFile.read("random", bytes);
        } catch (ConferenceFileException e) {
            if (e.mistakes().isEmpty()) {
                throw new IllegalStateException("refused without a mistake");
            }
        }
    }
}
