package org.dragoman.print;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.dragoman.conference.LanguageTag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The words on what is printed, by language; English where a language has none. */
final class PrintedWords {
    private static final String ENGLISH = "en";

    private final Map<String, Map<String, String>> byKey;

    private PrintedWords(Map<String, Map<String, String>> byKey) {
        this.byKey = byKey;
    }

    /** Reads the words that are shipped: key, then language, then text. */
    static PrintedWords shipped() {
        try (InputStream in = PrintedWords.class.getResourceAsStream("words.json")) {
            return new PrintedWords(
                    JsonMapper.builder().build().readValue(in, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the words of badges cannot be read", e);
        }
    }

    /** The language of the words for a language: itself, or English. */
    String language(String key, LanguageTag wanted) {
        return texts(key).containsKey(wanted.value()) ? wanted.value() : ENGLISH;
    }

    String say(String key, LanguageTag wanted) {
        return String.valueOf(texts(key).get(language(key, wanted)));
    }

    Map<String, String> texts(String key) {
        return byKey.getOrDefault(key, Map.of());
    }
}
