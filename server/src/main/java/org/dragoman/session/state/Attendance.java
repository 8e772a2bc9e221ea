package org.dragoman.session.state;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.PhraseId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is in the hall, what was said to it and beside it, and whether its sound was checked. Folded from events. */
public record Attendance(
        Set<ParticipantId> present,
        Optional<Overridden> quorumOverridden,
        List<Said> announcements,
        List<Note> notes,
        SoundCheck soundCheck,
        Credentials credentials,
        OnScreen onScreen) {
    static final int ANNOUNCEMENTS_MAX = 10;
    static final int NOTES_MAX = 50;
    static final int TURN_NOTES_MAX = 200;
    static final Attendance EMPTY =
            new Attendance(
                    Set.of(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    SoundCheck.NONE,
                    Credentials.AS_GIVEN,
                    OnScreen.SPEAKER);

    public Attendance {
        present = Collections.unmodifiableSet(new LinkedHashSet<>(present));
        announcements = List.copyOf(announcements);
        notes = List.copyOf(notes);
    }

    /** Who goes on without a quorum, and why. */
    public record Overridden(Optional<ParticipantId> by, String reason) {}

    /**
     * Said to all: a phrase with its values, or words of somebody's own.
     *
     * @param values what stands in the phrase's places
     * @param text by BCP-47 tag, where there is no phrase
     * @param untilMs when it goes; 0: as each page has it
     */
    public record Said(
            long position,
            Optional<PhraseId> phrase,
            Map<String, String> values,
            Map<String, String> text,
            Optional<ParticipantId> by,
            long atMs,
            long untilMs) {
        /** What that fact said to all; empty for every other. */
        public static Optional<Said> of(Fact fact) {
            return switch (fact.event()) {
                case Event.Announced(var phrase, var values, var until) ->
                        Optional.of(
                                new Said(
                                        fact.position(),
                                        Optional.of(phrase),
                                        values,
                                        Map.of(),
                                        fact.by(),
                                        fact.atMs(),
                                        until.orElse(0L)));
                case Event.TextAnnounced(var text, var until) ->
                        Optional.of(
                                new Said(
                                        fact.position(),
                                        Optional.empty(),
                                        Map.of(),
                                        text,
                                        fact.by(),
                                        fact.atMs(),
                                        until.orElse(0L)));
                case Event _ -> Optional.empty();
            };
        }
    }

    /** A note between secretary and podium, on a turn where one is named. */
    public record Note(Optional<ParticipantId> by, String text, long atMs, Optional<TurnId> turn) {}

    Attendance evolve(Fact fact) {
        return switch (fact.event()) {
            case Event.CheckedIn(var who, var there) -> checked(who, there);
            case Event.QuorumOverridden(var reason) ->
                    new Attendance(
                            present,
                            Optional.of(new Overridden(fact.by(), reason)),
                            announcements,
                            notes,
                            soundCheck,
                            credentials,
                            onScreen);
            case Event.Announced _, Event.TextAnnounced _ ->
                    Said.of(fact)
                            .map(said -> saying(last(announcements, said, ANNOUNCEMENTS_MAX)))
                            .orElse(this);
            case Event.AnnouncementRecalled(var position) ->
                    saying(
                            announcements.stream()
                                    .filter(said -> said.position() != position)
                                    .toList());
            case Event.HallScreenChosen(var screen, var message) ->
                    new Attendance(
                            present,
                            quorumOverridden,
                            announcements,
                            notes,
                            soundCheck,
                            credentials,
                            new OnScreen(screen, message, fact.by(), fact.atMs()));
            case Event.NoteWritten(var text, var turn) ->
                    new Attendance(
                            present,
                            quorumOverridden,
                            announcements,
                            noted(new Note(fact.by(), text, fact.atMs(), turn)),
                            soundCheck,
                            credentials,
                            onScreen);
            case Event.SoundChecked _, Event.SoundCheckOverridden _ ->
                    new Attendance(
                            present,
                            quorumOverridden,
                            announcements,
                            notes,
                            soundCheck.evolve(fact),
                            credentials,
                            onScreen);
            case Event.ParticipantRemoved removed ->
                    checked(removed.participant(), false).under(fact, removed);
            case Event.OfBadge badge -> under(fact, badge);
            case Event.OfText _,
                    Event.OfSitting _,
                    Event.OfList _,
                    Event.OfSpeech _,
                    Event.OfProcedure _,
                    Event.OfBooth _ ->
                    this;
        };
    }

    private Attendance checked(ParticipantId who, boolean there) {
        var now = new LinkedHashSet<>(present);
        if (there) {
            now.add(who);
        } else {
            now.remove(who);
        }
        return new Attendance(
                now, quorumOverridden, announcements, notes, soundCheck, credentials, onScreen);
    }

    private Attendance saying(List<Said> now) {
        return new Attendance(
                present, quorumOverridden, now, notes, soundCheck, credentials, onScreen);
    }

    private Attendance under(Fact fact, Event.OfBadge event) {
        return new Attendance(
                present,
                quorumOverridden,
                announcements,
                notes,
                soundCheck,
                credentials.evolve(fact, event),
                onScreen);
    }

    /** Those on turns and the others do not push each other out. */
    private List<Note> noted(Note note) {
        var all = new ArrayList<>(notes);
        all.add(note);
        long alike =
                all.stream().filter(n -> n.turn().isPresent() == note.turn().isPresent()).count();
        if (alike > (note.turn().isPresent() ? TURN_NOTES_MAX : NOTES_MAX)) {
            all.stream()
                    .filter(n -> n.turn().isPresent() == note.turn().isPresent())
                    .findFirst()
                    .ifPresent(all::remove);
        }
        return all;
    }

    private static <T> List<T> last(List<T> before, T newest, int most) {
        var all = new ArrayList<>(before);
        all.add(newest);
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
