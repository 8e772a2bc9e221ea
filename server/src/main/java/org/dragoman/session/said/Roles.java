package org.dragoman.session.said;

import static org.dragoman.conference.Role.CHAIR;
import static org.dragoman.conference.Role.DELEGATE;
import static org.dragoman.conference.Role.MODERATOR;
import static org.dragoman.conference.Role.OBSERVER;
import static org.dragoman.conference.Role.SECRETARY;

import org.dragoman.conference.Participant;
import org.dragoman.conference.Role;

import java.util.Set;

/** Which roles preside, which keep the list, and which speak. */
public final class Roles {
    private static final Set<Role> PODIUM = Set.of(CHAIR, MODERATOR);
    private static final Set<Role> LIST_KEEPERS = Set.of(CHAIR, MODERATOR, SECRETARY);
    private static final Set<Role> SPEAKERS =
            Set.of(CHAIR, MODERATOR, SECRETARY, DELEGATE, OBSERVER);

    private Roles() {}

    public static boolean podium(Role role) {
        return PODIUM.contains(role);
    }

    public static boolean keepsList(Role role) {
        return LIST_KEEPERS.contains(role);
    }

    /** Whether the floor can be given to that participant. */
    public static boolean maySpeak(Participant participant) {
        return maySpeak(participant.role());
    }

    public static boolean maySpeak(Role role) {
        return SPEAKERS.contains(role);
    }
}
