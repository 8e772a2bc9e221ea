package org.dragoman.gateway.wire;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.dragoman.conference.LanguageTag;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** What the hub says to people, in their language; in English where a language has no words for it. */
public final class RefusalTexts {
    private static final String ENGLISH = "en";

    private final Map<String, Map<String, String>> byCode;

    private RefusalTexts(Map<String, Map<String, String>> byCode) {
        this.byCode = byCode;
    }

    /** Reads the texts that are shipped: code, then language, then text. */
    public static RefusalTexts shipped() {
        try (InputStream in = RefusalTexts.class.getResourceAsStream("refusals.json")) {
            return new RefusalTexts(
                    JsonMapper.builder().build().readValue(in, new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the texts of refusals cannot be read", e);
        }
    }

    /** The text for a code of the wire's enums. */
    public String say(String code, LanguageTag language) {
        Map<String, String> texts = byCode.getOrDefault(code, Map.of());
        String text = texts.get(language.value());
        return text == null ? texts.getOrDefault(ENGLISH, code) : text;
    }

    Map<String, Map<String, String>> all() {
        return byCode;
    }
}
