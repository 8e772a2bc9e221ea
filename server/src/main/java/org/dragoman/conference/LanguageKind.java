package org.dragoman.conference;

/** How a working language reaches those who follow it. */
public enum LanguageKind {
    SOUND,
    /** Written only. */
    TEXT,
    /** Sign language, by a video from elsewhere. */
    SIGN
}
