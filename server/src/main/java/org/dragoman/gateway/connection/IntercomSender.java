package org.dragoman.gateway.connection;

import com.google.protobuf.CodedInputStream;

import io.netty.buffer.ByteBuf;

import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.sound.Intercom;
import org.dragoman.opus.OpusPacket;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.threads.Owner;

import java.io.IOException;

/**
 * The frames that a connection sends on the intercom. They never come near the hall: this class, and whoever else touches
 * them, knows nothing of the fan-out.
 *
 * <p>Owner: the connection's event loop.
 */
final class IntercomSender {
    /** The tag of {@code ClientMessage.intercom}, the first byte of a message that holds nothing else. */
    private static final int TAG = ClientMessage.INTERCOM_FIELD_NUMBER << 3 | 2;

    private static final int FRAMES_MAX = 3;
    private static final int NESTING_MAX = 4;

    private final Owner owner = new Owner();
    private final Outward connection;
    private final Notices notices;
    private final ConnectionLimits limits;
    private final Intercom intercom;
    private final Rate rate;

    IntercomSender(
            Outward connection, Notices notices, Intercom intercom, ConnectionLimits limits) {
        this.connection = connection;
        this.notices = notices;
        this.limits = limits;
        this.intercom = intercom;
        this.rate = new Rate(limits.framesPerSecond());
    }

    /** Takes a binary message if it is sound for the intercom. */
    boolean hears(ByteBuf content) {
        assert owner.here();
        if (!content.isReadable() || content.getUnsignedByte(content.readerIndex()) != TAG) {
            return false;
        }
        try {
            var in = CodedInputStream.newInstance(content.nioBuffer());
            in.setRecursionLimit(NESTING_MAX);
            take(ClientMessage.parseFrom(in));
        } catch (IOException e) {
            notices.say(RefusalCode.REFUSAL_CODE_BAD_AUDIO, 0, "intercom");
        }
        return true;
    }

    void take(ClientMessage message) {
        assert owner.here();
        var audio = message.getIntercom();
        int most = limits.packetBytes();
        boolean well =
                audio.getFramesCount() >= 1
                        && audio.getFramesCount() <= FRAMES_MAX
                        && audio.getFramesList().stream()
                                .allMatch(
                                        f ->
                                                f.getOpus().size() <= most
                                                        && OpusPacket.isGood(
                                                                f.getOpus()::byteAt,
                                                                f.getOpus().size()));
        // The server stood still: what was said meanwhile is too old to be heard.
        boolean late = connection.loop().isLate();
        if (!connection.sender().carriesSound()) {
            notices.say(RefusalCode.REFUSAL_CODE_FORBIDDEN, 0, "intercom");
        } else if (!well) {
            notices.say(RefusalCode.REFUSAL_CODE_BAD_AUDIO, 0, "intercom");
        } else if (!late && !mayGo(audio.getFramesCount())) {
            notices.say(RefusalCode.REFUSAL_CODE_RATE_LIMITED, 0, "intercom");
        } else if (!intercom.says(connection.sender().participant().id(), audio, late)) {
            notices.say(RefusalCode.REFUSAL_CODE_NOT_GRANTED, 0, "intercom");
        }
    }

    private boolean mayGo(int frames) {
        boolean may = true;
        for (int i = 0; i < frames; i++) {
            may &= rate.allows(connection.nowMs());
        }
        return may;
    }
}
