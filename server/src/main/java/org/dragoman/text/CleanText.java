package org.dragoman.text;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name or title as it may be shown: NFC, on one line, nothing invisible that could reorder or disguise it, of bounded length. */
public final class CleanText {
    /** A name's length in characters as people count them (grapheme clusters). */
    public static final int NAME_MAX = 64;

    /** A title's length in characters as people count them. */
    public static final int TITLE_MAX = 300;

    /** Code points that may stack up to one character; more is a heap of accents. */
    private static final int STACKED_MAX = 8;

    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    private CleanText() {}

    /**
     * The text composed to NFC and without outer blanks.
     *
     * @throws IllegalArgumentException with a message for its writer if it is empty, too long, or holds what is not shown
     */
    public static String of(String raw, int charactersMax) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        refuseInvisible(text);
        int characters = 0;
        Matcher each = CHARACTER.matcher(text);
        while (each.find()) {
            characters++;
            if (each.group().codePointCount(0, each.group().length()) > STACKED_MAX) {
                throw new IllegalArgumentException(
                        "too many accents on character " + characters + "; take them off");
            }
        }
        if (characters == 0) {
            throw new IllegalArgumentException("the text is empty; write something to show");
        }
        if (characters > charactersMax) {
            throw new IllegalArgumentException(
                    "the text has "
                            + characters
                            + " characters; shorten it to "
                            + charactersMax
                            + " or fewer");
        }
        return text;
    }

    private static void refuseInvisible(String text) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (invisible(points[i]) && !joins(points, i)) {
                throw new IllegalArgumentException(
                        String.format(
                                "character %d is the invisible U+%04X (%s); delete it",
                                i + 1, points[i], Character.getName(points[i])));
            }
        }
    }

    private static boolean invisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }

    /** Joiners are spelling in some scripts, and only there between two letters. */
    private static boolean joins(int[] points, int i) {
        return (points[i] == ZWNJ || points[i] == ZWJ)
                && i > 0
                && i + 1 < points.length
                && needsJoiners(points[i - 1])
                && needsJoiners(points[i + 1]);
    }

    private static boolean needsJoiners(int point) {
        boolean letter =
                Character.isLetter(point) || Character.getType(point) == Character.NON_SPACING_MARK;
        return letter
                && switch (Character.UnicodeScript.of(point)) {
                    case ARABIC,
                            SYRIAC,
                            MONGOLIAN,
                            DEVANAGARI,
                            BENGALI,
                            GUJARATI,
                            GURMUKHI,
                            ORIYA,
                            KANNADA,
                            MALAYALAM,
                            SINHALA,
                            TAMIL,
                            TELUGU,
                            KHMER ->
                            true;
                    default -> false;
                };
    }
}
