package org.dragoman.captions;

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
        long order,
        Spoken spoken,
        Source source) {
    /** How it came to be; the same names as on the wire. */
    public enum Source {
        UNSPECIFIED,
        TYPED,
        RECOGNISED,
        PREPARED
    }

    /** When it was said, Unix milliseconds; 0 where the writer cannot tell. */
    public record Spoken(long fromMs, long toMs) {
        public static final Spoken UNKNOWN = new Spoken(0, 0);
    }

    /** Whether another of the same revision says the same, whoever was speaking when it came. */
    boolean says(Segment other) {
        return revision == other.revision
                && done == other.done
                && text.equals(other.text)
                && spoken.equals(other.spoken)
                && source == other.source;
    }

    /** The same segment in its place in its channel. */
    Segment at(long place, long firstAtMs) {
        return new Segment(
                language, id, revision, done, text, speaker, writer, firstAtMs, place, spoken,
                source);
    }
}
