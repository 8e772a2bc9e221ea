package org.dragoman.text;

/** Text from elsewhere as it may stand in a line of ours: nothing invisible works in it, and its direction ends where it ends. */
public final class SafeText {
    private static final char ISOLATE = '\u2068';
    private static final char END_ISOLATE = '\u2069';
    private static final int ASCII_MAX = 0x7E;
    private static final int ZWNJ = 0x200C;
    private static final int ZWJ = 0x200D;

    private SafeText() {}

    /** What is invisible is written out as {@code \}{@code u{202E}}; what is not plain ASCII is isolated. */
    public static String of(String text) {
        var safe = new StringBuilder(text.length() + 2);
        boolean plain = true;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (works(point)) {
                safe.append("\\u{%04X}".formatted(point));
            } else {
                safe.appendCodePoint(point);
                plain &= point <= ASCII_MAX;
            }
        }
        return plain ? safe.toString() : safe.insert(0, ISOLATE).append(END_ISOLATE).toString();
    }

    /** Joiners are spelling in some scripts, and reorder nothing. */
    private static boolean works(int point) {
        if (point == ZWNJ || point == ZWJ) {
            return false;
        }
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
}
