package org.dragoman.conference;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may be in a session, and as what, where it says other than the conference: roles by name, an allow-list, and whether
 * is written down who listened.
 *
 * @param roles by name; a role that is given here to anybody belongs to those named alone
 * @param invited nobody but these, besides consoles; none where everybody may come
 * @param listeningLog whether is written down who listened, to what, when and from where
 */
public record SessionAccess(
        Map<ParticipantId, Role> roles, Optional<Invited> invited, boolean listeningLog) {
    /** As the conference has it. */
    public static final SessionAccess OF_ALL = new SessionAccess(Map.of(), Optional.empty(), false);

    public SessionAccess {
        roles = Map.copyOf(roles);
    }

    /** An allow-list: by role, by delegation, by name. */
    public record Invited(
            Set<Role> roles, Set<DelegationId> delegations, Set<ParticipantId> participants) {
        public Invited {
            roles = Set.copyOf(roles);
            delegations = Set.copyOf(delegations);
            participants = Set.copyOf(participants);
        }

        boolean has(Participant participant) {
            return roles.contains(participant.role())
                    || participants.contains(participant.id())
                    || participant.delegation().filter(delegations::contains).isPresent();
        }
    }

    /** A participant of the conference as this session has them; nobody, where they are not invited. */
    public Optional<Participant> of(Participant known) {
        Participant here = known.as(role(known));
        boolean in =
                roles.containsKey(known.id())
                        || Roles.CONSOLES.contains(here.role())
                        || invited.map(list -> list.has(here)).orElse(true);
        return in ? Optional.of(here) : Optional.empty();
    }

    /** Whether somebody, as they are here, stands on the list or has a role here by name. */
    public boolean names(Participant here) {
        return roles.containsKey(here.id()) || invited.filter(list -> list.has(here)).isPresent();
    }

    /** Who holds by the conference what is given to others here speaks for a delegation still, or observes. */
    private Role role(Participant known) {
        Role named = roles.get(known.id());
        if (named != null) {
            return named;
        }
        if (!roles.containsValue(known.role())) {
            return known.role();
        }
        return known.delegation().isPresent() ? Role.DELEGATE : Role.OBSERVER;
    }
}
