package org.dragoman.conference.file;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Text;
import org.dragoman.text.CleanText;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Section;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads names and titles in the conference's languages. */
final class Texts {
    private final Declared languages;

    Texts(Declared languages) {
        this.languages = languages;
    }

    /** A person's or booth's name, which must fit beside a button. */
    Text name(Section section, String key) {
        return text(section, key, CleanText.NAME_MAX);
    }

    /** A title, or the name of a body, which may take lines. */
    Text title(Section section, String key) {
        return text(section, key, CleanText.TITLE_MAX);
    }

    /** A tag that must be one of the conference's languages. */
    Optional<Found<LanguageTag>> language(Found<String> tag) {
        return languages
                .refer(tag)
                .filter(word -> LanguageTag.valid(word.value()))
                .map(word -> new Found<>(new LanguageTag(word.value()), word.place()));
    }

    /** A text of at most so many characters. */
    Text text(Section section, String key, int charactersMax) {
        Section words = section.section(key);
        Map<LanguageTag, String> in = new LinkedHashMap<>();
        Map<Found<String>, Found<String>> written = words.freeWords();
        if (words.isEmpty()) {
            words.mistakes()
                    .add(
                            words.place(),
                            "\"" + key + "\" has no text; write it in at least one language");
        }
        written.forEach(
                (tag, text) -> {
                    var language = language(tag);
                    Found.read(
                                    text,
                                    raw -> CleanText.accepted(raw, charactersMax),
                                    words.mistakes())
                            .ifPresent(
                                    clean ->
                                            language.ifPresent(
                                                    l -> in.put(l.value(), clean.value())));
                });
        return new Text(in);
    }
}
