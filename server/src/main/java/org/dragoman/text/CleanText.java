package org.dragoman.text;

import java.text.Normalizer;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that people wrote, made safe to show. There is one notion of what is {@link Invisible}, and three answers to it: a file
 * is refused, for its writer can mend it; what is typed live is stripped, of names more than of sentences; what is on record
 * is spelled out.
 */
public final class CleanText {
    /** A name's length in characters as people count them (grapheme clusters). */
    public static final int NAME_MAX = 64;

    /** A title's length in characters as people count them. */
    public static final int TITLE_MAX = 300;

    /** Code points that may stack up to one character; more is a heap of accents. */
    private static final int STACKED_MAX = 8;

    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final char ISOLATE = '\u2068';
    private static final char END_ISOLATE = '\u2069';
    private static final int ASCII_MAX = 0x7E;

    /** Isolates within isolates; nobody writes more. */
    private static final int ISOLATES_MAX = 8;

    private CleanText() {}

    /**
     * A name or title of a file: composed to NFC, without outer blanks.
     *
     * @throws IllegalArgumentException with a message for its writer if it is empty, too long, or holds what is not shown
     */
    public static String accepted(String raw, int charactersMax) {
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
            if (Invisible.at(points, i)) {
                throw new IllegalArgumentException(
                        String.format(
                                "character %d is the invisible U+%04X (%s); delete it",
                                i + 1, points[i], Character.getName(points[i])));
            }
        }
    }

    /**
     * A name or an id that people typed live, as it is kept and shown: composed to NFC, on one line, less what is invisible,
     * since two names that look alike must be alike, and with no more accents on a character than a file may have. Nobody is
     * asked to mend it.
     */
    public static String stripped(String raw) {
        return cleaned(raw, Invisible::is);
    }

    /**
     * Sentences that people typed live, as they are kept and shown, each in an element of its own: the same, but with the marks
     * of direction that their writer put in. Isolates are closed where they were left open, so that nothing behind them turns
     * round; embeddings and overrides are taken out.
     */
    public static String prose(String raw) {
        return balanced(cleaned(raw, point -> Invisible.is(point) && !Invisible.directs(point)));
    }

    private static String cleaned(String raw, IntPredicate unwanted) {
        int[] seen =
                Normalizer.normalize(raw.replace("\r\n", "\n"), Normalizer.Form.NFC)
                        .codePoints()
                        .map(point -> Invisible.separates(point) ? ' ' : point)
                        .filter(point -> !unwanted.test(point) || Invisible.isJoiner(point))
                        .toArray();
        var clean = new StringBuilder(raw.length());
        int stacked = 0;
        for (int i = 0; i < seen.length; i++) {
            stacked = isMark(seen[i]) ? stacked + 1 : 0;
            if (stacked < STACKED_MAX && (!Invisible.isJoiner(seen[i]) || !Invisible.at(seen, i))) {
                clean.appendCodePoint(seen[i]);
            }
        }
        return clean.toString();
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    true;
            default -> false;
        };
    }

    private static String balanced(String text) {
        if (text.indexOf(END_ISOLATE) < 0 && text.codePoints().noneMatch(Invisible::isolates)) {
            return text;
        }
        var whole = new StringBuilder(text.length() + ISOLATES_MAX);
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Invisible.isolates(c) && open < ISOLATES_MAX) {
                open++;
                whole.append(c);
            } else if (c == END_ISOLATE && open > 0) {
                open--;
                whole.append(c);
            } else if (c != END_ISOLATE && !Invisible.isolates(c)) {
                whole.append(c);
            }
        }
        return whole.append(String.valueOf(END_ISOLATE).repeat(open)).toString();
    }

    /**
     * What is on record, in a line of ours: what is invisible is written out as {@code \}{@code u{202E}}, nothing else is
     * changed, and what is not plain ASCII is isolated, so that its direction ends where it ends.
     */
    public static String spelledOut(String recorded) {
        int[] points = recorded.codePoints().toArray();
        var safe = new StringBuilder(recorded.length() + 2);
        boolean plain = true;
        for (int i = 0; i < points.length; i++) {
            if (Invisible.at(points, i)) {
                safe.append("\\u{%04X}".formatted(points[i]));
            } else {
                safe.appendCodePoint(points[i]);
                plain &= points[i] <= ASCII_MAX;
            }
        }
        return plain ? safe.toString() : safe.insert(0, ISOLATE).append(END_ISOLATE).toString();
    }
}
