package org.dragoman.gateway.sitting;

import org.dragoman.conference.ParticipantId;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Devices;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.gateway.view.Leases;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Whose microphone is open at which device, and when it is lost: with the connection that sends under its lease, or with the
 * last that could. Whoever was given the floor and sent nothing yet may still have to tap: their lease waits for them while
 * they are here, and a little longer.
 *
 * <p>Any thread; what is asked of a connection is asked on its loop.
 */
final class Microphones {
    private static final int FLOOR = 0;

    /** A page that has not sent anything yet comes back within this, or the floor is lost to it. */
    private static final long AWAITED_MS = 10_000;

    private final Leases leases;
    private final Connected attendance;
    private final Devices devices;
    private final Soundboard soundboard;
    private final Tracks tracks;
    private final Supplier<Patch> patch;
    private final Consumer<ParticipantId> lost;

    /** Who has the floor, sent nothing and is not here, and since when. */
    private final Map<ParticipantId, Long> awaited = new ConcurrentHashMap<>();

    /**
     * @param patch the microphones as far as they are recorded
     * @param lost told whose microphone is lost
     */
    Microphones(
            Leases leases,
            Connected attendance,
            Devices devices,
            Soundboard soundboard,
            Tracks tracks,
            Supplier<Patch> patch,
            Consumer<ParticipantId> lost) {
        this.leases = leases;
        this.attendance = attendance;
        this.devices = devices;
        this.soundboard = soundboard;
        this.tracks = tracks;
        this.patch = patch;
        this.lost = lost;
    }

    /**
     * What a connection that just came in is told of its participant's leases. One for sound never hears of a lease under
     * which it would be a second voice, or open a microphone again that broke.
     */
    List<Lease> heldBy(Present connection) {
        Sender sender = connection.sender();
        return patch.get().microphones().stream()
                .filter(m -> m.holder().equals(sender.participant().id()))
                .filter(m -> isFor(sender, routeOf(m)))
                .map(m -> told(m).build())
                .toList();
    }

    private static boolean isFor(Sender sender, @Nullable Route route) {
        if (route == null) {
            return false; // it is being closed
        }
        boolean elsewhere = !route.device().isEmpty() && !route.device().equals(sender.device());
        return !sender.carriesSound() || !route.isClaimed() || elsewhere;
    }

    private @Nullable Route routeOf(Microphone microphone) {
        Route route = soundboard.route(tracks.of(microphone.holder()));
        return route != null && route.epoch() == microphone.epoch() ? route : null;
    }

    private Lease.Builder told(Microphone microphone) {
        Route route = routeOf(microphone);
        return leases.open(microphone).setDevice(route == null ? "" : route.device());
    }

    /** Somebody came in. A device that comes back with new sound is dead where it spoke before. */
    void entered(Present connection) {
        Sender sender = connection.sender();
        devices.entered(sender);
        Route route = soundboard.route(sender.track());
        if (sender.carriesSound()
                && route != null
                && route.isClaimed()
                && !sender.device().isEmpty()
                && route.device().equals(sender.device())) {
            lost.accept(sender.participant().id());
        }
    }

    /**
     * Somebody left.
     *
     * @param agreed whether a handover counts on them
     */
    void left(Present connection, boolean agreed) {
        Sender sender = connection.sender();
        ParticipantId who = sender.participant().id();
        Route route = soundboard.route(sender.track());
        if (route == null) {
            if (sender.carriesSound() && agreed && !attendance.canBeHeard(who)) {
                lost.accept(who);
            }
        } else if (route.isHeldBy(connection)) {
            lost.accept(who);
        } else if (route.channel() == FLOOR && !route.isClaimed()) {
            elsewhere(who, route);
        } else if (sender.carriesSound() && !attendance.canBeHeard(who, route.device())) {
            lost.accept(who);
        }
    }

    /** A lease of the floor waits at another device, if the one that it is for is gone. */
    private void elsewhere(ParticipantId who, Route route) {
        if (attendance.isPresent(who) && !attendance.isAt(who, route.device())) {
            tellAt(who, route, devices.of(who, true));
        }
    }

    /** A connection sent its first frame under a lease. On its loop. */
    void began(Present connection) {
        Sender sender = connection.sender();
        Route route = soundboard.route(sender.track());
        if (route != null
                && route.isHeldBy(connection)
                && !sender.device().isEmpty()
                && !route.device().equals(sender.device())) {
            tellAt(sender.participant().id(), route, sender.device());
        }
    }

    private void tellAt(ParticipantId who, Route route, String device) {
        route.at(device);
        patch.get().microphones().stream()
                .filter(m -> m.holder().equals(who) && m.epoch() == route.epoch())
                .forEach(m -> tell(who, told(m)));
    }

    /** A lease opened, or closed: its holder is told, and it is lost again where nobody can send under it. */
    void after(Leases.Word word) {
        ParticipantId who = word.to();
        Lease.Builder lease = word.lease().toBuilder();
        Route route = soundboard.route(tracks.of(who));
        if (route != null && route.epoch() == lease.getEpoch()) {
            lease.setDevice(route.device());
        }
        tell(who, lease);
        if (lease.getOpen() && !canBegin(who, lease)) {
            lost.accept(who);
        }
    }

    private boolean canBegin(ParticipantId who, Lease.Builder lease) {
        return lease.getChannel() == FLOOR
                ? attendance.isPresent(who)
                : attendance.canBeHeard(who, lease.getDevice());
    }

    private void tell(ParticipantId who, Lease.Builder lease) {
        var message = new Encoded(ServerMessage.newBuilder().setLease(lease).build());
        attendance.of(who).forEach(c -> c.tell(message));
    }

    /** Nobody waits for ever for a speaker who went before saying a word. A few times a second, on one loop. */
    void look(long nowMs) {
        List<ParticipantId> gone =
                patch.get().microphones().stream()
                        .filter(this::isAwaited)
                        .map(Microphone::holder)
                        .toList();
        awaited.keySet().retainAll(gone);
        for (ParticipantId who : gone) {
            if (nowMs - awaited.computeIfAbsent(who, _ -> nowMs) > AWAITED_MS) {
                awaited.remove(who);
                lost.accept(who);
            }
        }
    }

    /** Whether it is a microphone of the floor, whose holder was given it by somebody else. */
    static boolean isOfFloor(Microphone microphone) {
        return microphone.into().value() == FLOOR;
    }

    private boolean isAwaited(Microphone microphone) {
        Route route = routeOf(microphone);
        return isOfFloor(microphone)
                && route != null
                && !route.isClaimed()
                && !attendance.isPresent(microphone.holder());
    }
}
