package org.dragoman.conference;

import java.util.EnumSet;
import java.util.Set;

/** What a delegation may do; who sits where makes no difference. */
public enum Right {
    SPEAK,
    REPLY,
    POINT_OF_ORDER,
    OBJECT,
    VOTE;

    /** The rights of a body of whom the conference says none: States have all, others may speak. */
    public static Set<Right> of(Delegation.Kind body) {
        return switch (body) {
            case STATE -> EnumSet.allOf(Right.class);
            case ORGANIZATION -> EnumSet.of(SPEAK, REPLY);
            case NGO, EXPERT, RELIGIOUS, OBSERVER, SECRETARIAT -> EnumSet.of(SPEAK);
        };
    }
}
