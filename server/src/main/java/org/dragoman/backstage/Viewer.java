package org.dragoman.backstage;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;

import java.util.Optional;

/** Somebody as seen from behind the scenes: who, in which role, and in which booth. */
public record Viewer(ParticipantId id, Role role, Optional<BoothId> booth) {
    public boolean technician() {
        return role == Role.TECHNICIAN;
    }

    /** Presides, or runs the console. */
    public boolean podium() {
        return role == Role.CHAIR || role == Role.MODERATOR;
    }

    public boolean listKeeper() {
        return podium() || role == Role.SECRETARY;
    }

    /** Works with the languages: an interpreter, or a captioner. */
    public boolean ofTheBooths() {
        return role == Role.INTERPRETER || role == Role.CAPTIONER;
    }

    /** Has a console, and so a part behind the scenes. */
    public boolean worksHere() {
        return technician() || listKeeper() || ofTheBooths();
    }

    public boolean isOf(BoothId other) {
        return booth.filter(other::equals).isPresent();
    }
}
