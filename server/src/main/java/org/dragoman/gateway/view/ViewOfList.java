package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** The list of speakers, with the times that each has left. */
final class ViewOfList implements View {
    private final FloorViews floors;
    private final ViewOfSession session;

    ViewOfList(FloorViews floors, ViewOfSession session) {
        this.floors = floors;
        this.session = session;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.LIST;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.ALL;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        var was = before.session().floor();
        var is = now.session().floor();
        return !was.speakers().equals(is.speakers())
                || !was.undoable().equals(is.undoable())
                || !was.spoken().equals(is.spoken())
                || !was.procedure().motions().equals(is.procedure().motions())
                || ViewOfFloor.ran(was, is)
                || session.changed(before, now);
    }

    @Override
    public Message of(Settled now) {
        return floors.list(now.session());
    }
}
