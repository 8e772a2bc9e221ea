package org.dragoman.conference;

import java.time.Duration;

/** A category of speeches with a time of its own; zero is no limit. */
public record TimeClass(TimeClassId id, Text name, Duration speech) {}
