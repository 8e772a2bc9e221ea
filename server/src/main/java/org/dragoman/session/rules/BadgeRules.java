package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Reach;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;

import java.util.Optional;
import java.util.Set;

/**
 * The rules of badges: who is removed from the session or the conference, who comes back, whose badges were lost, and who
 * has another role here. A microphone that was opened under the old badge closes with it.
 */
public final class BadgeRules {
    /** The longest reason for a removal, in characters. */
    public static final int REASON_MAX = 300;

    private static final Set<Role> OF_PEOPLE =
            Set.of(
                    Role.CHAIR,
                    Role.MODERATOR,
                    Role.SECRETARY,
                    Role.TECHNICIAN,
                    Role.CAPTIONER,
                    Role.DELEGATE,
                    Role.OBSERVER,
                    Role.PRESS,
                    Role.RECORD_KEEPER);

    private final Setting setting;
    private final BoothRules booths;

    BadgeRules(Setting setting, BoothRules booths) {
        this.setting = setting;
        this.booths = booths;
    }

    Decision decide(Draft draft, Participant sender, Command.OfBadge command) {
        return switch (command) {
            case Command.RemoveParticipant(var who, var reason, var reach) ->
                    remove(draft, sender, who, reason, reach);
            case Command.ReadmitParticipant(var who, var reach) ->
                    readmit(draft.session(), sender, who, reach);
            case Command.RevokeBadges(var who, var reason) -> revoke(draft, sender, who, reason);
            case Command.ChangeRole(var who, var role) -> change(draft, sender, who, role);
        };
    }

    private Decision remove(
            Draft draft, Participant sender, ParticipantId who, String reason, Reach reach) {
        var no = hindrance(sender, who, reason);
        if (no.isPresent()) {
            return no.get();
        }
        var before = draft.session().attendance().credentials().removed().get(who);
        if (before != null && (before.reach() == reach || reach == Reach.SESSION)) {
            return agreed();
        }
        silence(draft, who, End.REMOVED);
        return draft.add(new Event.ParticipantRemoved(who, reason, said(reach), Optional.empty()))
                .agreed();
    }

    /** Why a sender may not decide so on a person. */
    private Optional<Decision> hindrance(Participant sender, ParticipantId who, String reason) {
        var known = setting.invited(who);
        if (known.isEmpty()) {
            return Optional.of(refused(Refusal.UNKNOWN_PARTICIPANT, "participant"));
        }
        if (reason.isBlank()) {
            return Optional.of(refused(Refusal.REQUIRED, "reason"));
        }
        if (reason.length() > REASON_MAX) {
            return Optional.of(refused(Refusal.TOO_LONG, "reason"));
        }
        Role role = setting.participant(who).orElse(known.get()).role();
        return who.equals(sender.id()) || !mayDecideOn(sender.role(), role)
                ? Optional.of(refused(Refusal.FORBIDDEN, "participant"))
                : Optional.empty();
    }

    /** Whoever holds the lost badge is silent at once; the person comes in again with a new one. */
    private Decision revoke(Draft draft, Participant sender, ParticipantId who, String reason) {
        var no = hindrance(sender, who, reason);
        if (no.isPresent()) {
            return no.get();
        }
        silence(draft, who, End.REMOVED);
        return draft.add(new Event.BadgesRevoked(who, reason, draft.asked().atMs())).agreed();
    }

    /** What was decided elsewhere about a person of the conference. */
    Decision follow(Draft draft, Command.FollowRemoval elsewhere) {
        ParticipantId who = elsewhere.participant();
        if (setting.invited(who).isEmpty()) {
            return agreed();
        }
        boolean out = draft.session().attendance().credentials().removed().containsKey(who);
        var reach = Optional.of(Reach.CONFERENCE);
        if (elsewhere.reason().isEmpty()) {
            return out
                    ? agreed(new Event.ParticipantReadmitted(who, reach, elsewhere.by()))
                    : agreed();
        }
        if (out) {
            return agreed();
        }
        silence(draft, who, End.REMOVED);
        return draft.add(
                        new Event.ParticipantRemoved(
                                who, elsewhere.reason().get(), reach, elsewhere.by()))
                .agreed();
    }

    /** Badges of a person were ended elsewhere. */
    Decision follow(Draft draft, Command.FollowRevocation elsewhere) {
        ParticipantId who = elsewhere.participant();
        var credentials = draft.session().attendance().credentials();
        if (setting.invited(who).isEmpty()
                || credentials.revokedUntilMs(who) >= elsewhere.untilMs()) {
            return agreed();
        }
        silence(draft, who, End.REMOVED);
        return draft.add(new Event.BadgesRevoked(who, elsewhere.reason(), elsewhere.untilMs()))
                .agreed();
    }

    private static Optional<Reach> said(Reach reach) {
        return reach == Reach.SESSION ? Optional.empty() : Optional.of(reach);
    }

    /** Only a chair decides on a chair; a technician on nobody who presides. */
    private static boolean mayDecideOn(Role sender, Role other) {
        if (other == Role.CHAIR) {
            return sender == Role.CHAIR;
        }
        return Roles.PODIUM.contains(sender) || !Roles.PODIUM.contains(other);
    }

    /** Whatever microphone they hold, and wherever they are on air. */
    private void silence(Draft draft, ParticipantId who, End why) {
        for (Speech speech : draft.floor().speeches()) {
            if (speech.participant().equals(who)) {
                draft.end(speech, why);
            }
        }
        booths.gone(draft, who, why);
    }

    private Decision readmit(Session session, Participant sender, ParticipantId who, Reach reach) {
        var known = setting.invited(who);
        if (known.isEmpty()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        if (!session.attendance().credentials().removed().containsKey(who)) {
            return agreed();
        }
        var role =
                Optional.ofNullable(session.attendance().credentials().roles().get(who))
                        .orElse(known.get().role());
        return mayDecideOn(sender.role(), role)
                ? agreed(new Event.ParticipantReadmitted(who, said(reach), Optional.empty()))
                : refused(Refusal.FORBIDDEN, "participant");
    }

    private Decision change(Draft draft, Participant sender, ParticipantId who, Role role) {
        var here = setting.participant(who);
        if (here.isEmpty()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        boolean desk = role == Role.INTERPRETER && setting.boothOf(who).isPresent();
        if (!desk && !OF_PEOPLE.contains(role)) {
            return refused(Refusal.OUT_OF_RANGE, "role");
        }
        if (here.get().role() == role) {
            return agreed();
        }
        if (here.get().role() == Role.PUBLIC) {
            return refused(Refusal.FORBIDDEN, "participant"); // it is many people's
        }
        if (who.equals(sender.id()) || !mayDecideOn(sender.role(), here.get().role())) {
            return refused(Refusal.FORBIDDEN, "participant");
        }
        if (!mayDecideOn(sender.role(), role)) {
            return refused(Refusal.FORBIDDEN, "role");
        }
        silence(draft, who, End.ROLE);
        return draft.add(new Event.RoleChanged(who, role)).agreed();
    }
}
