package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** Who has checked in, and whether they are enough. */
final class ViewOfQuorum implements View {
    private final AttendanceViews attendance;

    ViewOfQuorum(AttendanceViews attendance) {
        this.attendance = attendance;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.QUORUM;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.ALL;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        var was = before.session().attendance();
        var is = now.session().attendance();
        return !was.present().equals(is.present())
                || !was.quorumOverridden().equals(is.quorumOverridden());
    }

    @Override
    public Message of(Settled now) {
        return attendance.quorum(now.session());
    }
}
