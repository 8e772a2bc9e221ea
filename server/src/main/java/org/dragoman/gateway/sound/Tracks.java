package org.dragoman.gateway.sound;

import org.dragoman.conference.Conference;
import org.dragoman.conference.ParticipantId;
import org.dragoman.fanout.Route;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Numbers the participants of a conference as sources of sound, 1 up in the order of the file. */
public final class Tracks {
    static final int TONE_EPOCH = 1;

    private final Map<ParticipantId, Integer> numbers = new HashMap<>();

    public Tracks(Conference conference) {
        conference.participants().forEach(p -> numbers.put(p.id(), numbers.size() + 1));
    }

    public int of(ParticipantId participant) {
        Integer number = numbers.get(participant);
        if (number == null) {
            throw new IllegalArgumentException(participant + " takes no part in this conference");
        }
        return number;
    }

    /** A patch as sound sees it; whose microphone opens anew, it opens at the device that {@code at} says. */
    List<Route> routes(Patch patch, Function<Microphone, String> at) {
        return patch.microphones().stream().map(m -> route(m).at(at.apply(m))).toList();
    }

    private Route route(Microphone microphone) {
        int[] carriedOn = microphone.carriedOn().stream().mapToInt(c -> c.value()).toArray();
        return Route.of(
                of(microphone.holder()),
                microphone.into().value(),
                microphone.epoch(),
                gate(microphone.state()),
                carriedOn);
    }

    /** A test tone on a channel, which is a source beside all that people are. */
    Route tone(int channel) {
        return Route.of(ofTone(channel), channel, TONE_EPOCH, false, channel);
    }

    int ofTone(int channel) {
        return numbers.size() + 1 + channel;
    }

    private static Route.Gate gate(Microphone.State state) {
        return switch (state) {
            case LIVE -> Route.Gate.OPEN;
            case DRAINING -> Route.Gate.DRAINING;
            case COUGHING, ARMED -> Route.Gate.MUTED;
        };
    }
}
