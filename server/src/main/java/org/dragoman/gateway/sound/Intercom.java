package org.dragoman.gateway.sound;

import org.dragoman.backstage.Calls;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.protocol.v1.IntercomAudio;
import org.dragoman.protocol.v1.ServerMessage;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sound of the intercom: from whoever holds the key to those it is for, and to nobody else. It knows people and their
 * connections, and no channel.
 *
 * <p>Which lines are open is one volatile map, swapped by the backstage; frames go by on their sender's loop.
 */
public final class Intercom {
    private final Collection<Viewer> people;
    private final Connected attendance;
    private volatile Map<ParticipantId, Line> lines = Map.of();

    private record Line(int epoch, List<ParticipantId> to) {}

    public Intercom(Collection<Viewer> people, Connected attendance) {
        this.people = List.copyOf(people);
        this.attendance = attendance;
    }

    /** From now on exactly these calls are open. */
    public void carry(Calls calls) {
        var open = new HashMap<ParticipantId, Line>();
        for (Calls.Call call : calls.open()) {
            var to = people.stream().filter(call::heardBy).map(Viewer::id).toList();
            open.put(call.from().id(), new Line(call.epoch(), to));
        }
        lines = Map.copyOf(open);
    }

    /** Whether somebody holds the key: nothing of theirs may reach a channel meanwhile. */
    public boolean isPrivate(ParticipantId who) {
        return lines.containsKey(who);
    }

    /**
     * Carries frames to those the call is for.
     *
     * @param late whether they are too old to be heard
     * @return whether the sender may speak under their epoch
     */
    public boolean says(ParticipantId from, IntercomAudio audio, boolean late) {
        Line line = lines.get(from);
        if (line == null
                || !audio.getFramesList().stream().allMatch(f -> f.getEpoch() == line.epoch())) {
            return false;
        }
        if (late) {
            return true;
        }
        var message = new Encoded(ServerMessage.newBuilder().setIntercom(audio).build());
        for (ParticipantId to : line.to()) {
            attendance.of(to).stream()
                    .filter(c -> c.sender().carriesSound())
                    .forEach(c -> c.whisper(message));
        }
        return true;
    }
}
