package org.dragoman.conference;

import java.util.Map;

/** A title or a name in the conference's languages; a missing one falls back in the conference's order. */
public record Text(Map<LanguageTag, String> in) {
    public Text {
        in = Map.copyOf(in);
    }
}
