package org.dragoman.session.rules;

import org.dragoman.conference.Delegation;
import org.dragoman.conference.DelegationId;
import org.dragoman.conference.Participant;
import org.dragoman.conference.Right;
import org.dragoman.conference.Role;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many of the delegations that may vote are in the hall, and how many there must be; 0 where none is asked for. A
 * delegation is there when one of its participants is.
 */
public record Quorum(
        int present, int entitled, int neededToOpen, int neededToDecide, boolean overridden) {
    /** As a session stands. */
    public static Quorum of(Setting setting, Session session) {
        Set<DelegationId> represented =
                setting.conference().participants().stream()
                        .filter(p -> p.role() != Role.INTERPRETER)
                        .flatMap(p -> p.delegation().stream())
                        .collect(Collectors.toSet());
        Set<DelegationId> entitled =
                setting.conference().delegations().stream()
                        .filter(d -> d.rights().contains(Right.VOTE))
                        .map(Delegation::id)
                        .filter(represented::contains)
                        .collect(Collectors.toSet());
        long present =
                session.attendance().present().stream()
                        .map(setting::participant)
                        .flatMap(Optional::stream)
                        .map(Participant::delegation)
                        .flatMap(Optional::stream)
                        .filter(entitled::contains)
                        .distinct()
                        .count();
        var rules = setting.rules();
        return new Quorum(
                (int) present,
                entitled.size(),
                rules.quorumToOpen().map(part -> part.atLeast(entitled.size())).orElse(0),
                rules.quorumToDecide().map(part -> part.moreThan(entitled.size())).orElse(0),
                session.attendance().quorumOverridden().isPresent());
    }

    /** Whether the session can be opened, by number or by decision. */
    public boolean mayOpen() {
        return openMet() || overridden;
    }

    /** Whether decisions can be taken, by number or by decision. */
    public boolean mayDecide() {
        return decideMet() || overridden;
    }

    public boolean openMet() {
        return present >= neededToOpen;
    }

    public boolean decideMet() {
        return present >= neededToDecide;
    }
}
