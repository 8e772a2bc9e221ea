package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;
import org.dragoman.yaml.Mistake;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The smallest conference worth having, and what the loader says when a piece of it is changed. */
public final class SmallConference {
    static final String TEXT =
            """
            conference: small-2026
            title: {en: A small conference, fr: Une petite conférence}
            place: {en: Here}
            timezone: Europe/Paris
            languages:
              - {tag: en, autonym: English, direction: ltr}
              - {tag: fr, autonym: français, direction: ltr}
            delegations:
              - {id: red, kind: state, name: {en: Red}}
              - {id: blue, kind: ngo, name: {en: Blue}}
            participants:
              - {id: chair, name: {en: The chair}, language: en}
              - {id: head-red, name: {en: Head of Red}, delegation: red, language: fr}
              - {id: ann, name: {en: Ann}}
              - {id: bob, name: {en: Bob}}
            booths:
              - {id: en, name: {en: English booth}, outputs: [en], interpreters: [{participant: ann, a: [en], c: [fr]}]}
              - {id: fr, name: {en: French booth}, outputs: [fr], interpreters: [{participant: bob, b: [fr], c: [en]}]}
            badges:
              - {participant: chair, role: chair}
              - {participant: head-red, role: delegate}
              - {participant: ann, role: interpreter}
              - {participant: bob, role: interpreter}
            days:
              - date: 2026-05-04
                sessions:
                  - id: opening
                    title: {en: Opening}
                    starts: 10:00
                    ends: 12:00
                    items:
                      - {id: welcome, kind: opening, title: {en: Welcome}, speech: 10m, speakers: [chair]}
                      - {id: debate, kind: discussion, title: {en: Debate}}
              - date: 2026-05-05
                sessions:
                  - id: closing
                    title: {en: Closing}
                    starts: 09:00
                    ends: 11:00
                    items:
                      - {id: thanks, kind: closing, title: {en: Thanks}}
            """;

    private SmallConference() {}

    /** The file with one piece of it changed. */
    static String with(String piece, String instead) {
        assertThat(TEXT).as("the piece to change").containsOnlyOnce(piece);
        return TEXT.replace(piece, instead);
    }

    /** The file with a line added after another that contains a piece. */
    static String withLineAfter(String piece, String line) {
        int end = TEXT.indexOf('\n', TEXT.indexOf(piece)) + 1;
        return TEXT.substring(0, end) + line + "\n" + TEXT.substring(end);
    }

    static Conference read(String text) throws ConferenceFileException {
        return ConferenceFile.read("f", text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is said about a file that is wrong: {@code line:column: text}. */
    static List<String> mistakesOf(String text) {
        return mistakesOf(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> mistakesOf(byte[] file) {
        try {
            ConferenceFile.read("f", file);
            return List.of();
        } catch (ConferenceFileException e) {
            return e.mistakes().stream().map(SmallConference::withoutFile).toList();
        }
    }

    private static String withoutFile(Mistake mistake) {
        return mistake.in("f").substring("f:".length());
    }
}
