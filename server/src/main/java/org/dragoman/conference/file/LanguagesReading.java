package org.dragoman.conference.file;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageKind;
import org.dragoman.conference.LanguageTag;
import org.dragoman.text.CleanText;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the working languages; their order gives the channels their numbers. */
final class LanguagesReading {
    private static final int VIDEO_MAX = 500;

    private final Declared tags;
    private final Map<LanguageTag, Found<String>> idles = new HashMap<>();

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
            var autonym =
                    section.required("autonym", raw -> CleanText.accepted(raw, CleanText.NAME_MAX));
            var direction = section.required("direction", Form.oneOf(Direction.class));
            var kind = section.optional("kind", Form.oneOf(LanguageKind.class));
            var video = section.optional("video", LanguagesReading::link);
            var idle = section.optional("idle");
            checkVideo(section, kind.map(Found::value), video.isPresent());
            tag.ifPresent(found -> idle.ifPresent(word -> idles.put(found.value(), word)));
            if (tag.isPresent() && autonym.isPresent() && direction.isPresent()) {
                languages.add(
                        new Language(
                                tag.get().value(),
                                autonym.get().value(),
                                direction.get().value() == Direction.RTL,
                                new ChannelNumber(languages.size() + 1),
                                kind.map(Found::value).orElse(LanguageKind.SOUND),
                                Idle.FLOOR,
                                video.map(Found::value)));
            }
        }
        return languages.stream().map(this::withIdle).toList();
    }

    /** Only now, since it may name a language that stands further down. */
    private Language withIdle(Language read) {
        Found<String> word = idles.get(read.tag());
        if (word == null) {
            return read;
        }
        return new Language(
                read.tag(),
                read.autonym(),
                read.rightToLeft(),
                read.channel(),
                read.kind(),
                idle(word, read.tag()),
                read.video());
    }

    private Idle idle(Found<String> word, LanguageTag own) {
        if (word.value().equals("floor")) {
            return Idle.FLOOR;
        }
        if (word.value().equals("silence")) {
            return Idle.SILENCE;
        }
        if (word.value().equals(own.value())) {
            tags.mistakes()
                    .add(
                            word.place(),
                            "language %s is its own fallback; write floor, silence or another language"
                                    .formatted(Form.quoted(own.value())));
            return Idle.FLOOR;
        }
        return tags.refer(word)
                .filter(found -> LanguageTag.valid(found.value()))
                .map(found -> Idle.relay(new LanguageTag(found.value())))
                .orElse(Idle.FLOOR);
    }

    private static void checkVideo(Section section, Optional<LanguageKind> kind, boolean video) {
        boolean signed = kind.filter(k -> k == LanguageKind.SIGN).isPresent();
        if (signed != video) {
            section.mistakes()
                    .add(
                            section.place(),
                            signed
                                    ? "a sign language needs its video; add \"video\""
                                    : "only a sign language has a video; take it out or write kind:"
                                            + " sign");
        }
    }

    /** A link to a picture, for pages that are served by https themselves. */
    static String link(String written) {
        var address = URI.create(written);
        if (!"https".equals(address.getScheme())
                || address.getHost() == null
                || written.length() > VIDEO_MAX) {
            throw new IllegalArgumentException(
                    Form.quoted(written) + " is not a link that begins with https://");
        }
        return written;
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
                        + " is not a BCP-47 language tag"
                        + (canonical.equals("und")
                                ? "; write one like az or zh-Hant"
                                : "; write \"" + canonical + "\""));
    }
}
