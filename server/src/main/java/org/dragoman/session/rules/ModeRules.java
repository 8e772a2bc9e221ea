package org.dragoman.session.rules;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;
import org.dragoman.session.state.Turn;

import java.util.Optional;

/** How many microphones may be open, and who opens without being called. The podium's are never counted. */
final class ModeRules {
    /** The most microphones that may be open, the podium's not counted. */
    static final int OPEN_MAX = 25;

    private final Setting setting;
    private final SpeechTimes times;

    ModeRules(Setting setting) {
        this.setting = setting;
        this.times = new SpeechTimes(setting);
    }

    /** Gives the floor to somebody who is next, without asking whether there is room. */
    void open(Draft draft, Turn turn, LanguageTag language) {
        var session = draft.session();
        draft.add(
                new Event.FloorGiven(
                        turn.id(),
                        turn.participant(),
                        language,
                        answered(turn).or(session::item),
                        times.limitMs(session, turn),
                        draft.nextEpoch(),
                        turn.wish().unlessPlain()));
    }

    /** A right of reply is to its own item, whichever is taken up when it is heard. */
    private static Optional<ItemId> answered(Turn turn) {
        return turn.kind() == TurnKind.RIGHT_OF_REPLY ? turn.wish().item() : Optional.empty();
    }

    /** How many have the floor, open or paused, the podium and who goes in between not counted. */
    long counted(Session session) {
        return session.floor().speeches().stream().filter(this::counts).count();
    }

    boolean counts(Speech speech) {
        return !setting.podium(speech.participant()) && !speech.kind().suspends();
    }

    /** Whether a microphone is open that only went in between; while it is, it takes a place. */
    boolean goesBetween(Speech speech) {
        return speech.isOpen() && speech.kind().suspends() && !setting.podium(speech.participant());
    }

    boolean room(Session session) {
        long between = session.floor().speeches().stream().filter(this::goesBetween).count();
        return counted(session) + between < session.floor().modes().openMax();
    }

    /** Whether somebody who asks to speak would have the floor at once. */
    boolean opensAtOnce(Session session, ParticipantId who) {
        if (!calm(session)) {
            return false;
        }
        return switch (session.floor().modes().mode()) {
            case AUTOMATIC ->
                    setting.podium(who)
                            || (room(session) && session.floor().speakers().next().isEmpty());
            case OVERRIDE -> true;
            case MODERATED, PUSH_TO_TALK, CHAIR_ONLY -> false;
        };
    }

    /** Whether nothing holds the others back: no priority, no point of order, nobody who waits to go on. */
    private static boolean calm(Session session) {
        var floor = session.floor();
        return session.phase() == Session.Phase.OPEN
                && floor.modes().priority().isEmpty()
                && floor.procedure().rulingsDue().isEmpty()
                && floor.speeches().stream()
                        .allMatch(s -> s.suspendedBy().isEmpty() && !s.kind().suspends());
    }

    /** Opens whatever opens by itself after what was agreed to: nobody needs to call anybody. */
    void follow(Draft draft) {
        switch (draft.floor().modes().mode()) {
            case AUTOMATIC -> {
                while (calm(draft.session())) {
                    var next = free(draft);
                    if (next.isEmpty()) {
                        return;
                    }
                    open(draft, next.get(), next.get().language());
                }
            }
            case OVERRIDE -> override(draft);
            case MODERATED, PUSH_TO_TALK, CHAIR_ONLY -> {}
        }
    }

    /** Who asked last opens at once, and the longest open closes for them. */
    private void override(Draft draft) {
        while (calm(draft.session())) {
            var next = free(draft, true);
            if (next.isEmpty()) {
                return;
            }
            if (!setting.podium(next.get().participant()) && !room(draft.session())) {
                draft.floor().speeches().stream()
                        .filter(this::counts)
                        .findFirst()
                        .ifPresent(longest -> draft.end(longest, End.PASSED));
            }
            open(draft, next.get(), next.get().language());
        }
    }

    private Optional<Turn> free(Draft draft) {
        return free(draft, room(draft.session()));
    }

    private Optional<Turn> free(Draft draft, boolean room) {
        return draft.floor().speakers().speeches().stream()
                .filter(t -> room || setting.podium(t.participant()))
                .filter(t -> GivingRules.maySpeak(setting, t.participant()))
                .filter(t -> setting.channel(t.language()).isPresent())
                .filter(t -> draft.floor().speechOf(t.participant()).isEmpty())
                .filter(t -> !draft.asked().elsewhere().contains(t.participant()))
                .findFirst();
    }

    /** Closes what may not be open in the mode that was set. */
    void close(Draft draft) {
        var modes = draft.floor().modes();
        boolean podiumAlone = modes.mode() == FloorMode.CHAIR_ONLY;
        long over = counted(draft.session()) - modes.openMax();
        draft.floor().speeches().stream()
                .filter(s -> podiumAlone ? !setting.podium(s.participant()) : counts(s))
                .limit(podiumAlone ? Long.MAX_VALUE : Math.max(0, over))
                .toList()
                .forEach(speech -> draft.end(speech, End.TAKEN));
    }
}
