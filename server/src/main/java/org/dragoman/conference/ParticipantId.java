package org.dragoman.conference;

/** Names a person who takes part: delegate, interpreter, moderator or any other badge holder. */
public record ParticipantId(String value) {
    public ParticipantId {
        Ids.require("participant", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
