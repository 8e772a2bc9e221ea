package org.dragoman.session.state;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What badges count for in this session: who was removed from it, and who has another role here than the conference gave
 * them. Folded from events.
 */
public record Credentials(Map<ParticipantId, Removal> removed, Map<ParticipantId, Role> roles) {
    static final Credentials AS_GIVEN = new Credentials(Map.of(), Map.of());

    public Credentials {
        removed = Collections.unmodifiableMap(new LinkedHashMap<>(removed));
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /** Who removed somebody, when and why. */
    public record Removal(Optional<ParticipantId> by, String reason, long atMs) {}

    /** A participant of the conference as they count here; nobody, once they are removed. */
    public Optional<Participant> of(Participant known) {
        if (removed.containsKey(known.id())) {
            return Optional.empty();
        }
        Role here = roles.get(known.id());
        return Optional.of(here == null ? known : known.as(here));
    }

    Credentials evolve(Fact fact, Event.OfBadge event) {
        var out = new LinkedHashMap<>(removed);
        var other = new LinkedHashMap<>(roles);
        switch (event) {
            case Event.ParticipantRemoved(var who, var reason) ->
                    out.put(who, new Removal(fact.by(), reason, fact.atMs()));
            case Event.ParticipantReadmitted(var who) -> out.remove(who);
            case Event.RoleChanged(var who, var role) -> other.put(who, role);
        }
        return new Credentials(out, other);
    }
}
