package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** The session: whether it goes on, and which item of the agenda is taken up. */
final class ViewOfSession implements View {
    private final Views sessions;

    ViewOfSession(Views sessions) {
        this.sessions = sessions;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.SESSION;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.ALL;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        var was = before.session();
        var is = now.session();
        return was.phase() != is.phase() || !was.item().equals(is.item());
    }

    @Override
    public Message of(Settled now) {
        return sessions.session(now.session());
    }
}
