package org.dragoman.conference;

import java.time.Duration;
import java.util.Optional;

/** Delegations that speak as one or share a budget of time, which holds for each session. */
public record Group(GroupId id, Text name, Optional<Duration> budget) {}
