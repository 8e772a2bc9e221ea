package org.dragoman.conference.file;

import org.dragoman.conference.AgendaItem;
import org.dragoman.conference.Ids;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionAccess;
import org.dragoman.conference.SessionId;
import org.dragoman.conference.SessionPlan;
import org.dragoman.conference.SpeechLimits;
import org.dragoman.conference.Text;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Mistakes;
import org.dragoman.yaml.Section;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the days, their sessions and the agenda. Sessions may run at the same time; days stand in order. */
final class DaysReading {
    private static final long DAY_MIN = 24 * 60;

    /** A session that ends on the next day is no longer than that; else one of its hours is wrong. */
    private static final long NIGHT_MIN = 12 * 60;

    private static final int DAYS_MAX = 31;
    private static final int SESSIONS_MAX = 64;
    private static final int ITEMS_MAX = 200;
    private static final int SPEAKERS_MAX = 500;
    private static final Duration ITEM_MOST = Duration.ofHours(24);

    private final Texts texts;
    private final Declared participants;
    private final SpeechLimits limits;
    private final Mistakes mistakes;
    private final Declared sessions;
    private final Declared items;
    private final SessionAccessReading access;
    private final TeamsReading teams;
    private Optional<Found<LocalDate>> last = Optional.empty();

    DaysReading(
            Texts texts,
            Declared participants,
            Declared delegations,
            Declared booths,
            SpeechLimits limits) {
        this.texts = texts;
        this.participants = participants;
        this.limits = limits;
        this.mistakes = participants.mistakes();
        this.sessions = participants.another("session");
        this.items = participants.another("item");
        this.teams = new TeamsReading(booths);
        this.access = new SessionAccessReading(participants, delegations);
    }

    List<SessionPlan> read(Section root) {
        List<SessionPlan> plans = new ArrayList<>();
        for (Section day : root.sections("days", DAYS_MAX)) {
            day.misplaced("items", "an item belongs in a session; move it there");
            var date = day.required("date", Form.date());
            date.ifPresent(this::checkOrder);
            for (Section session : day.sections("sessions", SESSIONS_MAX)) {
                session(session, date).ifPresent(plans::add);
            }
        }
        if (root.hasEmptyList("days")) {
            mistakes.add(root.place(), "the conference has no session; add one to days");
        }
        return plans;
    }

    private void checkOrder(Found<LocalDate> date) {
        last.filter(before -> !date.value().isAfter(before.value()))
                .ifPresent(
                        before ->
                                mistakes.add(
                                        date.place(),
                                        "day %s must come after %s at %s; each day once, in order"
                                                .formatted(
                                                        date.value(),
                                                        before.value(),
                                                        before.place().spoken())));
        last = Optional.of(date);
    }

    private Optional<SessionPlan> session(Section section, Optional<Found<LocalDate>> date) {
        var id =
                sessions.declare(section.required("id"))
                        .flatMap(word -> Found.read(word, SessionId::new, mistakes));
        Text title = texts.title(section, "title");
        var starts = section.required("starts", Form.time());
        var ends = section.required("ends", DaysReading::hourOfEnd);
        starts.ifPresent(from -> ends.ifPresent(to -> checkHours(from, to)));
        SessionAccess who = access.read(section);
        var inscription = InscriptionReading.read(section);
        var engaged =
                teams.read(
                        section, date.flatMap(d -> starts.map(s -> d.value().atTime(s.value()))));
        List<AgendaItem> agenda = new ArrayList<>();
        for (Section item : section.sections("items", ITEMS_MAX)) {
            item(item, Optional.empty())
                    .ifPresent(
                            read -> {
                                agenda.add(read);
                                for (Section topic :
                                        item.optionalSections("subtopics", ITEMS_MAX)) {
                                    item(topic, Optional.of(read.id())).ifPresent(agenda::add);
                                }
                            });
        }
        if (id.isEmpty() || date.isEmpty() || starts.isEmpty() || ends.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SessionPlan(
                        id.get().value(),
                        title,
                        date.get().value(),
                        starts.get().value(),
                        ends.get().value(),
                        agenda,
                        who,
                        inscription,
                        engaged));
    }

    /** A time of day; 24:00 is the midnight after. */
    private static LocalTime hourOfEnd(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : Form.time().read(text);
    }

    private void checkHours(Found<LocalTime> starts, Found<LocalTime> ends) {
        boolean nextDay = !ends.value().isAfter(starts.value());
        long hours =
                Math.floorMod(Duration.between(starts.value(), ends.value()).toMinutes(), DAY_MIN);
        if (nextDay && (hours == 0 || hours > NIGHT_MIN)) {
            mistakes.add(
                    ends.place(),
                    "the session ends at %s, not after it starts at %s; fix one of them"
                            .formatted(ends.value(), starts.value()));
        }
    }

    private Optional<AgendaItem> item(Section section, Optional<ItemId> parent) {
        var id =
                items.declare(section.required("id"))
                        .flatMap(word -> Found.read(word, ItemId::new, mistakes));
        var kind = section.required("kind", Form.oneOf(AgendaItem.Kind.class));
        Text title = texts.title(section, "title");
        var speech = section.optional("speech", Form.duration(SpeechLimits.MOST));
        List<ParticipantId> speakers =
                section.optionalWords("speakers", SPEAKERS_MAX).stream()
                        .flatMap(word -> participants.refer(word).stream())
                        .filter(word -> Ids.valid(word.value()))
                        .map(word -> new ParticipantId(word.value()))
                        .toList();
        var planned = section.optional("planned", Form.duration(ITEM_MOST)).map(Found::value);
        var inscription = InscriptionReading.read(section);
        if (id.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        Duration limit = speech.map(Found::value).orElse(limits.at(kind.get().value()));
        return Optional.of(
                new AgendaItem(
                        id.get().value(),
                        title,
                        kind.get().value(),
                        limit,
                        speakers,
                        parent,
                        inscription,
                        planned));
    }
}
