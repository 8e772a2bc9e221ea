package org.dragoman.session.state;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Reach;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What badges count for in this session: who was removed from it, who has another role here than the conference gave them,
 * and whose badges were ended. Folded from events.
 *
 * @param decidedMs when it was last decided whether somebody may be here, in Unix milliseconds
 * @param revoked until when made badges are ended, in Unix milliseconds
 */
public record Credentials(
        Map<ParticipantId, Removal> removed,
        Map<ParticipantId, Role> roles,
        Map<ParticipantId, Long> decidedMs,
        Map<ParticipantId, Long> revoked) {
    static final Credentials AS_GIVEN = new Credentials(Map.of(), Map.of(), Map.of(), Map.of());

    public Credentials {
        removed = Collections.unmodifiableMap(new LinkedHashMap<>(removed));
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        decidedMs = Map.copyOf(decidedMs);
        revoked = Map.copyOf(revoked);
    }

    /** Who removed somebody, when, why, and from where. */
    public record Removal(Optional<ParticipantId> by, String reason, long atMs, Reach reach) {}

    /** A participant of the conference as they count here; nobody, once they are removed. */
    public Optional<Participant> of(Participant known) {
        if (removed.containsKey(known.id())) {
            return Optional.empty();
        }
        Role here = roles.get(known.id());
        return Optional.of(here == null ? known : known.as(here));
    }

    /** Until when made badges of somebody are ended, in Unix milliseconds; 0 where none is. */
    public long revokedUntilMs(ParticipantId who) {
        return revoked.getOrDefault(who, 0L);
    }

    Credentials evolve(Fact fact, Event.OfBadge event) {
        return switch (event) {
            case Event.ParticipantRemoved(var who, var reason, var reach, var decidedBy) ->
                    new Credentials(
                            with(
                                    removed,
                                    who,
                                    new Removal(
                                            fact.by().or(() -> decidedBy),
                                            reason,
                                            fact.atMs(),
                                            reach.orElse(Reach.SESSION))),
                            roles,
                            with(decidedMs, who, fact.atMs()),
                            revoked);
            case Event.ParticipantReadmitted(var who, var _, var _) -> {
                var others = new LinkedHashMap<>(removed);
                others.remove(who);
                yield new Credentials(others, roles, with(decidedMs, who, fact.atMs()), revoked);
            }
            case Event.RoleChanged(var who, var role) ->
                    new Credentials(removed, with(roles, who, role), decidedMs, revoked);
            case Event.BadgesRevoked(var who, var _, var untilMs) ->
                    new Credentials(removed, roles, decidedMs, with(revoked, who, untilMs));
        };
    }

    private static <T> Map<ParticipantId, T> with(
            Map<ParticipantId, T> before, ParticipantId who, T what) {
        var after = new LinkedHashMap<>(before);
        after.put(who, what);
        return after;
    }
}
