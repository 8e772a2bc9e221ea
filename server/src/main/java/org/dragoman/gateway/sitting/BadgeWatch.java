package org.dragoman.gateway.sitting;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Present;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Session;

import java.util.List;
import java.util.Optional;

/** A session's door: as what somebody comes in, and who has to leave once their badge counts for something else. */
public final class BadgeWatch {
    /** Whoever has another role comes back at once, with what that role sees. */
    private static final int BACK_MS = 50;

    private static final int BACK_SPREAD_MS = 2000;

    private final Connected attendance;

    BadgeWatch(Connected attendance) {
        this.attendance = attendance;
    }

    /** As what a participant comes in now; not at all, where they were removed. */
    public static Optional<Participant> admits(Session now, Participant holder) {
        return now.attendance().credentials().of(holder);
    }

    /** Word to somebody who is not let in, or has to leave. */
    public static Leaving.Builder removed(Session now, ParticipantId who) {
        var removal = now.attendance().credentials().removed().get(who);
        return Leaving.newBuilder().setReason(removal == null ? "" : removal.reason());
    }

    /** Sends away whose badge counts for something else after these facts. */
    void after(List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact.event() instanceof Event.ParticipantRemoved(var who, var reason)) {
                attendance.each(
                        who,
                        c ->
                                c.leave(
                                        CloseCode.CLOSE_CODE_REMOVED,
                                        Leaving.newBuilder().setReason(reason)));
            } else if (fact.event() instanceof Event.RoleChanged(var who, var _)) {
                attendance.each(who, BadgeWatch::comeBack);
            }
        }
    }

    /** Everybody comes in anew, each at another moment: whose badge is good no more finds the door closed. */
    void showAgain() {
        attendance.each(
                connection ->
                        connection.leave(
                                CloseCode.CLOSE_CODE_RESYNC,
                                Leaving.newBuilder()
                                        .setRetryAfterMs(
                                                BACK_MS
                                                        + Math.floorMod(
                                                                connection.name().hashCode(),
                                                                BACK_SPREAD_MS))));
    }

    private static void comeBack(Present connection) {
        connection.leave(
                CloseCode.CLOSE_CODE_RESYNC, Leaving.newBuilder().setRetryAfterMs(BACK_MS));
    }

    /** Whoever came in while this was being decided leaves as well. On the connection's loop. */
    void entered(Present connection, Session now) {
        var sender = connection.sender().participant();
        var here = admits(now, sender);
        if (here.isEmpty()) {
            connection.leave(CloseCode.CLOSE_CODE_REMOVED, removed(now, sender.id()));
        } else if (here.get().role() != sender.role()) {
            comeBack(connection);
        }
    }
}
