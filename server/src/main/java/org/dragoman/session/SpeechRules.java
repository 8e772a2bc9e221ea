package org.dragoman.session;

import static org.dragoman.session.Decision.agreed;
import static org.dragoman.session.Decision.refused;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;

import java.util.List;
import java.util.Optional;

/** The rules of the floor itself: who is given it, who goes on, and whose microphone closes. */
final class SpeechRules {
    private final Setting setting;
    private final ModeRules modes;

    SpeechRules(Setting setting) {
        this.setting = setting;
        this.modes = new ModeRules(setting);
    }

    Decision decide(Draft draft, Participant sender, Command.OfSpeech command) {
        var floor = draft.floor();
        return switch (command) {
            case Command.GiveTurn(var id, var language) ->
                    floor.turn(id)
                            .map(t -> give(draft, t, language.orElse(t.language())))
                            .orElse(refused(Refusal.UNKNOWN_TURN, "turn"));
            case Command.GiveFloor(var participant, var language) ->
                    giveTo(draft, participant, language);
            case Command.GiveNext() ->
                    floor.speakers()
                            .next()
                            .map(t -> give(draft, t, t.language()))
                            .orElse(refused(Refusal.LIST_EMPTY, ""));
            case Command.EndSpeech(var turn) -> end(draft, sender, turn);
            case Command.TakeFloor(var turn, var all) -> take(draft, turn, all);
            case Command.PauseSpeech(var turn) -> pause(draft, turn);
            case Command.ResumeSpeech(var turn) -> resume(draft, turn);
            case Command.DeclareFloorLanguage(var language) -> declare(floor, language);
            case Command.PushToTalk(var held) -> pushToTalk(draft, sender.id(), held);
            case Command.ChairPriority(var held, var resume) ->
                    priority(draft, sender.id(), held, resume);
        };
    }

    private Decision giveTo(
            Draft draft, ParticipantId participant, Optional<LanguageTag> language) {
        if (setting.participant(participant).filter(Rights::maySpeak).isEmpty()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        var floor = draft.floor();
        var listed =
                floor.list().stream()
                        .filter(t -> t.participant().equals(participant))
                        .filter(t -> t.kind() == TurnKind.SPEECH)
                        .findFirst();
        boolean speaks =
                floor.speech()
                        .filter(s -> s.participant().equals(participant) && s.isOpen())
                        .isPresent();
        if (listed.isEmpty() && speaks) {
            return declare(floor, language.orElse(floor.language()));
        }
        var turn = listed.orElseGet(() -> unlisted(draft, participant));
        return give(draft, turn, language.orElseGet(() -> setting.delivers(participant)));
    }

    private Turn unlisted(Draft draft, ParticipantId participant) {
        return new Turn(
                new TurnId(draft.floor().nextTurn()),
                participant,
                setting.delivers(participant),
                draft.asked().atMs(),
                Optional.empty(),
                Listing.PLAIN,
                0);
    }

    private Decision give(Draft draft, Turn turn, LanguageTag language) {
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

    /** Why the floor cannot be given to a turn just now, whoever speaks. */
    private Optional<Decision> hindrance(Draft draft, Turn turn) {
        var floor = draft.floor();
        boolean podium = setting.podium(turn.participant());
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

    /** A moderator ends the speech that was seen, not the next one; a speaker yields at any moment. */
    private Decision end(Draft draft, Participant sender, Optional<TurnId> turn) {
        var floor = draft.floor();
        if (floor.speeches().isEmpty()) {
            return refused(Refusal.WRONG_STATE, "");
        }
        var speech =
                turn.isPresent()
                        ? floor.named(turn)
                        : floor.speechOf(sender.id()).or(floor::speech);
        if (speech.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        boolean own = speech.get().participant().equals(sender.id());
        if (!own && !Rights.podium(sender.role())) {
            return refused(Refusal.FORBIDDEN, "");
        }
        if (!own && !draft.asked().saw(speech.get().givenAt())) {
            return refused(Refusal.STALE_VERSION, "seen_position");
        }
        return draft.end(speech.get(), End.OWN).agreed();
    }

    private static Decision take(Draft draft, Optional<TurnId> turn, boolean all) {
        var floor = draft.floor();
        if (all) {
            floor.speeches().forEach(speech -> draft.end(speech, End.TAKEN));
            return draft.agreed();
        }
        return floor.named(turn).map(s -> draft.end(s, End.TAKEN).agreed()).orElse(agreed());
    }

    private static Decision pause(Draft draft, Optional<TurnId> turn) {
        var speech = draft.floor().named(turn);
        if (speech.isEmpty()) {
            return missing(turn);
        }
        return speech.get().isOpen()
                ? draft.pause(speech.get(), End.PAUSED, Optional.empty()).agreed()
                : agreed();
    }

    private static Decision missing(Optional<TurnId> turn) {
        return turn.isEmpty()
                ? refused(Refusal.WRONG_STATE, "")
                : refused(Refusal.UNKNOWN_TURN, "turn");
    }

    private Decision resume(Draft draft, Optional<TurnId> turn) {
        var floor = draft.floor();
        var speech = floor.named(turn);
        if (speech.isEmpty()) {
            return missing(turn);
        }
        if (speech.get().isOpen()) {
            return agreed();
        }
        var no = hindered(draft, speech.get());
        return no.isPresent() ? no.get() : draft.resume(speech.get()).agreed();
    }

    private Optional<Decision> hindered(Draft draft, Speech speech) {
        var floor = draft.floor();
        boolean podium = setting.podium(speech.participant());
        boolean point = floor.procedure().rulingsDue().contains(speech.turn());
        if (!podium && !point && !floor.procedure().rulingsDue().isEmpty()) {
            return Optional.of(refused(Refusal.RULING_DUE, "turn"));
        }
        if (!podium && floor.modes().priority().isPresent()) {
            return Optional.of(refused(Refusal.WRONG_STATE, ""));
        }
        if (!podium && floor.modes().mode() == FloorMode.CHAIR_ONLY) {
            return Optional.of(refused(Refusal.WRONG_MODE, ""));
        }
        long open =
                floor.speeches().stream()
                        .filter(s -> s.isOpen() && !setting.podium(s.participant()))
                        .count();
        boolean twice =
                floor.speeches().stream()
                        .anyMatch(s -> s.isOpen() && s.participant().equals(speech.participant()));
        return (!podium && open >= floor.modes().openMax()) || twice
                ? Optional.of(refused(Refusal.MICROPHONES_OPEN, ""))
                : Optional.empty();
    }

    private Decision declare(Floor floor, LanguageTag language) {
        if (setting.channel(language).isEmpty()) {
            return refused(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        return floor.language().equals(language)
                ? agreed()
                : agreed(new Event.FloorLanguageDeclared(language));
    }

    private Decision pushToTalk(Draft draft, ParticipantId who, boolean held) {
        var floor = draft.floor();
        if (floor.modes().mode() != FloorMode.PUSH_TO_TALK) {
            return refused(Refusal.WRONG_MODE, "");
        }
        var own = floor.speechOf(who);
        if (!held) {
            return own.map(s -> draft.end(s, End.OWN).agreed()).orElse(agreed());
        }
        if (own.filter(Speech::isOpen).isPresent()) {
            return agreed();
        }
        boolean podium = setting.podium(who);
        if (!podium && (own.isPresent() || !modes.room(draft.session()))) {
            return refused(Refusal.MICROPHONES_OPEN, "");
        }
        var turn = unlisted(draft, who);
        var no = hindrance(draft, turn);
        if (no.isPresent()) {
            return no.get();
        }
        own.ifPresent(speech -> draft.end(speech, End.OWN));
        modes.open(draft, turn, turn.language());
        return draft.agreed();
    }

    private Decision priority(Draft draft, ParticipantId chair, boolean held, boolean resume) {
        var holder = draft.floor().modes().priority();
        if (!held) {
            return holder.map(turn -> release(draft, turn, resume)).orElse(agreed());
        }
        if (holder.isPresent()) {
            return agreed();
        }
        if (draft.asked().elsewhere().contains(chair)) {
            return refused(Refusal.OTHER_FLOOR, "");
        }
        var own = draft.floor().speechOf(chair);
        var turn = own.map(Speech::turn).orElseGet(() -> new TurnId(draft.floor().nextTurn()));
        for (Speech speech : draft.floor().speeches()) {
            if (speech.isOpen() && !speech.participant().equals(chair)) {
                draft.pause(speech, End.PAUSED, Optional.of(turn));
            }
        }
        if (own.isEmpty()) {
            var mine = unlisted(draft, chair);
            modes.open(draft, mine, mine.language());
        } else if (!own.get().isOpen()) {
            draft.resume(own.get());
        }
        return draft.add(new Event.PrioritySet(Optional.of(turn))).agreed();
    }

    /** The others go on only if that is wanted, and never past a ruling that is due. */
    private Decision release(Draft draft, TurnId turn, boolean resume) {
        List<TurnId> waited =
                draft.floor().speeches().stream()
                        .filter(s -> s.suspendedBy().filter(turn::equals).isPresent())
                        .map(Speech::turn)
                        .toList();
        draft.add(new Event.PrioritySet(Optional.empty()));
        draft.floor().named(Optional.of(turn)).ifPresent(s -> draft.end(s, End.OWN));
        if (resume) {
            for (TurnId each : waited) {
                draft.floor()
                        .named(Optional.of(each))
                        .filter(s -> hindered(draft, s).isEmpty())
                        .ifPresent(draft::resume);
            }
        }
        return draft.agreed();
    }
}
