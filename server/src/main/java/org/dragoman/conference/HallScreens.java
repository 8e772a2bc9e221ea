package org.dragoman.conference;

import java.util.Optional;

/**
 * What the hall's screens show of the conference itself.
 *
 * @param logo its picture
 * @param listen the badge of the public that a short address lets everybody in with who opens it; none where nobody is
 */
public record HallScreens(Optional<Logo> logo, Optional<ParticipantId> listen) {
    /** Neither a logo nor a way in. */
    public static final HallScreens PLAIN = new HallScreens(Optional.empty(), Optional.empty());
}
