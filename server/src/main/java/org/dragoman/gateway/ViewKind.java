package org.dragoman.gateway;

/** The views that replace their predecessor, so that a slow reader gets only the latest of each. */
enum ViewKind {
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
    CREDENTIALS
}
