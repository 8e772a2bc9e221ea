package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.GroupId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.MotionKind;
import org.dragoman.session.said.MotionOutcome;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.state.Floor;
import org.dragoman.session.state.Procedure;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;
import org.dragoman.session.state.Spoken;
import org.dragoman.session.state.Turn;

import java.util.Optional;

/** The rules of how the floor is run: modes, rulings, motions and time. */
final class ProcedureRules {
    /** The longest text of a ruling, in characters. */
    static final int TEXT_MAX = 300;

    /** The most speeches that may wait. */
    static final int WAITING_MAX = 200;

    /** The most hands counted on one side. */
    static final int HANDS_MAX = 10_000;

    private static final long GRANT_USUAL_SECONDS = 60;
    private static final long GRANT_MAX_SECONDS = 3600;
    private static final long SPEECH_MAX_SECONDS = 7200;
    private static final long BUDGET_MAX_SECONDS = 36_000;

    private final Setting setting;
    private final ModeRules modes;

    ProcedureRules(Setting setting) {
        this.setting = setting;
        this.modes = new ModeRules(setting);
    }

    Decision decide(Draft draft, Command.OfProcedure command) {
        return switch (command) {
            case Command.SetFloorMode set -> mode(draft, set);
            case Command.Rule rule -> rule(draft, rule);
            case Command.DecideMotion motion -> motion(draft, motion);
            case Command.CountHands count -> count(draft.floor(), count);
            case Command.GrantTime(var turn, var seconds) -> grant(draft.floor(), turn, seconds);
            case Command.WarnSpeaker(var turn) -> warn(draft.floor(), turn);
            case Command.SetSpeechTime(var seconds) -> speechTime(draft.floor(), seconds);
            case Command.GrantGroupTime(var group, var seconds) -> groupTime(group, seconds);
        };
    }

    private Decision mode(Draft draft, Command.SetFloorMode set) {
        var now = draft.floor().modes();
        int open = set.openMax().orElse(now.openMax());
        Optional<Integer> waiting =
                set.waitingMax().isPresent()
                        ? Optional.of(set.waitingMax().getAsInt())
                        : now.waitingMax();
        if (open < 1 || open > ModeRules.OPEN_MAX) {
            return refused(Refusal.OUT_OF_RANGE, "max_open");
        }
        if (waiting.filter(most -> most < 0 || most > WAITING_MAX).isPresent()) {
            return refused(Refusal.OUT_OF_RANGE, "max_waiting");
        }
        if (now.mode() == set.mode() && now.openMax() == open && now.waitingMax().equals(waiting)) {
            return agreed();
        }
        draft.add(new Event.ModeSet(set.mode(), open, waiting));
        modes.close(draft);
        return draft.agreed();
    }

    /** A point of order is ruled on once it was heard, or while it waits. With the ruling it is over. */
    private static Decision rule(Draft draft, Command.Rule rule) {
        var floor = draft.floor();
        if (rule.text().length() > TEXT_MAX) {
            return refused(Refusal.TOO_LONG, "text");
        }
        var id = rule.turn();
        var speaks = floor.named(Optional.of(id));
        var waits = floor.turn(id).filter(t -> t.kind() == TurnKind.POINT_OF_ORDER);
        boolean due = floor.procedure().rulingsDue().contains(id);
        if (!due && waits.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        var who =
                speaks.map(Speech::participant)
                        .or(() -> waits.map(Turn::participant))
                        .or(
                                () ->
                                        floor.spoken().last().stream()
                                                .filter(p -> p.turn().equals(id))
                                                .map(Spoken.Past::participant)
                                                .findFirst());
        speaks.ifPresent(speech -> draft.end(speech, End.OWN));
        return draft.add(new Event.Ruled(id, who, rule.ruling(), rule.text())).agreed();
    }

    private Decision motion(Draft draft, Command.DecideMotion command) {
        var floor = draft.floor();
        var id = command.turn();
        var outcome = command.outcome();
        var moved = floor.procedure().motion(id).map(Procedure.Motion::kind);
        var waits =
                floor.turn(id)
                        .filter(t -> t.kind() == TurnKind.MOTION)
                        .flatMap(t -> t.wish().motion());
        var kind = moved.or(() -> waits);
        if (kind.isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        boolean withdrawn = outcome == MotionOutcome.WITHDRAWN;
        boolean outranked =
                floor.procedure().motions().stream()
                        .anyMatch(m -> m.kind().compareTo(kind.get()) < 0);
        if (!withdrawn && (moved.isEmpty() || outranked)) {
            return refused(Refusal.WRONG_STATE, "turn");
        }
        if (!withdrawn && !Quorum.of(setting, draft.session()).mayDecide()) {
            return refused(Refusal.NO_QUORUM, "");
        }
        floor.named(Optional.of(id)).ifPresent(speech -> draft.end(speech, End.OWN));
        draft.add(new Event.MotionDecided(id, outcome));
        boolean closes =
                kind.get() == MotionKind.CLOSE_DEBATE || kind.get() == MotionKind.ADJOURN_DEBATE;
        if (outcome == MotionOutcome.CARRIED && closes && !draft.floor().speakers().closed()) {
            draft.add(new Event.ListClosed());
        }
        if (outcome == MotionOutcome.CARRIED && command.acts()) {
            act(draft, kind.get());
        }
        return draft.agreed();
    }

    /** What a carried motion brings about, once who presides has confirmed it. */
    private static void act(Draft draft, MotionKind kind) {
        switch (kind) {
            case SUSPEND_MEETING -> ClosingRules.suspend(draft);
            case ADJOURN_MEETING -> ClosingRules.close(draft);
            case ADJOURN_DEBATE, CLOSE_DEBATE -> {
                // the list is closed already
            }
        }
    }

    private static Decision count(Floor floor, Command.CountHands count) {
        if (floor.procedure().motion(count.turn()).isEmpty()) {
            return refused(Refusal.UNKNOWN_TURN, "turn");
        }
        if (isNoCount(count.inFavour())) {
            return refused(Refusal.OUT_OF_RANGE, "in_favour");
        }
        if (isNoCount(count.against())) {
            return refused(Refusal.OUT_OF_RANGE, "against");
        }
        return isNoCount(count.abstaining())
                ? refused(Refusal.OUT_OF_RANGE, "abstaining")
                : agreed(
                        new Event.HandsCounted(
                                count.turn(),
                                count.inFavour(),
                                count.against(),
                                count.abstaining()));
    }

    private static boolean isNoCount(int hands) {
        return hands < 0 || hands > HANDS_MAX;
    }

    private static Decision grant(Floor floor, Optional<TurnId> turn, long seconds) {
        var speech = floor.named(turn);
        if (speech.isEmpty()) {
            return turn.isEmpty()
                    ? refused(Refusal.WRONG_STATE, "")
                    : refused(Refusal.UNKNOWN_TURN, "turn");
        }
        if (seconds < 0 || seconds > GRANT_MAX_SECONDS) {
            return refused(Refusal.OUT_OF_RANGE, "seconds");
        }
        if (speech.get().limitMs() == 0) {
            return refused(Refusal.WRONG_STATE, "");
        }
        long more = seconds == 0 ? GRANT_USUAL_SECONDS : seconds;
        return agreed(new Event.TimeGranted(speech.get().turn(), more * 1000));
    }

    private static Decision warn(Floor floor, Optional<TurnId> turn) {
        return floor.named(turn)
                .map(speech -> agreed(new Event.SpeakerWarned(speech.turn())))
                .orElseGet(
                        () ->
                                turn.isEmpty()
                                        ? refused(Refusal.WRONG_STATE, "")
                                        : refused(Refusal.UNKNOWN_TURN, "turn"));
    }

    private static Decision speechTime(Floor floor, long seconds) {
        if (seconds < 0 || seconds > SPEECH_MAX_SECONDS) {
            return refused(Refusal.OUT_OF_RANGE, "seconds");
        }
        return floor.procedure().speechTimeMs().filter(ms -> ms == seconds * 1000).isPresent()
                ? agreed()
                : agreed(new Event.SpeechTimeSet(seconds * 1000));
    }

    private Decision groupTime(Optional<GroupId> group, long seconds) {
        if (group.isPresent() && group.flatMap(setting::group).isEmpty()) {
            return refused(Refusal.UNKNOWN_GROUP, "group");
        }
        return seconds < 1 || seconds > BUDGET_MAX_SECONDS
                ? refused(Refusal.OUT_OF_RANGE, "seconds")
                : agreed(new Event.GroupTimeGranted(group, seconds * 1000));
    }
}
