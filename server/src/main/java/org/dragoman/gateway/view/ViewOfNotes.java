package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** Notes between secretary and podium. */
final class ViewOfNotes implements View {
    private final AttendanceViews attendance;

    ViewOfNotes(AttendanceViews attendance) {
        this.attendance = attendance;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.NOTES;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.LIST_KEEPERS;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        return !before.session().attendance().notes().equals(now.session().attendance().notes());
    }

    @Override
    public Message of(Settled now) {
        return attendance.notes(now.session());
    }
}
