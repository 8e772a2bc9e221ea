package org.dragoman.gateway.connection;

import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.sitting.CaptionWriter;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.wire.CommandReader;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.RefusalCode;

/**
 * The captions a connection writes, no faster than anybody can read.
 *
 * <p>Owner: the connection's event loop.
 */
final class CaptionSender {
    static final int CAPTIONS_PER_SECOND = 20;

    private final Participation talk;
    private final Sitting sitting;
    private final CaptionWriter pen;
    private final Rate rate = new Rate(CAPTIONS_PER_SECOND);

    CaptionSender(Participation talk, Sitting sitting) {
        this.talk = talk;
        this.sitting = sitting;
        this.pen = new CaptionWriter(sitting, talk.limits().captionCharacters());
    }

    void take(CaptionWrite caption) {
        if (!rate.allows(sitting.clock().nowMs())) {
            talk.notice(RefusalCode.REFUSAL_CODE_RATE_LIMITED, 0, "caption");
            return;
        }
        try {
            pen.write(caption, talk.sender().participant());
        } catch (CommandReader.Unreadable no) {
            talk.notice(no.code(), 0, no.field());
        }
    }
}
