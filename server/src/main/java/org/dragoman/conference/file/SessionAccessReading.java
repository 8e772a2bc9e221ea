package org.dragoman.conference.file;

import org.dragoman.conference.DelegationId;
import org.dragoman.conference.Ids;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.SessionAccess;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Section;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads who may be in a session and as what: its badges, its allow-list, and whether its listeners are written down. */
final class SessionAccessReading {
    private static final int BADGES_MAX = 10_000;
    private static final int INVITED_MAX = 10_000;
    private static final Set<Role> NEVER_GIVEN = Set.of(Role.INTERPRETER, Role.DISPLAY);

    private final Declared participants;
    private final Declared delegations;

    SessionAccessReading(Declared participants, Declared delegations) {
        this.participants = participants;
        this.delegations = delegations;
    }

    SessionAccess read(Section session) {
        return new SessionAccess(
                roles(session),
                invited(session),
                session.optional("listening_log", Form.yesOrNo()).map(Found::value).orElse(false));
    }

    private Map<ParticipantId, Role> roles(Section session) {
        Map<ParticipantId, Role> roles = new HashMap<>();
        for (Section badge : session.optionalSections("badges", BADGES_MAX)) {
            var holder = badge.required("participant").flatMap(participants::refer);
            var role = badge.required("role", Form.oneOf(Role.class));
            role.filter(r -> NEVER_GIVEN.contains(r.value()))
                    .ifPresent(
                            r ->
                                    session.mistakes()
                                            .add(
                                                    r.place(),
                                                    "a session gives nobody the role %s; booths say who interprets, and a display has a badge of its own"
                                                            .formatted(
                                                                    r.value()
                                                                            .name()
                                                                            .toLowerCase(
                                                                                    Locale.ROOT))));
            holder.filter(h -> Ids.valid(h.value()))
                    .ifPresent(h -> role.ifPresent(r -> given(session, roles, h, r.value())));
        }
        return roles;
    }

    private static void given(
            Section session, Map<ParticipantId, Role> roles, Found<String> holder, Role role) {
        if (roles.put(new ParticipantId(holder.value()), role) != null) {
            session.mistakes()
                    .add(
                            holder.place(),
                            "participant %s has a badge of this session already; keep one"
                                    .formatted(Form.quoted(holder.value())));
        }
    }

    private Optional<SessionAccess.Invited> invited(Section session) {
        Section list = session.optionalSection("invited");
        Set<Role> roles =
                list.optionalWords("roles", Role.values().length).stream()
                        .flatMap(
                                word ->
                                        Found.read(word, Form.oneOf(Role.class), list.mistakes())
                                                .stream())
                        .map(Found::value)
                        .collect(Collectors.toSet());
        Set<DelegationId> bodies =
                known(list.optionalWords("delegations", INVITED_MAX), delegations)
                        .map(DelegationId::new)
                        .collect(Collectors.toSet());
        Set<ParticipantId> people =
                known(list.optionalWords("participants", INVITED_MAX), participants)
                        .map(ParticipantId::new)
                        .collect(Collectors.toSet());
        if (list.isEmpty()
                || list.hasEmptyList("roles")
                || list.hasEmptyList("delegations")
                || list.hasEmptyList("participants")) {
            list.mistakes()
                    .add(
                            list.place(),
                            "an empty list of who is invited; name somebody or take it out");
        }
        return roles.isEmpty() && bodies.isEmpty() && people.isEmpty()
                ? Optional.empty()
                : Optional.of(new SessionAccess.Invited(roles, bodies, people));
    }

    private static Stream<String> known(List<Found<String>> words, Declared declared) {
        return words.stream()
                .flatMap(word -> declared.refer(word).stream())
                .map(Found::value)
                .filter(Ids::valid);
    }
}
