package org.dragoman.backstage;

/** What interpreters may ask of whoever speaks; the same names as on the wire. */
public enum Cue {
    SLOWER,
    LOUDER
}
