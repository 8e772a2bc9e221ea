package org.dragoman.gateway.present;

import org.dragoman.conference.ParticipantId;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * At which of their devices each participant pressed last, which is where their next microphone opens: a command is a press,
 * and so is the first sound of a device while no other was pressed. Any thread may tell and ask.
 */
public final class Devices {
    private final Connected attendance;
    private final Map<ParticipantId, String> pressed = new ConcurrentHashMap<>();

    public Devices(Connected attendance) {
        this.attendance = attendance;
    }

    /** Somebody gave a command on a connection. */
    public void pressed(Sender sender) {
        pressed.put(sender.participant().id(), sender.device());
    }

    /** Somebody came in. */
    public void entered(Sender sender) {
        if (sender.carriesSound()) {
            pressed.compute(
                    sender.participant().id(),
                    (who, last) ->
                            last == null || !attendance.isAt(who, last) ? sender.device() : last);
        }
    }

    /**
     * The device where a participant's next microphone opens; empty: at whichever connection sends first.
     *
     * @param waits whether it may be one without sound, whose holder still has to tap
     */
    public String of(ParticipantId participant, boolean waits) {
        String last = pressed.get(participant);
        if (last != null
                && attendance.isAt(participant, last)
                && (waits || attendance.canBeHeard(participant, last))) {
            return last;
        }
        return attendance.of(participant).stream()
                .map(Present::sender)
                .max(Comparator.comparing(Sender::carriesSound))
                .map(Sender::device)
                .orElse("");
    }
}
