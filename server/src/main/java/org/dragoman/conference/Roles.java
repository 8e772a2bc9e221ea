package org.dragoman.conference;

import static org.dragoman.conference.Role.CAPTIONER;
import static org.dragoman.conference.Role.CHAIR;
import static org.dragoman.conference.Role.DELEGATE;
import static org.dragoman.conference.Role.INTERPRETER;
import static org.dragoman.conference.Role.MODERATOR;
import static org.dragoman.conference.Role.OBSERVER;
import static org.dragoman.conference.Role.PUBLIC;
import static org.dragoman.conference.Role.SECRETARY;
import static org.dragoman.conference.Role.TECHNICIAN;

import java.util.EnumSet;
import java.util.Set;

/** Roles that may do the same, by what they have in common. */
public final class Roles {
    public static final Set<Role> ALL = Set.copyOf(EnumSet.allOf(Role.class));

    /** One badge each: everybody but the public. */
    public static final Set<Role> PERSONS = Set.copyOf(EnumSet.complementOf(EnumSet.of(PUBLIC)));

    /** Presides, or runs the console. */
    public static final Set<Role> PODIUM = Set.of(CHAIR, MODERATOR);

    /** Keeps the list of speakers. */
    public static final Set<Role> LIST_KEEPERS = Set.of(CHAIR, MODERATOR, SECRETARY);

    /** Can be given the floor. */
    public static final Set<Role> SPEAKERS =
            Set.of(CHAIR, MODERATOR, SECRETARY, DELEGATE, OBSERVER);

    /** May ask for the floor, for themselves or for another. */
    public static final Set<Role> ASKERS = Set.of(CHAIR, MODERATOR, SECRETARY, DELEGATE);

    public static final Set<Role> PODIUM_AND_TECHNICIANS = Set.of(CHAIR, MODERATOR, TECHNICIAN);

    public static final Set<Role> INTERPRETERS = Set.of(INTERPRETER);

    /** Works in the booths. */
    public static final Set<Role> BOOTHS = Set.of(INTERPRETER, CAPTIONER);

    public static final Set<Role> TECHNICIANS = Set.of(TECHNICIAN);

    /** Ticks the checks of the sound. */
    public static final Set<Role> SOUND_CHECKERS = Set.of(TECHNICIAN, INTERPRETER);

    /** Runs the session: podium, secretary, technician. Sees to requests for help, and who is there. */
    public static final Set<Role> STAFF = Set.of(CHAIR, MODERATOR, SECRETARY, TECHNICIAN);

    /** Has the key of the intercom, and sees the lamps of the desks as they go on and out. */
    public static final Set<Role> STAFF_AND_INTERPRETERS =
            Set.of(CHAIR, MODERATOR, SECRETARY, TECHNICIAN, INTERPRETER);

    /** Has a console, and so a part behind the scenes. */
    public static final Set<Role> CONSOLES =
            Set.of(CHAIR, MODERATOR, SECRETARY, TECHNICIAN, INTERPRETER, CAPTIONER);

    /** Works on the glossary. */
    public static final Set<Role> TERMINOLOGISTS = Set.of(INTERPRETER, CAPTIONER, SECRETARY);

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
