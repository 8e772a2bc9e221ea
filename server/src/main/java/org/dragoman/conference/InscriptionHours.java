package org.dragoman.conference;

import java.time.LocalDateTime;

/** Between which instants delegations inscribe their speakers, in the conference's time zone: from the first on, before the second. */
public record InscriptionHours(LocalDateTime opens, LocalDateTime closes) {}
