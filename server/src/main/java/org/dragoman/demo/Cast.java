package org.dragoman.demo;

import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.Booth;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.Interpreter;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.SessionOutline;
import org.dragoman.protocol.v1.SessionPhase;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who of the demo's people plays what, as the conference says it; everybody else is a visitor. */
record Cast(Conference conference, SessionOutline session, Set<String> bots) {
    private static final int SPEAKERS_MAX = 100;

    Cast {
        bots = Set.copyOf(bots);
    }

    /** For the session that is open; if none is, for the one with most kinds of items on its agenda. */
    static Cast of(Snapshot room, Set<String> bots) {
        Conference conference = room.conference();
        boolean open = room.session().getPhase() == SessionPhase.SESSION_PHASE_OPEN;
        SessionOutline session =
                conference.getSessionsList().stream()
                        .filter(s -> open && s.getId().equals(room.session().getSession()))
                        .findFirst()
                        .or(
                                () ->
                                        conference.getSessionsList().stream()
                                                .max(Comparator.comparingLong(Cast::kinds)))
                        .orElse(SessionOutline.getDefaultInstance());
        return new Cast(conference, session, bots);
    }

    boolean isBot(String participant) {
        return bots.contains(participant);
    }

    Optional<Participant> participant(String id) {
        return conference.getParticipantsList().stream()
                .filter(p -> p.getId().equals(id))
                .findFirst();
    }

    boolean presides(String id) {
        return participant(id)
                .filter(p -> p.getRole() == Role.ROLE_CHAIR || p.getRole() == Role.ROLE_MODERATOR)
                .isPresent();
    }

    Optional<AgendaItem> item(String id) {
        return session.getItemsList().stream().filter(i -> i.getId().equals(id)).findFirst();
    }

    /** Who runs the demo's moderator console: a moderator, or failing that a chair. */
    Optional<String> moderator() {
        return bots(Role.ROLE_MODERATOR).stream().findFirst().or(this::chair);
    }

    /** Who opens and closes with a statement. */
    Optional<String> chair() {
        return bots(Role.ROLE_CHAIR).stream().findFirst();
    }

    /** Who may be given the floor, those on the agenda first. */
    List<String> speakers() {
        return java.util.stream.Stream.of(
                        session.getItemsList().stream().flatMap(i -> i.getSpeakersList().stream()),
                        chair().stream(),
                        bots(Role.ROLE_DELEGATE).stream())
                .flatMap(s -> s)
                .filter(this::isBot)
                .filter(id -> !moderator().equals(Optional.of(id)))
                .distinct()
                .limit(SPEAKERS_MAX)
                .toList();
    }

    List<Participant> captioners() {
        return conference.getParticipantsList().stream()
                .filter(p -> p.getRole() == Role.ROLE_CAPTIONER && isBot(p.getId()))
                .toList();
    }

    /** The demo's interpreters of a booth. */
    List<String> crew(Booth booth) {
        return booth.getInterpretersList().stream()
                .map(Interpreter::getParticipant)
                .filter(this::isBot)
                .toList();
    }

    private List<String> bots(Role role) {
        return conference.getParticipantsList().stream()
                .filter(p -> p.getRole() == role && isBot(p.getId()))
                .map(Participant::getId)
                .toList();
    }

    private static long kinds(SessionOutline session) {
        return session.getItemsList().stream().map(AgendaItem::getKind).distinct().count();
    }
}
