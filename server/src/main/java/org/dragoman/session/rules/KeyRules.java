package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;

import java.util.List;
import java.util.Optional;

/** The rules of the keys that are held: push to talk, and the chair's priority. */
final class KeyRules {
    private final Setting setting;
    private final ModeRules modes;
    private final GivingRules giving;
    private final ResumeRules resuming;

    KeyRules(Setting setting) {
        this.setting = setting;
        this.modes = new ModeRules(setting);
        this.giving = new GivingRules(setting);
        this.resuming = new ResumeRules(setting);
    }

    Decision pushToTalk(Draft draft, ParticipantId who, boolean held) {
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
        var turn = GivingRules.unlisted(setting, draft, who);
        var no = giving.hindrance(draft, turn);
        if (no.isPresent()) {
            return no.get();
        }
        own.ifPresent(speech -> draft.end(speech, End.OWN));
        modes.open(draft, turn, turn.language());
        return draft.agreed();
    }

    Decision priority(Draft draft, ParticipantId chair, boolean held, boolean resume) {
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
            var mine = GivingRules.unlisted(setting, draft, chair);
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
                        .filter(s -> resuming.hindrance(draft, s).isEmpty())
                        .ifPresent(draft::resume);
            }
        }
        return draft.agreed();
    }
}
