package org.dragoman.conference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A title or a name in the conference's languages; a missing one falls back in the conference's order. */
public record Text(Map<LanguageTag, String> in) {
    public Text {
        in = Collections.unmodifiableMap(new LinkedHashMap<>(in));
    }

    /** The text in a language, else in the first of the conference's languages that has it. */
    public String read(LanguageTag wanted, List<Language> order) {
        String exact = in.get(wanted);
        if (exact != null) {
            return exact;
        }
        return order.stream()
                .filter(language -> in.containsKey(language.tag()))
                .map(language -> String.valueOf(in.get(language.tag())))
                .findFirst()
                .orElse("");
    }
}
