package org.dragoman.writer;

/** The end of a session's chain: the position of its last fact, and the hash that stands for all of them. */
public record Head(long position, String hash) {}
