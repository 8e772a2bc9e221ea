package org.dragoman.conference.file;

import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Phrase;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.Text;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;
import org.dragoman.yaml.YamlFile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The phrases that are shipped, in Arabic, Azeri, English, French and Russian; a conference may add its own or put others in their place. */
public final class Phrasebook {
    private static final int PHRASES_MAX = 200;

    private Phrasebook() {}

    /** The shipped phrases in those of their languages that the conference works in, with the conference's own. */
    public static List<Phrase> of(List<Language> languages, List<Phrase> own) {
        Map<PhraseId, Phrase> all = new LinkedHashMap<>();
        for (Phrase phrase : shipped()) {
            Map<LanguageTag, String> spoken = new LinkedHashMap<>();
            for (Language language : languages) {
                String words = phrase.text().in().get(language.tag());
                if (words != null) {
                    spoken.put(language.tag(), words);
                }
            }
            if (!spoken.isEmpty()) {
                all.put(phrase.id(), new Phrase(phrase.id(), new Text(spoken)));
            }
        }
        own.forEach(phrase -> all.put(phrase.id(), phrase));
        return List.copyOf(all.values());
    }

    public static List<Phrase> shipped() {
        var mistakes = new Mistakes();
        var root =
                Section.root(
                        YamlFile.read(bytes(), mistakes)
                                .orElseThrow(() -> new IllegalStateException("no phrasebook")),
                        mistakes);
        return root.sections("phrases", PHRASES_MAX).stream()
                .map(
                        section -> {
                            var id = new PhraseId(section.required("id").orElseThrow().value());
                            Map<LanguageTag, String> in = new LinkedHashMap<>();
                            section.section("text")
                                    .freeWords()
                                    .forEach(
                                            (tag, words) ->
                                                    in.put(
                                                            new LanguageTag(tag.value()),
                                                            words.value()));
                            return new Phrase(id, new Text(in));
                        })
                .toList();
    }

    private static byte[] bytes() {
        try (InputStream in = Phrasebook.class.getResourceAsStream("phrasebook.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the phrasebook is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the phrasebook cannot be read", e);
        }
    }
}
