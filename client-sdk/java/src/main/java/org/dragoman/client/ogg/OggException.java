package org.dragoman.client.ogg;

import java.io.IOException;

/** The bytes are no Ogg Opus, or not any more. */
public final class OggException extends IOException {
    private static final long serialVersionUID = 1L;

    OggException(String what) {
        super(what);
    }
}
