package org.dragoman.gateway;

import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.RefusalCode;

/**
 * The captions a connection writes, no faster than anybody can read.
 *
 * <p>Owner: the connection's event loop.
 */
final class Writing {
    static final int CAPTIONS_PER_SECOND = 20;

    private final Talk talk;
    private final Room room;
    private final Pen pen;
    private final Rate rate = new Rate(CAPTIONS_PER_SECOND);

    Writing(Talk talk, Room room) {
        this.talk = talk;
        this.room = room;
        this.pen = new Pen(room, talk.bounds().captionCharacters());
    }

    void take(CaptionWrite caption) {
        if (!rate.allows(room.clock().nowMs())) {
            talk.notice(RefusalCode.REFUSAL_CODE_RATE_LIMITED, 0, "caption");
            return;
        }
        try {
            pen.write(caption, talk.sender().participant());
        } catch (Asking.Unreadable no) {
            talk.notice(no.code(), 0, no.field());
        }
    }
}
