package org.dragoman.text;

/**
 * What is not seen in a text: controls, formats, private use, what Unicode has not assigned. It can disguise a name, turn the
 * direction of a line or carry what nobody reads.
 */
public final class Invisible {
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    private Invisible() {}

    /** Whether a code point is not seen by itself. Joiners are among these; see {@link #at}. */
    public static boolean is(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> !isDrawn(point);
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            default -> fills(point);
        };
    }

    /** Letters and marks that are drawn as nothing (Unicode: Default_Ignorable_Code_Point): fillers of Hangul and Khmer. */
    private static boolean fills(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || point == 0x3164
                || point == 0xFFA0;
    }

    /** Whether what stands there is not seen and spells nothing: joiners are spelling in some scripts, and hold emoji together. */
    static boolean at(int[] points, int i) {
        return is(points[i]) && !joins(points, i);
    }

    /** Whether it ends a line, a cell or a record where it comes from: words on both sides of it are two. */
    static boolean separates(int point) {
        return (point >= '\t' && point <= '\r')
                || (point >= 0x1C && point <= 0x1F)
                || point == 0x85
                || point == 0x2028
                || point == 0x2029;
    }

    /** Whether it says the direction of what stands beside it or within it, and ends with its paragraph. */
    static boolean directs(int point) {
        return point == 0x200E
                || point == 0x200F
                || point == 0x061C
                || isolates(point)
                || point == 0x2069;
    }

    /** Whether it opens an isolate. */
    static boolean isolates(int point) {
        return point >= 0x2066 && point <= 0x2068;
    }

    static boolean isJoiner(int point) {
        return point == ZWNJ || point == ZWJ;
    }

    /** Signs that are drawn around the digits or letters behind them (Unicode: Prepended_Concatenation_Mark). */
    private static boolean isDrawn(int point) {
        return (point >= 0x0600 && point <= 0x0605)
                || point == 0x06DD
                || point == 0x070F
                || point == 0x0890
                || point == 0x0891
                || point == 0x08E2
                || point == 0x110BD
                || point == 0x110CD;
    }

    private static boolean joins(int[] points, int i) {
        if (!isJoiner(points[i]) || i == 0 || i + 1 == points.length) {
            return false;
        }
        return (spells(points, i - 1) && spells(points, i + 1))
                || (points[i] == ZWJ && endsEmoji(points, i - 1) && startsEmoji(points[i + 1]));
    }

    /** Whether the character there is of a script that needs joiners; a mark that many scripts use is of its base's. */
    private static boolean spells(int[] points, int i) {
        return switch (Character.getType(points[i])) {
            case Character.NON_SPACING_MARK ->
                    Character.UnicodeScript.of(points[i]) == Character.UnicodeScript.INHERITED
                            ? i > 0 && spells(points, i - 1)
                            : needsJoiners(points[i]);
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER ->
                    needsJoiners(points[i]);
            default -> false;
        };
    }

    /** Scripts whose letters join, and those that stack letters with a virama. */
    private static boolean needsJoiners(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case ARABIC,
                    SYRIAC,
                    MANDAIC,
                    NKO,
                    MONGOLIAN,
                    DEVANAGARI,
                    BENGALI,
                    GURMUKHI,
                    GUJARATI,
                    ORIYA,
                    TAMIL,
                    TELUGU,
                    KANNADA,
                    MALAYALAM,
                    SINHALA,
                    MYANMAR,
                    KHMER ->
                    true;
            default -> false;
        };
    }

    private static boolean endsEmoji(int[] points, int i) {
        boolean styled = points[i] == EMOJI_STYLE || Character.isEmojiModifier(points[i]);
        return startsEmoji(points[i]) || (styled && i > 0 && startsEmoji(points[i - 1]));
    }

    private static boolean startsEmoji(int point) {
        return Character.isExtendedPictographic(point);
    }
}
