package org.dragoman.gateway.view;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.gateway.sound.ListenerReports;
import org.dragoman.protocol.v1.Announcement;
import org.dragoman.protocol.v1.ClockMoved;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Attendance;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who is there and how they hear, what is announced, who is warned, and that the server's time was moved: whatever is
 * told of a session and is no view of its state. What was recorded comes from the recording thread, the rest from the
 * backstage's loop.
 */
public final class AttendanceTelling {
    /** Who sees who is there, and who of them sees how many listen. */
    private static final Set<Role> SEES_PRESENCE = Roles.STAFF;

    private static final Set<Role> SEES_TOTALS = Roles.PODIUM_AND_TECHNICIANS;

    private final Connected connected;
    private final Soundboard soundboard;
    private final ListenerReports reports;
    private final AttendanceViews views;

    public AttendanceTelling(
            Setting setting, Connected connected, Soundboard soundboard, ListenerReports reports) {
        this.connected = connected;
        this.soundboard = soundboard;
        this.reports = reports;
        this.views = new AttendanceViews(setting);
    }

    /** What was announced and holds, and who is there where that role may see it. */
    public void welcome(Role role, Session now, Welcome.Builder welcome) {
        now.attendance().announcements().stream()
                .map(views::announcement)
                .forEach(welcome::addAnnouncements);
        if (SEES_PRESENCE.contains(role)) {
            welcome.setPresence(
                    connected.presence(
                            SEES_TOTALS.contains(role)
                                    ? Optional.of(soundboard)
                                    : Optional.empty()));
        }
    }

    /** What was announced or taken back just now. */
    public void announced(List<Fact> facts) {
        for (Fact fact : facts) {
            Attendance.Said.of(fact).map(views::announcement).ifPresent(this::announce);
            if (fact.event() instanceof Event.AnnouncementRecalled(var position)) {
                announce(Announcement.newBuilder().setPosition(position).setRecalled(true).build());
            }
        }
    }

    private void announce(Announcement announcement) {
        connected.announce(encoded(ServerMessage.newBuilder().setAnnouncement(announcement)));
    }

    /** A word for the speaker's own ears; whoever else is concerned sees that it was said. */
    public void warned(Session before, List<Fact> facts) {
        for (Fact fact : facts) {
            if (fact.event() instanceof Event.SpeakerWarned(var turn)) {
                warned(before, fact, turn);
            }
        }
    }

    private void warned(Session before, Fact fact, TurnId turn) {
        var message =
                encoded(ServerMessage.newBuilder().setWarned(AttendanceViews.warned(fact, turn)));
        before.floor()
                .named(Optional.of(turn))
                .ifPresent(s -> connected.of(s.participant()).forEach(c -> c.tell(message)));
    }

    /** Who came and went. A few times a second where anybody did. */
    public void presence() {
        presence(SEES_TOTALS, Optional.of(soundboard));
        presence(Set.of(Role.SECRETARY), Optional.empty());
    }

    private void presence(Set<Role> audience, Optional<Soundboard> totals) {
        connected.view(
                ViewKind.PRESENCE,
                audience,
                encoded(ServerMessage.newBuilder().setPresence(connected.presence(totals))));
    }

    /** How listeners fare, if any of them said so since. */
    public void fares(long nowMs) {
        if (reports.sumUp(nowMs)) {
            connected.view(
                    ViewKind.FARES,
                    SEES_TOTALS,
                    encoded(ServerMessage.newBuilder().setFares(reports.view())));
        }
    }

    /** The server's time jumped forward, and everybody's reckoning jumps with it. */
    public void clockMoved(long byMs) {
        var message =
                encoded(
                        ServerMessage.newBuilder()
                                .setClockMoved(ClockMoved.newBuilder().setByMs(byMs)));
        connected.each(c -> c.deliver(message));
    }

    private static Encoded encoded(ServerMessage.Builder message) {
        return new Encoded(message.build());
    }
}
