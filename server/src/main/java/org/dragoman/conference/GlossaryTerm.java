package org.dragoman.conference;

/**
 * What a thing is called in the working languages, as the booths look it up.
 *
 * @param note where it comes from or when it is used; may be empty
 */
public record GlossaryTerm(Text in, String note) {
    /** A term's length in characters as people count them. */
    public static final int WORD_MAX = 120;

    public static final int NOTE_MAX = 200;

    /** Terms in a glossary: a booth searches them in its page at every key. */
    public static final int KEPT_MAX = 1_000;
}
