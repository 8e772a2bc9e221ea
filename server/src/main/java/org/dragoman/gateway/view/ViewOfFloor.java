package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.state.Floor;

import java.util.Set;

/** Who has the floor, in which mode, and what the procedure waits for. */
final class ViewOfFloor implements View {
    private final FloorViews floors;

    ViewOfFloor(FloorViews floors) {
        this.floors = floors;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.FLOOR;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.ALL;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        var was = before.session().floor();
        var is = now.session().floor();
        return !was.speeches().equals(is.speeches())
                || !was.language().equals(is.language())
                || before.session().epoch() != now.session().epoch()
                || ran(was, is);
    }

    @Override
    public Message of(Settled now) {
        return floors.floor(now.session());
    }

    /** Whether the floor is run in another way. */
    static boolean ran(Floor was, Floor is) {
        return !was.modes().equals(is.modes()) || !was.procedure().equals(is.procedure());
    }
}
