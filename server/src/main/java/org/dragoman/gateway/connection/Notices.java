package org.dragoman.gateway.connection;

import org.dragoman.gateway.wire.RefusalTexts;
import org.dragoman.protocol.v1.Notice;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.threads.Owner;
import org.dragoman.writer.ServerClock;

import java.util.HashSet;
import java.util.Set;

/**
 * Says no to something that is no command, such as a frame or a caption: at most once a second for each reason.
 *
 * <p>Owner: the connection's event loop.
 */
final class Notices {
    private static final long ONCE_IN_MS = 1000;

    private final Owner owner = new Owner();
    private final Outward connection;
    private final RefusalTexts texts;
    private final ServerClock clock;
    private final Set<RefusalCode> said = new HashSet<>();
    private long saidFromMs;

    Notices(Outward connection, RefusalTexts texts, ServerClock clock) {
        this.connection = connection;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * @param channel the channel it is about, 0 if it is about none or the floor
     * @param field what is at fault
     */
    void say(RefusalCode code, int channel, String field) {
        assert owner.here();
        long nowMs = clock.nowMs();
        if (nowMs - saidFromMs >= ONCE_IN_MS) {
            saidFromMs = nowMs;
            said.clear();
        }
        if (said.add(code)) {
            connection.deliver(
                    ServerMessage.newBuilder()
                            .setNotice(
                                    Notice.newBuilder()
                                            .setCode(code)
                                            .setText(texts.say(code.name(), connection.language()))
                                            .setChannel(channel)
                                            .setField(field)));
        }
    }
}
