package org.dragoman.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.dragoman.conference.LanguageTag;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.CaptionSource;
import org.dragoman.protocol.v1.CaptionWrite;

import java.util.Set;

/** Reads a whole segment that a recogniser posts as JSON; a field that is not known is a mistake, not a wish. */
final class CaptionPost {
    private static final Set<String> FIELDS =
            Set.of(
                    "segment",
                    "revision",
                    "final",
                    "text",
                    "speaker",
                    "from_ms",
                    "to_ms",
                    "prepared");

    private final JsonMapper json;

    /** What is wrong with a post. */
    static final class Unreadable extends Exception {
        private final String why;

        public Unreadable(String why) {
            super(why);
            this.why = why;
        }

        String why() {
            return why;
        }
    }

    CaptionPost(JsonMapper json) {
        this.json = json;
    }

    CaptionWrite read(String body, LanguageTag language) throws Unreadable {
        JsonNode said = object(body);
        return CaptionWrite.newBuilder()
                .setLanguage(language.value())
                .setSegment(said.path("segment").asText(""))
                .setRevision((int) whole(said, "revision", Integer.MAX_VALUE))
                .setFinal(said.path("final").asBoolean(false))
                .setText(said.path("text").asText(""))
                .setSpeaker(said.path("speaker").asText(""))
                .setFromMs(whole(said, "from_ms", Long.MAX_VALUE))
                .setToMs(whole(said, "to_ms", Long.MAX_VALUE))
                .setSource(
                        said.path("prepared").asBoolean(false)
                                ? CaptionSource.CAPTION_SOURCE_PREPARED
                                : CaptionSource.CAPTION_SOURCE_RECOGNISED)
                .build();
    }

    private JsonNode object(String body) throws Unreadable {
        JsonNode said;
        try {
            said = json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new Unreadable("the body is no JSON");
        }
        if (said == null || !said.isObject()) {
            throw new Unreadable("a JSON object is needed");
        }
        for (var field : said.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new Unreadable(
                        "known fields are " + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        }
        return said;
    }

    private static long whole(JsonNode said, String field, long most) throws Unreadable {
        JsonNode value = said.path(field);
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new Unreadable(field + " is a whole number");
        }
        long number = value.longValue();
        if (number < 0 || number > most) {
            throw new Unreadable(field + " is out of range");
        }
        return number;
    }
}
