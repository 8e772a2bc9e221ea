package org.dragoman.conference;

import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the working languages; their order gives the channels their numbers. */
final class LanguagesReading {
    private final Declared tags;

    LanguagesReading(Mistakes mistakes) {
        tags = new Declared("language", mistakes);
    }

    /** How a language is written. */
    enum Direction {
        LTR,
        RTL
    }

    Declared tags() {
        return tags;
    }

    List<Language> read(Section root) {
        List<Section> sections = root.sections("languages", ChannelNumber.LANGUAGES_MAX);
        List<Language> languages = new ArrayList<>();
        for (Section section : sections) {
            var tag =
                    tags.declare(section.required("tag"))
                            .flatMap(word -> Found.read(word, this::tag, section.mistakes()));
            var autonym = section.required("autonym", raw -> CleanText.of(raw, CleanText.NAME_MAX));
            var direction = section.required("direction", Form.oneOf(Direction.class));
            if (tag.isPresent() && autonym.isPresent() && direction.isPresent()) {
                languages.add(
                        new Language(
                                tag.get().value(),
                                autonym.get().value(),
                                direction.get().value() == Direction.RTL,
                                new ChannelNumber(languages.size() + 1)));
            }
        }
        return languages;
    }

    private LanguageTag tag(String written) {
        if (LanguageTag.valid(written)) {
            return new LanguageTag(written);
        }
        Locale meant = Locale.forLanguageTag(written.replace('_', '-'));
        String canonical = meant.toLanguageTag();
        tags.declareMeant(canonical);
        tags.declareMeant(meant.getLanguage());
        throw new IllegalArgumentException(
                Form.quoted(written)
                        + " is no BCP-47 language tag"
                        + (canonical.equals("und")
                                ? "; write one like az or zh-Hant"
                                : "; write \"" + canonical + "\""));
    }
}
