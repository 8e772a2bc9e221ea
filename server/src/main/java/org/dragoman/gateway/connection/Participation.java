package org.dragoman.gateway.connection;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.dragoman.conference.LanguageTag;
import org.dragoman.fanout.AudioMessage;
import org.dragoman.fanout.DroppedFrames;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.wire.Garbled;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ClockAnswer;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.text.CleanText;
import org.dragoman.threads.Owner;

import java.util.Optional;

/**
 * What goes on over a connection after Hello: who it is, what they hear and read, and what they ask.
 *
 * <p>Owner: the connection's event loop.
 */
final class Participation {
    /** Messages that this hub does not know: a newer client sends some, a flood of them only costs. */
    private static final int UNKNOWN_PER_SECOND = 10;

    private static final int FIELD_MAX = 64;

    private final Owner owner = new Owner();
    private final Connection connection;
    private final Sitting sitting;
    private final Sender sender;
    private final Commands commands;
    private final SoundSender speaking;
    private final Subscriptions listening;
    private final CaptionSender writing;
    private final IntercomSender intercom;
    private final Notices notices;
    private final Rate unknown = new Rate(UNKNOWN_PER_SECOND);
    private long soundMissed;

    Participation(Connection connection, Sitting sitting, Sender sender, Admission admission) {
        this.connection = connection;
        this.sitting = sitting;
        this.sender = sender;
        this.commands = new Commands(connection, sitting, sender, admission);
        this.notices = new Notices(connection, admission.texts(), sitting.clock());
        ConnectionLimits limits = admission.limits();
        this.speaking = new SoundSender(connection, sender, notices, sitting, limits);
        this.listening = new Subscriptions(connection, notices, sitting, limits);
        this.writing = new CaptionSender(connection, notices, sitting, limits);
        this.intercom =
                new IntercomSender(connection, notices, sitting.backstage().intercom(), limits);
        this.soundMissed = connection.soundMissed();
    }

    Sender sender() {
        return sender;
    }

    boolean listensTo(int channel) {
        return listening.to(channel);
    }

    boolean reads(LanguageTag language) {
        return listening.reads(language);
    }

    /** The desk hears something else from now on. */
    void follow() {
        listening.follow();
    }

    /** Takes a binary message if it is sound. */
    boolean hears(ByteBuf content) {
        if (intercom.hears(content)) {
            return true;
        }
        if (!AudioMessage.isAudio(content)) {
            return false;
        }
        speaking.send(content);
        return true;
    }

    void take(ClientMessage message) {
        assert owner.here();
        switch (message.getBodyCase()) {
            case COMMAND -> commands.take(message.getCommand());
            case LISTEN -> listening.to(message.getListen());
            case CLOCK -> connection.deliver(ServerMessage.newBuilder().setClock(clock(message)));
            case CAPTION -> writing.take(message.getCaption());
            case REPORT -> reported(message.getReport());
            case SENDER_REPORT ->
                    sitting.backstage().reported(message.getSenderReport(), sender.track());
            case INTERCOM -> intercom.take(message);
            case AUDIO -> speaking.send(Unpooled.wrappedBuffer(message.toByteArray()));
            case HELLO -> notices.say(RefusalCode.REFUSAL_CODE_WRONG_STATE, 0, "hello");
            case BODY_NOT_SET -> unknown(message);
        }
    }

    private void reported(ReceiverReport report) {
        if (listening.hears(report.getChannel())) {
            sitting.listenerReports().reported(connection, report, sitting.clock().nowMs());
        }
    }

    private void unknown(ClientMessage message) {
        if (message.getUnknownFields().asMap().isEmpty()) {
            connection.leave(
                    org.dragoman.protocol.v1.CloseCode.CLOSE_CODE_BAD_MESSAGE,
                    org.dragoman.protocol.v1.Leaving.newBuilder());
        } else if (!unknown.allows(sitting.clock().nowMs())) {
            connection.leave(
                    org.dragoman.protocol.v1.CloseCode.CLOSE_CODE_RATE,
                    org.dragoman.protocol.v1.Leaving.newBuilder().setRetryAfterMs(10_000));
        } else {
            String number =
                    message.getUnknownFields().asMap().keySet().iterator().next().toString();
            notices.say(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, 0, number);
        }
    }

    /** A message of JSON that says nothing known. */
    void unknown(Optional<String> name) {
        if (name.isPresent()) {
            notices.say(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, 0, shortened(name.get()));
        } else {
            connection.leave(
                    org.dragoman.protocol.v1.CloseCode.CLOSE_CODE_BAD_MESSAGE,
                    org.dragoman.protocol.v1.Leaving.newBuilder());
        }
    }

    private static String shortened(String name) {
        String plain = CleanText.stripped(name);
        return plain.substring(0, Math.min(FIELD_MAX, plain.length()));
    }

    /** Refuses what could be told apart and not be taken. */
    void refuse(Garbled message) {
        if (message.command().isEmpty()) {
            notices.say(message.code(), 0, message.field());
        } else {
            commands.refuse(message);
        }
    }

    private ClockAnswer clock(ClientMessage message) {
        return ClockAnswer.newBuilder()
                .setClientTimeUs(message.getClock().getClientTimeUs())
                .setServerTimeUs(sitting.clock().nowMicros())
                .build();
    }

    /** What is due a few times a second. */
    void tick(long nowMs, Liveness liveness) {
        assert owner.here();
        boolean holds = speaking.tick(nowMs);
        listening.rebundle();
        missed();
        liveness.check(nowMs, holds);
    }

    private void missed() {
        long now = connection.soundMissed();
        if (now > soundMissed) {
            sitting.soundboard().dropped().add(DroppedFrames.Cause.SLOW, now - soundMissed);
            soundMissed = now;
        }
    }

    void end() {
        missed();
        listening.stop();
        sitting.leave(connection);
    }
}
