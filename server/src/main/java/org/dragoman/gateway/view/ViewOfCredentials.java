package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** Whose badge counts for something else in this session. */
final class ViewOfCredentials implements View {
    private final AttendanceViews attendance;

    ViewOfCredentials(AttendanceViews attendance) {
        this.attendance = attendance;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.CREDENTIALS;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.STAFF;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        var was = before.session().attendance();
        var is = now.session().attendance();
        return !was.credentials().equals(is.credentials());
    }

    @Override
    public Message of(Settled now) {
        return attendance.credentials(now.session());
    }
}
