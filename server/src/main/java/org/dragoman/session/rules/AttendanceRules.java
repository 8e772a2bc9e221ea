package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.Booth;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.CheckResult;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.SoundCheck;

import java.util.Optional;

/** The rules of the hall: who checks in, going on without a quorum, phrases to all, notes to the podium, sound checks. */
final class AttendanceRules {
    static final int REASON_MAX = 300;
    static final int NOTE_MAX = 500;
    static final int CHECK_NOTE_MAX = 200;

    private final Setting setting;
    private final HallWords words;

    AttendanceRules(Setting setting) {
        this.setting = setting;
        this.words = new HallWords(setting);
    }

    Decision decide(Session session, Participant sender, Command.OfHall command) {
        return switch (command) {
            case Command.CheckIn(var who, var there) ->
                    checkIn(session, sender, who.orElse(sender.id()), there);
            case Command.OverrideQuorum(var reason) ->
                    because(reason, new Event.QuorumOverridden(reason));
            case Command.Announce announce -> words.announce(announce);
            case Command.AnnounceText(var text, var until) -> words.announce(text, until);
            case Command.RecallAnnouncement(var position) -> words.recall(session, position);
            case Command.ShowInHall(var screen, var message) -> words.show(screen, message);
            case Command.WriteNote(var text, var turn) -> note(session, text, turn);
            case Command.CheckSound check -> checkSound(session, sender, check);
            case Command.OverrideSoundCheck(var reason) ->
                    because(reason, new Event.SoundCheckOverridden(reason));
        };
    }

    private Decision checkIn(
            Session session, Participant sender, ParticipantId who, boolean there) {
        if (!who.equals(sender.id()) && !Roles.LIST_KEEPERS.contains(sender.role())) {
            return refused(Refusal.FORBIDDEN, "participant");
        }
        if (setting.participant(who).isEmpty()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        return session.attendance().present().contains(who) == there
                ? agreed()
                : agreed(new Event.CheckedIn(who, there));
    }

    private Decision checkSound(Session session, Participant sender, Command.CheckSound asked) {
        var own = setting.boothOf(sender.id()).map(Booth::id);
        if (sender.role() == Role.INTERPRETER && !own.equals(asked.booth())) {
            return refused(Refusal.FORBIDDEN, "booth");
        }
        var point = new SoundCheck.Point(asked.booth(), asked.check());
        if (!SoundCheck.points(setting).contains(point)) {
            return refused(Refusal.UNKNOWN_BOOTH, "booth");
        }
        if (asked.note().length() > CHECK_NOTE_MAX) {
            return refused(Refusal.TOO_LONG, "note");
        }
        var before = session.attendance().soundCheck().outcomes().get(point);
        return before == null && asked.result() == CheckResult.UNSPECIFIED
                ? agreed()
                : agreed(
                        new Event.SoundChecked(
                                asked.booth(), asked.check(), asked.result(), asked.note()));
    }

    /** What goes against the rule needs a reason. */
    private static Decision because(String reason, Event event) {
        if (reason.isBlank()) {
            return refused(Refusal.REQUIRED, "reason");
        }
        return reason.length() > REASON_MAX ? refused(Refusal.TOO_LONG, "reason") : agreed(event);
    }

    private static Decision note(Session session, String text, Optional<TurnId> turn) {
        if (text.isBlank()) {
            return refused(Refusal.REQUIRED, "text");
        }
        if (text.length() > NOTE_MAX) {
            return refused(Refusal.TOO_LONG, "text");
        }
        boolean known =
                turn.isEmpty()
                        || (turn.get().value() > 0
                                && turn.get().value() < session.floor().nextTurn());
        return known
                ? agreed(new Event.NoteWritten(text, turn))
                : refused(Refusal.UNKNOWN_TURN, "turn");
    }
}
