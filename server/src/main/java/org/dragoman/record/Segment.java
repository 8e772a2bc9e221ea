package org.dragoman.record;

import org.dragoman.conference.LanguageTag;

/**
 * A piece of a text channel as it stands now. A later revision replaces it in place.
 *
 * @param order its place in its channel, the same for all its revisions
 * @param atMs when its first revision came, Unix milliseconds
 */
public record Segment(
        LanguageTag language,
        String id,
        int revision,
        boolean done,
        String text,
        String speaker,
        String writer,
        long atMs,
        long order) {}
