package org.dragoman.gateway.connection;

import org.dragoman.captions.Captions;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.sitting.CaptionWriter;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.threads.Owner;

/**
 * The captions a connection writes, no faster than anybody can read.
 *
 * <p>Owner: the connection's event loop.
 */
final class CaptionSender {
    static final int CAPTIONS_PER_SECOND = 20;

    private final Owner owner = new Owner();
    private final Outward connection;
    private final Notices notices;
    private final Sitting sitting;
    private final CaptionWriter pen;
    private final Rate rate = new Rate(CAPTIONS_PER_SECOND);

    CaptionSender(Outward connection, Notices notices, Sitting sitting, ConnectionLimits limits) {
        this.connection = connection;
        this.notices = notices;
        this.sitting = sitting;
        this.pen = new CaptionWriter(sitting, limits.captionCharacters());
    }

    void take(CaptionWrite caption) {
        assert owner.here();
        if (!rate.allows(sitting.clock().nowMs())) {
            notices.say(RefusalCode.REFUSAL_CODE_RATE_LIMITED, 0, "caption");
            return;
        }
        try {
            switch (pen.write(caption, connection.sender().participant())) {
                case Captions.Outcome.Older(var _) ->
                        notices.say(RefusalCode.REFUSAL_CODE_CAPTION_OLDER, 0, "caption.revision");
                case Captions.Outcome.Foreign() ->
                        notices.say(RefusalCode.REFUSAL_CODE_FORBIDDEN, 0, "caption.segment");
                case Captions.Outcome.Taken _, Captions.Outcome.Repeated _ -> {}
            }
        } catch (Unreadable no) {
            notices.say(no.code(), 0, no.field());
        }
    }
}
