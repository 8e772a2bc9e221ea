package org.dragoman.gateway.sitting;

import org.dragoman.access.BadgeTokens;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Present;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/** A session's door: as what somebody comes in, and who has to leave once their badge counts for something else. */
public final class BadgeWatch {
    /** Whoever has another role comes back at once, with what that role sees. */
    private static final int BACK_MS = 50;

    private static final int BACK_SPREAD_MS = 2000;

    private final Setting setting;
    private final Connected attendance;
    private final Map<ParticipantId, Set<Stay>> stays = new ConcurrentHashMap<>();

    BadgeWatch(Setting setting, Connected attendance) {
        this.setting = setting;
        this.attendance = attendance;
    }

    /** Somebody who is in without a connection of the wire, like a player of a stream; cut short from any thread. */
    public static final class Stay {
        private final BadgeTokens.Badge badge;
        private final Runnable cut;

        private Stay(BadgeTokens.Badge badge, Runnable cut) {
            this.badge = badge;
            this.cut = cut;
        }
    }

    /** Somebody stays until they leave, or until this says that they must. Whoever calls asks the entrance once more after. */
    public Stay stay(BadgeTokens.Badge badge, Runnable cut) {
        var stay = new Stay(badge, cut);
        stays.computeIfAbsent(badge.holder(), who -> new CopyOnWriteArraySet<>()).add(stay);
        return stay;
    }

    /** Somebody left. */
    public void left(Stay stay) {
        stays.computeIfPresent(
                stay.badge.holder(),
                (who, theirs) -> {
                    theirs.remove(stay);
                    return theirs.isEmpty() ? null : theirs;
                });
    }

    /** As what a participant comes in now; not at all, where they were removed. */
    static Optional<Participant> admits(Session now, Participant planned) {
        return now.attendance().credentials().of(planned);
    }

    /** Word to somebody who is not let in, or has to leave. */
    static Leaving.Builder removed(Session now, ParticipantId who) {
        var removal = now.attendance().credentials().removed().get(who);
        return Leaving.newBuilder().setReason(removal == null ? "" : removal.reason());
    }

    /** Sends away whose badge counts for something else after these facts. */
    void after(List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact.event()) {
                case Event.ParticipantRemoved(var who, var reason, var _, var _) ->
                        removed(who, reason);
                case Event.RoleChanged(var who, var _) ->
                        attendance.each(who, BadgeWatch::comeBack);
                case Event.BadgesRevoked(var who, var _, var untilMs) -> revoked(who, untilMs);
                default -> {
                    // nothing of a badge
                }
            }
        }
    }

    private void removed(ParticipantId who, String reason) {
        attendance.each(
                who,
                c -> c.leave(CloseCode.CLOSE_CODE_REMOVED, Leaving.newBuilder().setReason(reason)));
        stays.getOrDefault(who, Set.of()).forEach(stay -> stay.cut.run());
    }

    /** Sends away who came in by a badge that was made until then. */
    void revoked(ParticipantId who, long untilMs) {
        attendance.each(
                who,
                c -> {
                    if (c.sender().badgeMadeMs() <= untilMs) {
                        c.leave(CloseCode.CLOSE_CODE_TOKEN, Leaving.newBuilder());
                    }
                });
        stays.getOrDefault(who, Set.of()).stream()
                .filter(stay -> stay.badge.madeMs() <= untilMs)
                .forEach(stay -> stay.cut.run());
    }

    /** Everybody comes in anew, each at another moment: whose badge is good no more finds the door closed. */
    void showAgain() {
        stays.values().forEach(theirs -> theirs.forEach(stay -> stay.cut.run()));
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
        var here = setting.invited(sender.id()).flatMap(planned -> admits(now, planned));
        if (here.isEmpty()) {
            connection.leave(CloseCode.CLOSE_CODE_REMOVED, removed(now, sender.id()));
        } else if (here.get().role() != sender.role()) {
            comeBack(connection);
        }
    }
}
