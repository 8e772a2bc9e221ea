package org.dragoman.gateway;

import io.netty.buffer.ByteBuf;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Role;
import org.dragoman.fanout.AudioMessage;
import org.dragoman.fanout.FrameView;
import org.dragoman.fanout.Hall;
import org.dragoman.fanout.Pulse;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Verdict;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.Receipt;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.session.Command;

/**
 * The frames a connection sends: through the gate, or dropped with a word.
 *
 * <p>Owner: the connection's event loop.
 */
final class Speaking {
    private static final long EXCESS_MS = 3000;
    private static final int FOREIGN_MAX = 10;

    private final Connection connection;
    private final Talk talk;
    private final Room room;
    private final FrameView view = new FrameView();
    private final Rate rate;
    private long excessFromMs;
    private long droppedMs;
    private int foreign;
    private long keptOutMs;

    Speaking(Connection connection, Talk talk, Room room) {
        this.connection = connection;
        this.talk = talk;
        this.room = room;
        this.rate = new Rate(talk.bounds().framesPerSecond());
    }

    void send(ByteBuf message) {
        if (!talk.sender().carriesSound()) {
            talk.notice(RefusalCode.REFUSAL_CODE_FORBIDDEN, 0, "audio");
        } else if (!AudioMessage.frames(message, (from, to) -> frame(message, from, to))) {
            talk.notice(RefusalCode.REFUSAL_CODE_BAD_AUDIO, 0, "audio");
        }
    }

    private boolean frame(ByteBuf message, int from, int to) {
        long nowMs = room.clock().nowMs();
        if (!rate.allows(nowMs)) {
            excess(nowMs);
            return true;
        }
        if (room.backstage().isPrivate(talk.sender().participant().id())) {
            return true;
        }
        var sent = new Hall.Sent(message, from, to, connection.allocator());
        Verdict verdict = room.hall().hear(sent, view, talk.sender().track(), connection, nowMs);
        switch (verdict) {
            case PASSED -> passed(nowMs);
            case MUTED -> muted();
            case BAD -> talk.notice(RefusalCode.REFUSAL_CODE_BAD_AUDIO, 0, "opus");
            case NOT_GRANTED -> notGranted(nowMs);
        }
        return true;
    }

    private void passed(long nowMs) {
        if (room.handing().isUnderWay() && room.handing().pauses(talk.sender().track(), nowMs)) {
            room.report(new Command.NotePause(talk.sender().participant().id()));
        }
    }

    private void muted() {
        if (room.handing().isUnderWay() && room.handing().armedHeard(talk.sender().track())) {
            room.report(new Command.HearArmed(talk.sender().participant().id()));
        }
    }

    /** Past the rate for long: the microphone is closed, the connection stays. */
    private void excess(long nowMs) {
        talk.notice(RefusalCode.REFUSAL_CODE_RATE_LIMITED, 0, "audio");
        if (nowMs - droppedMs > 1000) {
            excessFromMs = nowMs;
        }
        droppedMs = nowMs;
        Route route = room.hall().route(talk.sender().track());
        if (nowMs - excessFromMs > EXCESS_MS && route != null && route.isHeldBy(connection)) {
            excessFromMs = nowMs;
            room.lost(talk.sender().participant().id());
        }
    }

    /** A late frame of a closed lease is everyday; one for a channel that can never be theirs is not. */
    private void notGranted(long nowMs) {
        if (couldEverSend(view.channel())) {
            String why = isElsewhere() ? "connection" : "epoch";
            talk.notice(RefusalCode.REFUSAL_CODE_NOT_GRANTED, view.channel(), why);
            keptOut(nowMs);
        } else if (++foreign >= FOREIGN_MAX) {
            connection.leave(CloseCode.CLOSE_CODE_ROLE, Leaving.newBuilder());
        } else {
            talk.notice(RefusalCode.REFUSAL_CODE_FORBIDDEN, view.channel(), "channel");
        }
    }

    /** Whether the lease is good, and another connection of the same participant has it. */
    private boolean isElsewhere() {
        Route route = room.hall().route(talk.sender().track());
        return route != null
                && route.epoch() == view.epoch()
                && route.isClaimed()
                && !route.isHeldBy(connection);
    }

    /** Who speaks there should know that somebody else does, too. */
    private void keptOut(long nowMs) {
        if (view.voice() >= Pulse.VOICE && nowMs - keptOutMs >= KeptOut.EVERY_MS) {
            keptOutMs = nowMs;
            var channel = new ChannelNumber(view.channel());
            room.backstage().keptOut(talk.sender().participant().id(), channel, nowMs);
        }
    }

    private boolean couldEverSend(int channel) {
        var who = talk.sender().participant();
        if (who.role() != Role.INTERPRETER) {
            return channel == 0;
        }
        return room.setting().boothOf(who.id()).stream()
                .flatMap(b -> b.outputs().stream())
                .anyMatch(
                        tag ->
                                room.setting()
                                        .channel(tag)
                                        .filter(c -> c.value() == channel)
                                        .isPresent());
    }

    /**
     * Sends a receipt for what came under a lease, and closes the lease of a sender who fell silent.
     *
     * @return whether this connection may hold a lease
     */
    boolean tick(long nowMs) {
        Route route =
                talk.sender().carriesSound() ? room.hall().route(talk.sender().track()) : null;
        if (route == null || (route.isClaimed() && !route.isHeldBy(connection))) {
            return false;
        }
        if (route.isHeldBy(connection)
                && connection.liveness().silentMs(nowMs) > Bounds.HOLDER_SILENT_MS) {
            room.lost(talk.sender().participant().id());
        }
        connection.deliver(ServerMessage.newBuilder().setReceipt(receipt(route, nowMs)));
        return true;
    }

    private Receipt receipt(Route route, long nowMs) {
        long last = route.lastFrameMs();
        var receipt =
                Receipt.newBuilder()
                        .setChannel(route.channel())
                        .setEpoch(route.epoch())
                        .setAccepted(route.accepted())
                        .setDropped(route.dropped())
                        .setLastFrameAgeMs(
                                last < 0 ? -1 : (int) Math.min(Integer.MAX_VALUE, nowMs - last));
        if (Attendance.seesTotals(talk.sender().participant().role())) {
            receipt.setListeners(room.hall().listeners(route.channel()));
        }
        return receipt.build();
    }
}
