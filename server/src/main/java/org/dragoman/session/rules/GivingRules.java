package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Listing;
import org.dragoman.session.said.MotionKind;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.state.Floor;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;
import org.dragoman.session.state.Turn;

import java.util.Optional;

/** The rules of giving the floor: to whom it may be given, and who waits or is over because of it. */
final class GivingRules {
    private final Setting setting;
    private final ModeRules modes;

    GivingRules(Setting setting) {
        this.setting = setting;
        this.modes = new ModeRules(setting);
    }

    /** To somebody who may be on the list or not. */
    Decision giveTo(Draft draft, ParticipantId participant, Optional<LanguageTag> language) {
        if (!maySpeak(setting, participant)) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        var floor = draft.floor();
        var listed =
                floor.list().stream()
                        .filter(t -> t.participant().equals(participant))
                        .filter(t -> t.kind() == TurnKind.SPEECH)
                        .filter(t -> t.isFor(floor.speakers().item()))
                        .findFirst();
        boolean speaks =
                floor.speech()
                        .filter(s -> s.participant().equals(participant) && s.isOpen())
                        .isPresent();
        if (listed.isEmpty() && speaks) {
            return declare(floor, language.orElse(floor.language()));
        }
        var turn = listed.orElseGet(() -> unlisted(setting, draft, participant));
        return give(draft, turn, language.orElseGet(() -> setting.delivers(participant)));
    }

    /** A turn for somebody who is not on the list. */
    static Turn unlisted(Setting setting, Draft draft, ParticipantId participant) {
        return new Turn(
                new TurnId(draft.floor().nextTurn()),
                participant,
                setting.delivers(participant),
                draft.asked().atMs(),
                Optional.empty(),
                Listing.PLAIN);
    }

    Decision give(Draft draft, Turn turn, LanguageTag language) {
        if (setting.channel(language).isEmpty()) {
            return refused(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        var no = hindrance(draft, turn);
        if (no.isPresent()) {
            return no.get();
        }
        if (turn.kind().suspends()) {
            suspend(draft, turn.id(), turn.kind());
        } else {
            pass(draft, turn);
        }
        modes.open(draft, turn, language);
        return draft.agreed();
    }

    /** Whether there is such a participant, who can speak here: the conference file may have changed since they were listed. */
    static boolean maySpeak(Setting setting, ParticipantId participant) {
        return setting.participant(participant)
                .filter(p -> Roles.SPEAKERS.contains(p.role()))
                .isPresent();
    }

    /** Why the floor cannot be given to a turn just now, whoever speaks. */
    Optional<Decision> hindrance(Draft draft, Turn turn) {
        var floor = draft.floor();
        boolean podium = setting.podium(turn.participant());
        if (!maySpeak(setting, turn.participant())) {
            return Optional.of(refused(Refusal.UNKNOWN_PARTICIPANT, "participant"));
        }
        if (draft.asked().elsewhere().contains(turn.participant())) {
            return Optional.of(refused(Refusal.OTHER_FLOOR, "participant"));
        }
        if (!podium && floor.modes().mode() == FloorMode.CHAIR_ONLY) {
            return Optional.of(refused(Refusal.WRONG_MODE, ""));
        }
        if (!podium && floor.modes().priority().isPresent()) {
            return Optional.of(refused(Refusal.WRONG_STATE, ""));
        }
        if (!podium && !floor.procedure().rulingsDue().isEmpty()) {
            return Optional.of(refused(Refusal.RULING_DUE, "turn"));
        }
        if (turn.kind() == TurnKind.MOTION && outranked(draft.floor(), turn)) {
            return Optional.of(refused(Refusal.WRONG_STATE, "turn"));
        }
        boolean room =
                podium
                        || turn.kind().suspends()
                        || floor.modes().openMax() == 1
                        || floor.modes().mode() == FloorMode.OVERRIDE
                        || floor.speechOf(turn.participant()).filter(modes::counts).isPresent()
                        || modes.room(draft.session());
        return room ? Optional.empty() : Optional.of(refused(Refusal.MICROPHONES_OPEN, ""));
    }

    /** A motion of higher precedence that waits or is before the meeting comes first. */
    private static boolean outranked(Floor floor, Turn turn) {
        int own = turn.wish().motion().map(MotionKind::precedence).orElse(0);
        return floor.procedure().motions().stream().anyMatch(m -> m.kind().precedence() < own)
                || floor.list().stream()
                        .filter(t -> t.kind() == TurnKind.MOTION)
                        .anyMatch(
                                t -> t.wish().motion().map(MotionKind::precedence).orElse(0) < own);
    }

    /** Every speech waits for what goes in between; one response takes the place of another. */
    private static void suspend(Draft draft, TurnId by, TurnKind kind) {
        for (Speech speech : draft.floor().speeches()) {
            if (kind == TurnKind.RESPONSE && speech.kind() == TurnKind.RESPONSE) {
                draft.end(speech, End.PASSED);
            } else if (speech.isOpen()) {
                draft.pause(speech, End.PAUSED, Optional.of(by));
            }
        }
    }

    /** Whoever is given the floor takes the place of who had it, as far as there is no room beside them. */
    private void pass(Draft draft, Turn turn) {
        var floor = draft.floor();
        boolean one = floor.modes().openMax() == 1;
        boolean podium = setting.podium(turn.participant());
        boolean full = !podium && !modes.room(draft.session());
        var longest = floor.speeches().stream().filter(modes::counts).findFirst();
        for (Speech speech : floor.speeches()) {
            boolean own = speech.participant().equals(turn.participant());
            boolean evicted = full && longest.filter(speech::equals).isPresent();
            boolean between = !podium && modes.goesBetween(speech);
            if (one || own || evicted || between) {
                draft.end(speech, End.PASSED);
            }
        }
    }

    /** Says what the floor speaks. */
    Decision declare(Floor floor, LanguageTag language) {
        if (setting.channel(language).isEmpty()) {
            return refused(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        return floor.language().equals(language)
                ? agreed()
                : agreed(new Event.FloorLanguageDeclared(language));
    }
}
