package org.dragoman.conference;

import java.util.List;

/** Protocol rank, the first in precedence first. */
public enum Rank {
    HEAD_OF_STATE,
    HEAD_OF_GOVERNMENT,
    MINISTER,
    HEAD_OF_DELEGATION,
    DELEGATE,
    ORGANIZATION,
    NGO,
    OTHER;

    /** Its place in precedence, 0 being the first. */
    public int precedence() {
        return List.of(values()).indexOf(this);
    }

    /** The rank of somebody of whom the conference says none: that of the body they speak for. */
    public static Rank of(Delegation.Kind body) {
        return switch (body) {
            case STATE -> DELEGATE;
            case ORGANIZATION -> ORGANIZATION;
            case NGO -> NGO;
            case EXPERT, RELIGIOUS, OBSERVER, SECRETARIAT -> OTHER;
        };
    }
}
