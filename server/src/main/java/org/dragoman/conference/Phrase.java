package org.dragoman.conference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing a hall is told again and again. A place in its text is written {@code {minutes}}. */
public record Phrase(PhraseId id, Text text) {
    static final Pattern PLACE = Pattern.compile("\\{([a-z]{1,20})\\}");
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

    /** The names of its places, in the order of the text that has them first. */
    public List<String> places() {
        return text.in().values().stream()
                .flatMap(words -> places(words).stream())
                .distinct()
                .toList();
    }

    public static List<String> places(String words) {
        var places = new ArrayList<String>();
        Matcher each = PLACE.matcher(words);
        while (each.find()) {
            places.add(each.group(1));
        }
        return places;
    }

    /** The text in every language with its places filled in; each value is isolated, so that it reads rightly in either direction. */
    public Text filled(Map<String, String> values) {
        var filled = new LinkedHashMap<LanguageTag, String>();
        text.in().forEach((tag, words) -> filled.put(tag, filled(words, values)));
        return new Text(filled);
    }

    private static String filled(String words, Map<String, String> values) {
        return PLACE.matcher(words)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        FIRST_STRONG_ISOLATE
                                                + values.getOrDefault(place.group(1), "")
                                                + POP_DIRECTIONAL_ISOLATE));
    }
}
