package org.dragoman.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.dragoman.client.ogg.Recording;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the statements that are shipped, text and sound. */
final class ScriptReader {
    private ScriptReader() {}

    static List<Statement> read() throws IOException {
        JsonNode all;
        try (InputStream in = resource("speeches.json")) {
            all = new ObjectMapper().readTree(in);
        }
        List<Statement> statements = new ArrayList<>();
        for (JsonNode one : all) {
            Map<String, Delivery> deliveries = new TreeMap<>();
            for (JsonNode version : one.path("versions")) {
                deliveries.put(version.path("language").asText(), delivery(version));
            }
            statements.add(
                    new Statement(
                            one.path("name").asText(),
                            Statement.Kind.valueOf(one.path("kind").asText()),
                            one.path("original").asText(),
                            deliveries));
        }
        return statements;
    }

    private static Delivery delivery(JsonNode version) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        for (JsonNode sentence : version.path("sentences")) {
            sentences.add(
                    new Sentence(
                            sentence.path("from_ms").asInt(),
                            sentence.path("to_ms").asInt(),
                            sentence.path("text").asText()));
        }
        try (InputStream in = resource(version.path("file").asText())) {
            return new Delivery(
                    version.path("language").asText(),
                    Recording.read(in),
                    version.path("levels").asText(),
                    sentences);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = ScriptReader.class.getResourceAsStream("speech/" + name);
        if (in == null) {
            throw new FileNotFoundException("speech/" + name);
        }
        return in;
    }
}
