package org.dragoman.backstage;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of speeches that were handed in. Booths get them when the speaker is near; until then nobody does. Immutable. */
public record SpeechTexts(Map<Key, SpeechText> byKey) {
    /** Characters of a text. */
    public static final int TEXT_MAX = 20_000;

    public static final int TITLE_MAX = 200;
    static final int KEPT_MAX = 300;

    public static final SpeechTexts NONE = new SpeechTexts(Map.of());

    public SpeechTexts {
        byKey = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    /** One text for each speaker and language. */
    public record Key(ParticipantId speaker, LanguageTag language) {}

    /** How the text is to be used, as it stands on top of it at the United Nations. */
    public enum Delivery {
        UNSPECIFIED,
        VERBATIM,
        CHECK
    }

    /** A text as it was handed in. An empty one was taken back. */
    public record SpeechText(
            Key key, String title, String text, Delivery delivery, ParticipantId by, long atMs) {}

    /** With a text more, another one in its place, or one taken back; nothing, if there are too many. */
    public Optional<SpeechTexts> with(SpeechText text) {
        var more = new LinkedHashMap<>(byKey);
        if (text.text().isEmpty()) {
            more.remove(text.key());
        } else {
            more.put(text.key(), text);
        }
        return more.size() > KEPT_MAX ? Optional.empty() : Optional.of(new SpeechTexts(more));
    }

    /** The texts of these speakers. */
    public List<SpeechText> of(Set<ParticipantId> speakers) {
        return byKey.values().stream().filter(t -> speakers.contains(t.key().speaker())).toList();
    }
}
