package org.dragoman.gateway.connection;

import io.netty.buffer.ByteBuf;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.fanout.AudioMessage;
import org.dragoman.fanout.DroppedFrames;
import org.dragoman.fanout.FrameView;
import org.dragoman.fanout.Reception;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.fanout.Verdict;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.sound.RefusedVoices;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.Receipt;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.session.said.Command;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.threads.Owner;

/**
 * The frames a connection sends: through the gate, or dropped with a word.
 *
 * <p>Owner: the connection's event loop.
 */
final class SoundSender {
    private static final int FOREIGN_MAX = 10;

    /** Whoever holds a lease and says nothing for so long has lost it. */
    private static final long HOLDER_SILENT_MS = 2000;

    private final Owner owner = new Owner();
    private final Outward connection;
    private final Notices notices;
    private final Sitting sitting;
    private final AudioMessage audio = new AudioMessage();
    private final Soundboard.Ingress ingress;
    private final Rate rate;
    private final Freshness freshness;
    private final Persistence excess = new Persistence();
    private final Persistence garbage = new Persistence();
    private int foreign;

    /** The epoch of the last lease that something was sent under. */
    private int begun;

    private long keptOutMs;

    SoundSender(
            Outward connection,
            Sender sender,
            Notices notices,
            Sitting sitting,
            ConnectionLimits limits) {
        this.connection = connection;
        this.notices = notices;
        this.sitting = sitting;
        this.ingress =
                new Soundboard.Ingress(
                        sender.track(), connection, sender.device(), connection.allocator());
        this.rate = new Rate(limits.framesPerSecond());
        this.freshness = new Freshness(connection::nowMs);
    }

    void send(ByteBuf message) {
        assert owner.here();
        if (!connection.sender().carriesSound()) {
            notices.say(RefusalCode.REFUSAL_CODE_FORBIDDEN, 0, "audio");
            return;
        }
        audio.open(message);
        while (audio.next()) {
            frame(audio.frame());
        }
        if (!audio.isWellFormed()) {
            garbage("audio", sitting.clock().nowMs());
        }
    }

    private void frame(FrameView frame) {
        long nowMs = sitting.clock().nowMs();
        Route lease = sitting.soundboard().route(connection.sender().track());
        if (freshness.isStale(frame.captured(), lease, connection.loop())) {
            sitting.soundboard().dropped().add(DroppedFrames.Cause.STALE, 1);
            rate.ebb(nowMs, Freshness.FRAMES);
            return;
        }
        if (!rate.allows(nowMs)) {
            sitting.soundboard().dropped().add(DroppedFrames.Cause.RATE, 1);
            excess(nowMs);
            return;
        }
        if (sitting.backstage().isPrivate(connection.sender().participant().id())) {
            return;
        }
        Verdict verdict = sitting.soundboard().hear(frame, ingress, nowMs);
        switch (verdict) {
            case PASSED -> passed(frame, nowMs);
            case MUTED -> muted();
            case BAD -> garbage("opus", nowMs);
            case NOT_GRANTED -> notGranted(frame, nowMs);
        }
    }

    private void passed(FrameView frame, long nowMs) {
        if (frame.epoch() != begun) {
            begun = frame.epoch();
            sitting.began(connection);
        }
        if (sitting.handing().isUnderWay()
                && sitting.handing().pauses(connection.sender().track(), nowMs)) {
            sitting.report(new Command.NotePause(connection.sender().participant().id()));
        }
    }

    private void muted() {
        if (sitting.handing().isUnderWay()
                && sitting.handing().armedHeard(connection.sender().track())) {
            sitting.report(new Command.HearArmed(connection.sender().participant().id()));
        }
    }

    /** Past the rate for long: the microphone is closed, the connection stays. */
    private void excess(long nowMs) {
        notices.say(RefusalCode.REFUSAL_CODE_RATE_LIMITED, 0, "audio");
        if (excess.lasts(nowMs)) {
            closeMicrophone();
        }
    }

    /** What is no sound is dropped; where that goes on, the microphone is closed, and the connection stays. */
    private void garbage(String field, long nowMs) {
        notices.say(RefusalCode.REFUSAL_CODE_BAD_AUDIO, 0, field);
        if (garbage.lasts(nowMs)) {
            closeMicrophone();
        }
    }

    private void closeMicrophone() {
        Route route = sitting.soundboard().route(connection.sender().track());
        if (route != null && isHere(route)) {
            sitting.lost(connection.sender().participant().id());
        }
    }

    /** A late frame of a closed lease is everyday; one for a channel that can never be theirs is not. */
    private void notGranted(FrameView frame, long nowMs) {
        if (couldEverSend(frame.channel())) {
            String why = isElsewhere(frame.epoch()) ? "connection" : "epoch";
            notices.say(RefusalCode.REFUSAL_CODE_NOT_GRANTED, frame.channel(), why);
            keptOut(frame, nowMs);
        } else if (++foreign >= FOREIGN_MAX) {
            connection.leave(CloseCode.CLOSE_CODE_ROLE, Leaving.newBuilder());
        } else {
            notices.say(RefusalCode.REFUSAL_CODE_FORBIDDEN, frame.channel(), "channel");
        }
    }

    /** Whether the lease is good, and another connection of the same participant has it. */
    private boolean isElsewhere(int epoch) {
        Route route = sitting.soundboard().route(connection.sender().track());
        return route != null && route.epoch() == epoch && !route.isHeldBy(connection);
    }

    /** Who speaks there should know that somebody else does, too. */
    private void keptOut(FrameView frame, long nowMs) {
        if (frame.voice() >= Reception.VOICE && nowMs - keptOutMs >= RefusedVoices.EVERY_MS) {
            keptOutMs = nowMs;
            var channel = new ChannelNumber(frame.channel());
            sitting.backstage().keptOut(connection.sender().participant().id(), channel, nowMs);
        }
    }

    private boolean couldEverSend(int channel) {
        var who = connection.sender().participant();
        if (who.role() != Role.INTERPRETER) {
            return channel == 0;
        }
        return sitting.setting().boothOf(who.id()).stream()
                .flatMap(b -> b.outputs().stream())
                .anyMatch(
                        tag ->
                                sitting.setting()
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
        assert owner.here();
        Route route =
                connection.sender().carriesSound()
                        ? sitting.soundboard().route(connection.sender().track())
                        : null;
        if (route == null || !isHere(route)) {
            return false;
        }
        if (route.isHeldBy(connection) && connection.silentMs(nowMs) > HOLDER_SILENT_MS) {
            sitting.lost(connection.sender().participant().id());
        }
        connection.deliver(
                ServerMessage.newBuilder().setReceipt(receipt(route, sitting.clock().nowMs())));
        return true;
    }

    /** Whether this connection sends under that lease, or may begin to. */
    private boolean isHere(Route route) {
        String device = route.device();
        return route.isClaimed()
                ? route.isHeldBy(connection)
                : device.isEmpty() || device.equals(connection.sender().device());
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
        if (Roles.PODIUM_AND_TECHNICIANS.contains(connection.sender().participant().role())) {
            receipt.setListeners(sitting.soundboard().listeners(route.channel()));
        }
        return receipt.build();
    }
}
