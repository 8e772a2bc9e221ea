package org.dragoman.gateway.http;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;

import org.dragoman.fanout.DroppedFrames;
import org.dragoman.fanout.Slot;
import org.dragoman.gateway.net.ClientAddress;
import org.dragoman.gateway.net.NettyLoop;
import org.dragoman.gateway.sitting.BadgeWatch;
import org.dragoman.gateway.sitting.Entrance;
import org.dragoman.gateway.sitting.ListeningLog;
import org.dragoman.gateway.sitting.Programme;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/**
 * Who hears a stream, and in which session: there by the session's leave alone, which is asked again at every session that
 * it follows to.
 *
 * <p>Owner: its connection's event loop.
 */
final class Player {
    private final Owner owner = new Owner();
    private final Channel connection;
    private final NettyLoop loop;
    private final int channel;
    private final Entrance.Guest guest;
    private final Entrance entrance;
    private @Nullable Sitting sitting;
    private @Nullable Slot seat;
    private BadgeWatch.@Nullable Stay stay;
    private @Nullable ScheduledFuture<?> tick;
    private long missed;

    Player(
            Channel connection,
            NettyLoop loop,
            int channel,
            Entrance.Guest guest,
            Entrance entrance) {
        this.connection = connection;
        this.loop = loop;
        this.channel = channel;
        this.guest = guest;
        this.entrance = entrance;
    }

    /** Hears a session from now on, and whatever was heard before no more. */
    void hears(Sitting where, Broadcast broadcast) {
        assert owner.here();
        leave();
        sitting = where;
        stay = where.door().stay(guest.badge(), connection::close);
        if (entrance.entry(guest, where) instanceof Entrance.Entry.Out) {
            connection.close();
            return;
        }
        seat = where.soundboard().join(loop, channel, 1, broadcast);
        where.listening().began(ear(), where.nameOf(channel));
    }

    /** A session that closed leads to the next one; channels have the same numbers in all. */
    void follow(Programme programme, Broadcast broadcast) {
        if (sitting != null && seat != null) {
            Sitting now = programme.after(sitting, guest.participant().id());
            if (now != sitting) {
                hears(now, broadcast);
            }
        }
    }

    /** So many messages in all were dropped since it did not read. */
    void missed(long messages) {
        if (sitting != null && messages > missed) {
            sitting.soundboard().dropped().add(DroppedFrames.Cause.SLOW, messages - missed);
            missed = messages;
        }
    }

    void ticks(ScheduledFuture<?> every) {
        tick = every;
    }

    private ListeningLog.Ear ear() {
        return new ListeningLog.Ear(
                guest.participant().id(),
                connection.id().asShortText(),
                ClientAddress.of(connection).map(InetAddress::getHostAddress).orElse(""),
                "stream");
    }

    private void leave() {
        if (sitting == null) {
            return;
        }
        if (seat != null) {
            seat.leave();
            seat = null;
            sitting.listening().ended(ear(), sitting.nameOf(channel));
        }
        if (stay != null) {
            sitting.door().left(stay);
            stay = null;
        }
        sitting = null;
    }

    /** The player is gone. */
    void end() {
        leave();
        if (tick != null) {
            tick.cancel(false);
        }
    }
}
