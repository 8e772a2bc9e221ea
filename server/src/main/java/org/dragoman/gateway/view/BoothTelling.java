package org.dragoman.gateway.view;

import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.protocol.v1.BoothsView;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.CoverageView;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.session.patch.Incoming;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.writer.ServerClock;

/**
 * Tells everybody of the booths: after what was recorded, and of what no journal knows, such as who sits at a desk and
 * whether the hub hears it. What is as it was told is not told again.
 */
public final class BoothTelling {
    private final Setting setting;
    private final BoothViews boothViews;
    private final ChannelViews channelViews;
    private final Connected attendance;
    private final ServerClock clock;
    private volatile BoothsView booths = BoothsView.getDefaultInstance();
    private volatile ChannelsView channels = ChannelsView.getDefaultInstance();
    private volatile CoverageView coverage = CoverageView.getDefaultInstance();

    public BoothTelling(
            Setting setting, BoothViews booths, Connected attendance, ServerClock clock) {
        this.setting = setting;
        this.boothViews = booths;
        this.channelViews = new ChannelViews(setting, attendance::isPresent);
        this.attendance = attendance;
        this.clock = clock;
    }

    public BoothsView booths(Session now) {
        return boothViews.booths(now, clock.nowMs());
    }

    public ChannelsView channels(Session now) {
        return channelViews.channels(now);
    }

    public CoverageView coverage(Session now) {
        return channelViews.coverage(now);
    }

    /** This became durable. */
    public void recorded(Session before, Session after) {
        boolean moved = before.epoch() != after.epoch();
        if (moved || !before.booths().equals(after.booths())) {
            tell(booths(after));
        }
        if (moved || before.phase() != after.phase()) {
            tell(channels(after));
        }
        if (!before.floor().list().equals(after.floor().list())) {
            tell(coverage(after));
        }
        if (moved) {
            move(before, after);
        }
    }

    /** Whoever goes along with what the desk hears is moved there. */
    private void move(Session before, Session after) {
        Patch then = Patch.of(setting, before);
        for (Incoming now : Patch.of(setting, after).desks()) {
            boolean moved =
                    then.incoming(now.desk())
                            .filter(i -> i.channel().equals(now.channel()))
                            .isEmpty();
            if (moved) {
                attendance.of(now.desk()).forEach(c -> c.loop().execute(c::follow));
            }
        }
    }

    /**
     * What may have changed since, though nothing was recorded. A few times a second.
     *
     * @param anybody whether anybody came or went
     */
    public void noticed(Session now, boolean anybody) {
        var desks = booths(now).toBuilder().setPosition(booths.getPosition()).build();
        if (!desks.equals(booths)) {
            tellConsoles(booths(now), anybody);
        }
        if (anybody) {
            noticedWhoIsThere(now);
        }
    }

    private void noticedWhoIsThere(Session now) {
        var sources = channels(now).toBuilder().setPosition(channels.getPosition()).build();
        if (!sources.equals(channels)) {
            tell(channels(now));
        }
        var covered = coverage(now).toBuilder().setPosition(coverage.getPosition()).build();
        if (!covered.equals(coverage)) {
            tell(coverage(now));
        }
    }

    private void tell(BoothsView view) {
        booths = view;
        attendance.view(ViewKind.BOOTHS, encoded(ServerMessage.newBuilder().setBooths(view)));
    }

    /** A lamp that goes on or out is for those who work with it; a hall of thousands is told at the next decision. */
    private void tellConsoles(BoothsView view, boolean all) {
        if (all) {
            tell(view);
        } else {
            booths = view;
            attendance.consoles(
                    ViewKind.BOOTHS, encoded(ServerMessage.newBuilder().setBooths(view)));
        }
    }

    private void tell(ChannelsView view) {
        channels = view;
        attendance.view(ViewKind.CHANNELS, encoded(ServerMessage.newBuilder().setChannels(view)));
    }

    private void tell(CoverageView view) {
        coverage = view;
        attendance.coverage(encoded(ServerMessage.newBuilder().setCoverage(view)));
    }

    private static Encoded encoded(ServerMessage.Builder message) {
        return new Encoded(message.build());
    }
}
