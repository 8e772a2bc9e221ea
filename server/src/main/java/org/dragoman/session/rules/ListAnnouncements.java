package org.dragoman.session.rules;

import org.dragoman.conference.PhraseId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Map;

/** Tells everybody, in every language and by itself, when the list closes, that it is closed, and that it is open again. */
final class ListAnnouncements {
    private static final PhraseId CLOSES = new PhraseId("list-closes-at");
    private static final PhraseId CLOSED = new PhraseId("list-closed");
    private static final PhraseId OPEN = new PhraseId("list-open");

    private final Setting setting;

    ListAnnouncements(Setting setting) {
        this.setting = setting;
    }

    /** Adds the words to what was agreed to. */
    void follow(Draft draft) {
        for (Fact fact : List.copyOf(draft.facts())) {
            switch (fact.event()) {
                case Event.ListClosing(var atMs) ->
                        say(draft, CLOSES, Map.of("time", setting.hourOf(atMs)));
                case Event.ListClosed() -> say(draft, CLOSED, Map.of());
                case Event.ListOpened() -> say(draft, OPEN, Map.of());
                case Event _ -> {
                    // of something else
                }
            }
        }
    }

    /** A conference may have put a phrase of its own there, with other places: then nobody can fill them by itself. */
    private void say(Draft draft, PhraseId id, Map<String, String> values) {
        setting.phrase(id)
                .filter(phrase -> values.keySet().containsAll(phrase.places()))
                .ifPresent(phrase -> draft.add(new Event.Announced(id, values)));
    }
}
