package org.dragoman.journal;

/**
 * A row of a journal as it is written, whatever this version knows of its event.
 *
 * @param atMs when it happened, Unix milliseconds
 * @param by who caused it, empty for the house
 * @param command the id its sender gave the command, or empty
 * @param event one line of JSON, its kind under {@code event}
 * @param hash the SHA-256 of the hash before it and of all the above, in hexadecimal
 */
public record Entry(
        long position, long atMs, String by, String command, String event, String hash) {}
