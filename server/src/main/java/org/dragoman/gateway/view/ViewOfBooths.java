package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.session.patch.Settled;
import org.dragoman.writer.ServerClock;

import java.util.Set;

/** The booths: the desks with their lamps, what each hears, and who hands over to whom. */
final class ViewOfBooths implements View {
    private final BoothViews booths;
    private final ServerClock clock;

    ViewOfBooths(BoothViews booths, ServerClock clock) {
        this.booths = booths;
        this.clock = clock;
    }

    @Override
    public ViewKind kind() {
        return ViewKind.BOOTHS;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.ALL;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        var was = before.session();
        var is = now.session();
        return was.epoch() != is.epoch() || !was.booths().equals(is.booths());
    }

    @Override
    public Message of(Settled now) {
        return booths.booths(now.session(), clock.nowMs());
    }
}
