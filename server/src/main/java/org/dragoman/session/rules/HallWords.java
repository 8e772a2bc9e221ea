package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.LanguageTag;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.HallScreen;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.Map;
import java.util.Optional;

/** The rules of what everybody reads: phrases and words of one's own to all, taken back or not, and what the hall's screens show. */
final class HallWords {
    static final int VALUE_MAX = 100;
    static final int TEXT_MAX = 500;
    private static final int VALUES_MAX = 20;

    private final Setting setting;

    HallWords(Setting setting) {
        this.setting = setting;
    }

    Decision announce(Command.Announce asked) {
        var phrase = setting.phrase(asked.phrase());
        if (phrase.isEmpty()) {
            return refused(Refusal.UNKNOWN_PHRASE, "phrase");
        }
        var values = asked.values();
        if (values.size() > VALUES_MAX
                || values.values().stream().anyMatch(v -> v.length() > VALUE_MAX)) {
            return refused(Refusal.TOO_LONG, "values");
        }
        boolean whole =
                phrase.get().places().stream()
                        .allMatch(place -> !values.getOrDefault(place, "").isBlank());
        if (!whole) {
            return refused(Refusal.UNKNOWN_PHRASE, "values");
        }
        return asked.untilMs() < 0
                ? refused(Refusal.OUT_OF_RANGE, "until_ms")
                : agreed(new Event.Announced(asked.phrase(), values, until(asked.untilMs())));
    }

    Decision announce(Map<String, String> text, long untilMs) {
        var mistake = mistake(text, "text");
        if (mistake.isPresent()) {
            return mistake.get();
        }
        return untilMs < 0
                ? refused(Refusal.OUT_OF_RANGE, "until_ms")
                : agreed(new Event.TextAnnounced(text, until(untilMs)));
    }

    /** Only what stands still can be taken back; what is gone already is left as it is. */
    Decision recall(Session session, long position) {
        return session.attendance().announcements().stream().anyMatch(s -> s.position() == position)
                ? agreed(new Event.AnnouncementRecalled(position))
                : agreed();
    }

    Decision show(HallScreen screen, Map<String, String> message) {
        if (screen != HallScreen.MESSAGE) {
            return message.isEmpty()
                    ? agreed(new Event.HallScreenChosen(screen, message))
                    : refused(Refusal.OUT_OF_RANGE, "message");
        }
        return mistake(message, "message")
                .orElseGet(() -> agreed(new Event.HallScreenChosen(screen, message)));
    }

    /** Words for a hall: in languages of the conference, at least one, and none of them empty. */
    private Optional<Decision> mistake(Map<String, String> text, String field) {
        if (text.isEmpty() || text.values().stream().anyMatch(String::isBlank)) {
            return Optional.of(refused(Refusal.REQUIRED, field));
        }
        boolean known =
                text.keySet().stream()
                        .allMatch(
                                tag ->
                                        LanguageTag.valid(tag)
                                                && setting.languages().stream()
                                                        .anyMatch(
                                                                l -> l.tag().value().equals(tag)));
        if (!known) {
            return Optional.of(refused(Refusal.UNKNOWN_LANGUAGE, field));
        }
        return text.values().stream().anyMatch(words -> words.length() > TEXT_MAX)
                ? Optional.of(refused(Refusal.TOO_LONG, field))
                : Optional.empty();
    }

    private static Optional<Long> until(long untilMs) {
        return untilMs == 0 ? Optional.empty() : Optional.of(untilMs);
    }
}
