package org.dragoman.simulation;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.said.Event;
import org.dragoman.session.state.Setting;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who was removed and who has another role, kept apart from the rules. */
final class Badges {
    private static final Set<Role> SPEAKERS =
            EnumSet.of(Role.CHAIR, Role.MODERATOR, Role.SECRETARY, Role.DELEGATE, Role.OBSERVER);

    private final Set<ParticipantId> removed = new HashSet<>();
    private final Map<ParticipantId, Role> roles = new HashMap<>();

    /** Whose place on the list goes with it. */
    Optional<ParticipantId> take(Event.OfBadge event) {
        return switch (event) {
            case Event.ParticipantRemoved(var who, var _, var _, var _) -> {
                removed.add(who);
                yield Optional.of(who);
            }
            case Event.ParticipantReadmitted(var who, var _, var _) -> {
                removed.remove(who);
                yield Optional.empty();
            }
            case Event.BadgesRevoked _ -> Optional.empty();
            case Event.RoleChanged(var who, var role) -> {
                roles.put(who, role);
                yield SPEAKERS.contains(role) ? Optional.empty() : Optional.of(who);
            }
        };
    }

    /** The role somebody has now; none for who was removed or never invited. */
    Optional<Role> role(Setting setting, ParticipantId who) {
        return removed.contains(who)
                ? Optional.empty()
                : Optional.ofNullable(roles.get(who))
                        .or(() -> setting.invited(who).map(Participant::role));
    }

    boolean podium(Setting setting, ParticipantId who) {
        return role(setting, who).filter(r -> r == Role.CHAIR || r == Role.MODERATOR).isPresent();
    }

    boolean maySpeak(Setting setting, ParticipantId who) {
        return role(setting, who).filter(SPEAKERS::contains).isPresent();
    }

    boolean mayInterpret(Setting setting, ParticipantId who) {
        return role(setting, who).filter(r -> r == Role.INTERPRETER).isPresent();
    }
}
