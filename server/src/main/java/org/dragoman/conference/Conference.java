package org.dragoman.conference;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** All that is known before the day, as a conference file says it. Immutable, and consistent in itself. */
public record Conference(
        ConferenceId id,
        Text title,
        Text place,
        ZoneId zone,
        List<Language> languages,
        List<Delegation> delegations,
        List<Participant> participants,
        List<Booth> booths,
        List<SessionPlan> sessions,
        List<Group> groups,
        List<TimeClass> timeClasses,
        HouseRules rules,
        List<Phrase> phrases,
        Interpretation interpretation,
        List<GlossaryTerm> glossary,
        HallScreens hall) {
    public Conference {
        languages = List.copyOf(languages);
        delegations = List.copyOf(delegations);
        participants = List.copyOf(participants);
        booths = List.copyOf(booths);
        sessions = List.copyOf(sessions);
        groups = List.copyOf(groups);
        timeClasses = List.copyOf(timeClasses);
        phrases = List.copyOf(phrases);
        glossary = List.copyOf(glossary);
    }

    /** A conference whose booths work together as is usual. */
    public Conference(
            ConferenceId id,
            Text title,
            Text place,
            ZoneId zone,
            List<Language> languages,
            List<Delegation> delegations,
            List<Participant> participants,
            List<Booth> booths,
            List<SessionPlan> sessions,
            List<Group> groups,
            List<TimeClass> timeClasses,
            HouseRules rules,
            List<Phrase> phrases) {
        this(
                id,
                title,
                place,
                zone,
                languages,
                delegations,
                participants,
                booths,
                sessions,
                groups,
                timeClasses,
                rules,
                phrases,
                Interpretation.STANDARD,
                List.of(),
                HallScreens.PLAIN);
    }

    /** A conference without groups, run as is usual. */
    public Conference(
            ConferenceId id,
            Text title,
            Text place,
            ZoneId zone,
            List<Language> languages,
            List<Delegation> delegations,
            List<Participant> participants,
            List<Booth> booths,
            List<SessionPlan> sessions,
            List<Phrase> phrases) {
        this(
                id,
                title,
                place,
                zone,
                languages,
                delegations,
                participants,
                booths,
                sessions,
                List.of(),
                List.of(),
                HouseRules.STANDARD,
                phrases);
    }

    /** The participant of that id. */
    public Optional<Participant> participant(ParticipantId id) {
        return participants.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** The working language of that tag. */
    public Optional<Language> language(LanguageTag tag) {
        return languages.stream().filter(l -> l.tag().equals(tag)).findFirst();
    }

    /** The working language of that channel; none for the floor. */
    public Optional<Language> language(ChannelNumber channel) {
        return languages.stream().filter(l -> l.channel().equals(channel)).findFirst();
    }

    /** The booth where an interpreter works. */
    public Optional<Booth> boothOf(ParticipantId interpreter) {
        return booths.stream()
                .filter(
                        b ->
                                b.interpreters().stream()
                                        .anyMatch(i -> i.participant().equals(interpreter)))
                .findFirst();
    }

    /** The session of that id. */
    public Optional<SessionPlan> session(SessionId id) {
        return sessions.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
