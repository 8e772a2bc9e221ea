package org.dragoman.session;

import static org.dragoman.session.Decision.agreed;
import static org.dragoman.session.Decision.refused;

import org.dragoman.conference.AgendaItem;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of the floor in moderated mode: one speaker at a time, called by the podium from a list. */
final class FloorRules {
    /** The longest reason for a move, in characters. */
    static final int REASON_MAX = 300;

    private final Setting setting;

    FloorRules(Setting setting) {
        this.setting = setting;
    }

    Decision decide(Session session, Asked asked, Participant sender, Command.OfFloor command) {
        if (session.phase() != Session.Phase.OPEN) {
            return refused(Refusal.WRONG_STATE, "");
        }
        if (decidesOnWhatWasSeen(command) && stale(session, asked)) {
            return refused(Refusal.STALE_VERSION, "seen_position");
        }
        return switch (command) {
            case Command.RequestFloor(var participant) ->
                    request(session, sender, participant.orElse(sender.id()));
            case Command.WithdrawRequest(var turn) -> withdraw(session, sender, turn);
            case Command.MoveTurn move -> move(session, move);
            case Command.GiveTurn(var turn, var language) ->
                    session.floor()
                            .turn(turn)
                            .map(
                                    t ->
                                            give(
                                                    session,
                                                    t.id(),
                                                    t.participant(),
                                                    language.orElse(t.language())))
                            .orElse(refused(Refusal.UNKNOWN_TURN, "turn"));
            case Command.GiveFloor(var participant, var language) ->
                    giveTo(session, participant, language);
            case Command.GiveNext() ->
                    session.floor().list().stream()
                            .findFirst()
                            .map(t -> give(session, t.id(), t.participant(), t.language()))
                            .orElse(refused(Refusal.LIST_EMPTY, ""));
            case Command.EndSpeech() -> end(session, asked, sender);
            case Command.TakeFloor() ->
                    session.floor().speech().isPresent()
                            ? agreed(new Event.SpeechEnded(End.TAKEN))
                            : agreed();
            case Command.PauseSpeech() -> pause(session);
            case Command.ResumeSpeech() -> resume(session);
            case Command.DeclareFloorLanguage(var language) -> declare(session, language);
        };
    }

    /** Closing a microphone is never stale; whatever picks or moves somebody must have seen the list as it is. */
    private static boolean decidesOnWhatWasSeen(Command.OfFloor command) {
        return switch (command) {
            case Command.GiveTurn(var _, var _),
                    Command.GiveFloor(var _, var _),
                    Command.GiveNext(),
                    Command.ResumeSpeech(),
                    Command.MoveTurn(var _, var _, var _) ->
                    true;
            case Command.RequestFloor(var _),
                    Command.WithdrawRequest(var _),
                    Command.EndSpeech(),
                    Command.TakeFloor(),
                    Command.PauseSpeech(),
                    Command.DeclareFloorLanguage(var _) ->
                    false;
        };
    }

    private static boolean stale(Session session, Asked asked) {
        return !saw(asked, session.floor().changedAt());
    }

    private static boolean saw(Asked asked, long position) {
        return asked.seenPosition() == 0 || asked.seenPosition() >= position;
    }

    private Decision request(Session session, Participant sender, ParticipantId participant) {
        if (!participant.equals(sender.id()) && !Rights.keepsList(sender.role())) {
            return refused(Refusal.FORBIDDEN, "participant");
        }
        var speaker = setting.participant(participant).filter(Rights::maySpeak);
        if (speaker.isEmpty()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        if (session.floor().turnOf(participant).isPresent()) {
            return refused(Refusal.ALREADY_LISTED, "participant");
        }
        if (session.floor().list().size() >= setting.waitingMax()) {
            return refused(Refusal.LIST_FULL, "");
        }
        var turn = new TurnId(session.floor().nextTurn());
        return agreed(new Event.TurnListed(turn, participant, setting.delivers(participant)));
    }

    private static Decision withdraw(Session session, Participant sender, TurnId id) {
        var turn = session.floor().turn(id);
        if (turn.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        boolean own = turn.get().participant().equals(sender.id());
        return own || Rights.keepsList(sender.role())
                ? agreed(new Event.TurnWithdrawn(id))
                : refused(Refusal.FORBIDDEN, "turn");
    }

    private static Decision move(Session session, Command.MoveTurn move) {
        var list = session.floor().list();
        if (session.floor().turn(move.turn()).isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        if (move.place() < 1 || move.place() > list.size()) {
            return refused(Refusal.OUT_OF_RANGE, "place");
        }
        if (move.reason().length() > REASON_MAX) {
            return refused(Refusal.TOO_LONG, "reason");
        }
        return list.get(move.place() - 1).id().equals(move.turn())
                ? agreed()
                : agreed(new Event.TurnMoved(move.turn(), move.place(), move.reason()));
    }

    private Decision giveTo(
            Session session, ParticipantId participant, Optional<LanguageTag> language) {
        if (setting.participant(participant).filter(Rights::maySpeak).isEmpty()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        var listed = session.floor().turnOf(participant);
        if (listed.isEmpty() && hasFloor(session, participant)) {
            return declare(session, language.orElse(session.floor().language()));
        }
        var turn = listed.map(Turn::id).orElseGet(() -> new TurnId(session.floor().nextTurn()));
        return give(
                session,
                turn,
                participant,
                language.orElseGet(() -> setting.delivers(participant)));
    }

    private static boolean hasFloor(Session session, ParticipantId participant) {
        return session.floor()
                .speech()
                .filter(s -> s.participant().equals(participant) && s.microphone().isPresent())
                .isPresent();
    }

    private Decision give(
            Session session, TurnId turn, ParticipantId participant, LanguageTag language) {
        if (setting.channel(language).isEmpty()) {
            return refused(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        List<Event> events = new ArrayList<>();
        if (session.floor().speech().isPresent()) {
            events.add(new Event.SpeechEnded(End.PASSED));
        }
        long limitMs =
                session.item()
                        .flatMap(setting::item)
                        .map(AgendaItem::speech)
                        .map(d -> d.toMillis())
                        .orElse(0L);
        int epoch = session.epoch() + events.size() + 1;
        events.add(
                new Event.FloorGiven(turn, participant, language, session.item(), limitMs, epoch));
        return new Decision.Agreed(events);
    }

    /** A moderator ends the speech that was seen, not the next one; a speaker yields at any moment. */
    private static Decision end(Session session, Asked asked, Participant sender) {
        var speech = session.floor().speech();
        if (speech.isEmpty()) {
            return refused(Refusal.WRONG_STATE, "");
        }
        boolean own = speech.get().participant().equals(sender.id());
        if (!own && !Rights.podium(sender.role())) {
            return refused(Refusal.FORBIDDEN, "");
        }
        if (!own && !saw(asked, speech.get().givenAt())) {
            return refused(Refusal.STALE_VERSION, "seen_position");
        }
        return agreed(new Event.SpeechEnded(End.OWN));
    }

    private static Decision pause(Session session) {
        var speech = session.floor().speech();
        if (speech.isEmpty()) {
            return refused(Refusal.WRONG_STATE, "");
        }
        return speech.get().microphone().isPresent()
                ? agreed(new Event.SpeechPaused(End.PAUSED))
                : agreed();
    }

    private static Decision resume(Session session) {
        var speech = session.floor().speech();
        if (speech.isEmpty()) {
            return refused(Refusal.WRONG_STATE, "");
        }
        return speech.get().microphone().isPresent()
                ? agreed()
                : agreed(new Event.SpeechResumed(session.epoch() + 1));
    }

    private Decision declare(Session session, LanguageTag language) {
        if (setting.channel(language).isEmpty()) {
            return refused(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        return session.floor().language().equals(language)
                ? agreed()
                : agreed(new Event.FloorLanguageDeclared(language));
    }
}
