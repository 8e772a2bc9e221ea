package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** Which languages would be interpreted directly, by relay or not at all while the floor spoke another. */
final class ViewOfCoverage implements View {
    private final ChannelViews channels;

    ViewOfCoverage(ChannelViews channels) {
        this.channels = channels;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.COVERAGE;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.LIST_KEEPERS;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        return !before.session().floor().list().equals(now.session().floor().list());
    }

    @Override
    public Message of(Settled now) {
        return channels.coverage(now.session());
    }
}
