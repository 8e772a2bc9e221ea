package org.dragoman.session;

import org.dragoman.conference.AgendaItem;
import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionPlan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the rules of a session may look up: the conference, the session's plan and the limits. Never changes. */
public final class Setting {
    private final Conference conference;
    private final SessionPlan plan;
    private final int waitingMax;
    private final Map<ParticipantId, Participant> participants;
    private final Map<ParticipantId, Booth> boothOf;

    /**
     * @param waitingMax the most turns on the list, 0 to 200
     */
    public Setting(Conference conference, SessionPlan plan, int waitingMax) {
        this.conference = conference;
        this.plan = plan;
        this.waitingMax = waitingMax;
        this.participants =
                conference.participants().stream()
                        .collect(Collectors.toMap(Participant::id, p -> p));
        this.boothOf =
                conference.booths().stream()
                        .flatMap(
                                b ->
                                        b.interpreters().stream()
                                                .map(i -> Map.entry(i.participant(), b)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public Conference conference() {
        return conference;
    }

    public SessionPlan plan() {
        return plan;
    }

    public int waitingMax() {
        return waitingMax;
    }

    public List<Language> languages() {
        return conference.languages();
    }

    public Optional<Participant> participant(ParticipantId id) {
        return Optional.ofNullable(participants.get(id));
    }

    /** The booth an interpreter works in. */
    public Optional<Booth> boothOf(ParticipantId interpreter) {
        return Optional.ofNullable(boothOf.get(interpreter));
    }

    /** The language a desk's output sends into, if the desk has that output. */
    public Optional<LanguageTag> output(ParticipantId interpreter, Output output) {
        return boothOf(interpreter)
                .map(Booth::outputs)
                .filter(outputs -> output.index() < outputs.size())
                .map(outputs -> outputs.get(output.index()));
    }

    /** The channel of a language. */
    public Optional<ChannelNumber> channel(LanguageTag language) {
        return conference.language(language).map(Language::channel);
    }

    public Optional<AgendaItem> item(ItemId id) {
        return plan.items().stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** What a participant delivers in, or the conference's first language. */
    public LanguageTag delivers(ParticipantId participant) {
        return participant(participant)
                .flatMap(Participant::language)
                .orElse(languages().getFirst().tag());
    }
}
