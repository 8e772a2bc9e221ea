package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.ServerMessage;

import java.io.IOException;
import java.nio.file.Path;

/** A hub that is sent what it should not be sent, and that must serve an honest client after all of it. */
final class Siege implements AutoCloseable {
    private final Venue venue;

    Siege(Path data) throws Exception {
        venue = new Venue(data);
    }

    int port() {
        return venue.house().port();
    }

    String token(String participant) {
        return venue.token(participant);
    }

    interface Fill {
        void in(Command.Builder command);
    }

    static ClientMessage command(String id, Fill fill) {
        var command = Command.newBuilder().setId(id);
        fill.in(command);
        return ClientMessage.newBuilder().setCommand(command).build();
    }

    static ServerMessage answer(RawSocket raw) throws IOException {
        while (true) {
            ServerMessage message = raw.message();
            if (message.hasAccepted() || message.hasRefused()) {
                return message;
            }
        }
    }

    static ServerMessage notice(RawSocket raw) throws IOException {
        while (true) {
            ServerMessage message = raw.message();
            if (message.hasNotice()) {
                return message;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (var honest = RawSocket.entered(port(), token("moderator-1a"))) {
            honest.send(command("still", c -> c.setOpenSession(OpenSession.getDefaultInstance())));
            assertThat(answer(honest).hasAccepted()).isTrue();
        }
        venue.close();
    }
}
