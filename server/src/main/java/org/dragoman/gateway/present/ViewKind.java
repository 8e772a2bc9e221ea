package org.dragoman.gateway.present;

/** The views that replace their predecessor, so that a slow reader gets only the latest of each. */
public enum ViewKind {
    SESSION,
    FLOOR,
    LIST,
    BOOTHS,
    CHANNELS,
    PRESENCE,
    SPOKEN,
    QUORUM,
    NOTES,
    FARES,
    HELP,
    CUES,
    PAD,
    CALLS,
    ALARMS,
    TECHNICIAN,
    SOUND_CHECK,
    COVERAGE,
    CREDENTIALS,
    PROGRAMME,
    REQUEST,
    TEXTS,
    RUN_SHEET,
    HALL
}
