package org.dragoman.session.said;

/** Numbers the turns of a session, 1 up, never used twice. */
public record TurnId(int value) {}
