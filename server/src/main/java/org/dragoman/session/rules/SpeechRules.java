package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;

import java.util.Optional;

/** The rules of the floor itself: who is given it, who goes on, and whose microphone closes. */
final class SpeechRules {
    private final GivingRules giving;
    private final KeyRules keys;
    private final ResumeRules resuming;

    SpeechRules(Setting setting) {
        this.giving = new GivingRules(setting);
        this.keys = new KeyRules(setting);
        this.resuming = new ResumeRules(setting);
    }

    Decision decide(Draft draft, Participant sender, Command.OfSpeech command) {
        var floor = draft.floor();
        return switch (command) {
            case Command.GiveTurn(var id, var language) ->
                    floor.turn(id)
                            .map(t -> giving.give(draft, t, language.orElse(t.language())))
                            .orElse(refused(Refusal.UNKNOWN_TURN, "turn"));
            case Command.GiveFloor(var participant, var language) ->
                    giving.giveTo(draft, participant, language);
            case Command.GiveNext() ->
                    floor.speakers()
                            .next()
                            .map(t -> giving.give(draft, t, t.language()))
                            .orElse(refused(Refusal.LIST_EMPTY, ""));
            case Command.EndSpeech(var turn) -> end(draft, sender, turn);
            case Command.TakeFloor(var turn, var all) -> take(draft, turn, all);
            case Command.PauseSpeech(var turn) -> pause(draft, turn);
            case Command.ResumeSpeech(var turn) -> resume(draft, sender, turn);
            case Command.DeclareFloorLanguage(var language) -> giving.declare(floor, language);
            case Command.PushToTalk(var held) -> keys.pushToTalk(draft, sender.id(), held);
            case Command.ChairPriority(var held, var resume) ->
                    keys.priority(draft, sender.id(), held, resume);
        };
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
        if (!own && !Roles.PODIUM.contains(sender.role())) {
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

    /** Closes the open microphone of whoever speaks, whichever of several it is. */
    Decision offAir(Draft draft, ParticipantId who) {
        return draft.floor()
                .speechOf(who)
                .filter(Speech::isOpen)
                .map(open -> draft.pause(open, End.PAUSED, Optional.empty()).agreed())
                .orElseGet(() -> agreed());
    }

    private static Decision missing(Optional<TurnId> turn) {
        return turn.isEmpty()
                ? refused(Refusal.WRONG_STATE, "")
                : refused(Refusal.UNKNOWN_TURN, "turn");
    }

    /** The podium lets anybody go on; whose microphone brought no frame goes on by themselves, once it does. */
    private Decision resume(Draft draft, Participant sender, Optional<TurnId> turn) {
        var floor = draft.floor();
        boolean podium = Roles.PODIUM.contains(sender.role());
        var speech = podium || turn.isPresent() ? floor.named(turn) : floor.speechOf(sender.id());
        if (speech.isEmpty()) {
            return podium ? missing(turn) : refused(Refusal.FORBIDDEN, "");
        }
        if (!podium && !mayGoOn(sender, speech.get())) {
            return refused(Refusal.FORBIDDEN, "");
        }
        if (speech.get().isOpen()) {
            return agreed();
        }
        var no = resuming.hindrance(draft, speech.get());
        return no.isPresent() ? no.get() : draft.resume(speech.get()).agreed();
    }

    private static boolean mayGoOn(Participant sender, Speech speech) {
        return speech.participant().equals(sender.id()) && speech.frameless();
    }
}
