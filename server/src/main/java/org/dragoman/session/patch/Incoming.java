package org.dragoman.session.patch;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;

/**
 * What a desk hears.
 *
 * @param channel 0 the floor
 * @param chosen what was chosen by hand; not the channel only where the relay would come back to its source
 * @param depth of that channel
 * @param takesFloor whether they take the language that the floor speaks
 */
public record Incoming(
        ParticipantId desk,
        ChannelNumber channel,
        Optional<ChannelNumber> chosen,
        int depth,
        boolean takesFloor) {}
