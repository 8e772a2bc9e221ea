package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** What each channel carries, and by which way it came. */
final class ViewOfChannels implements View {
    private final ChannelViews channels;

    ViewOfChannels(ChannelViews channels) {
        this.channels = channels;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.CHANNELS;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.ALL;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        var was = before.session();
        var is = now.session();
        return was.epoch() != is.epoch() || was.phase() != is.phase();
    }

    @Override
    public Message of(Settled now) {
        return channels.channels(now.session());
    }
}
