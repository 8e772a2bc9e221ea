package org.dragoman.text;

import java.text.Normalizer;

/**
 * Text as people wrote it, less what could deceive a reader: composed (NFC), no controls, no bidirectional overrides or
 * isolates, no zero-width or tag characters. Joiners stay where a letter stands on both sides.
 */
public final class PlainText {
    private PlainText() {}

    /** The text without what does not belong in it. */
    public static String of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var plain = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> append(plain, c));
        return withoutLooseJoiners(plain);
    }

    private static void append(StringBuilder plain, int c) {
        if (c == '\n' || c == '\t') {
            plain.append(' ');
        } else if (!deceives(c)) {
            plain.appendCodePoint(c);
        }
    }

    private static boolean deceives(int c) {
        return Character.isISOControl(c)
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200B
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C
                || c == 0x2028
                || c == 0x2029
                || c == 0x2060
                || c == 0xFEFF
                || (c >= 0xE0000 && c <= 0xE007F);
    }

    private static String withoutLooseJoiners(StringBuilder text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean joiner = c == 0x200C || c == 0x200D;
            boolean between =
                    i > 0
                            && i + 1 < text.length()
                            && joins(text.charAt(i - 1))
                            && joins(text.charAt(i + 1));
            if (!joiner || between) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    /** Letters and marks of scripts that need joiners: Arabic and its extensions, and the scripts of India and beyond. */
    private static boolean joins(char c) {
        return (c >= 0x0600 && c <= 0x08FF)
                || (c >= 0x0900 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x18AF);
    }
}
