package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** What the hall's screens show. */
final class ViewOfHall implements View {
    /** The screens themselves, and whoever runs the session. */
    private static final Set<Role> SEES =
            Set.of(Role.DISPLAY, Role.CHAIR, Role.MODERATOR, Role.SECRETARY, Role.TECHNICIAN);

    private final AttendanceViews attendance;

    ViewOfHall(AttendanceViews attendance) {
        this.attendance = attendance;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.HALL;
    }

    @Override
    public Set<Role> seenBy() {
        return SEES;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        return !before.session()
                .attendance()
                .onScreen()
                .equals(now.session().attendance().onScreen());
    }

    @Override
    public Message of(Settled now) {
        return attendance.hall(now.session());
    }
}
