package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** Who has spoken, and for how long. */
final class ViewOfSpoken implements View {
    private final AttendanceViews attendance;

    ViewOfSpoken(AttendanceViews attendance) {
        this.attendance = attendance;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.SPOKEN;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.ALL;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        return !before.session().floor().spoken().equals(now.session().floor().spoken());
    }

    @Override
    public Message of(Settled now) {
        return attendance.spoken(now.session());
    }
}
