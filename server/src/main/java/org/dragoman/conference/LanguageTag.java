package org.dragoman.conference;

import java.util.IllformedLocaleException;
import java.util.Locale;

/** A language by its BCP-47 tag, in canonical case: {@code az}, {@code zh-Hant}. */
public record LanguageTag(String value) {
    public LanguageTag {
        if (!valid(value)) {
            throw new IllegalArgumentException("language \"" + value + "\" is not a BCP-47 tag");
        }
    }

    /** Whether a text is a well-formed BCP-47 tag in canonical case, at most 35 characters. */
    public static boolean valid(String value) {
        if (value.isEmpty() || value.length() > 35) {
            return false;
        }
        try {
            return new Locale.Builder().setLanguageTag(value).build().toLanguageTag().equals(value);
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
