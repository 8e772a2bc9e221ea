package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ClockQuestion;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The server as a process of its own that has too few descriptors, and one that is told to end. */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class StrainedServerTest {
    /** Left for those who come, however many files the server has open itself. */
    private static final int DESCRIPTORS = 60;

    private static final int CONNECTIONS = 500;

    @TempDir Path data;

    private static boolean answers(RawSocket raw, long question) throws IOException {
        raw.send(
                ClientMessage.newBuilder()
                        .setClock(ClockQuestion.newBuilder().setClientTimeUs(question))
                        .build());
        return raw.until(ServerMessage::hasClock).getClock().getClientTimeUs() == question;
    }

    @Test
    void without_descriptors_nobody_who_is_in_is_lost_and_it_recovers_by_itself() throws Exception {
        try (var server = new ServerProcess(data);
                var inside = server.enter("observer-1")) {
            assertThat(answers(inside, CONNECTIONS + 1)).isTrue();
            server.spare(DESCRIPTORS);
            var crowd = new ArrayList<RawSocket>();
            try {
                for (int i = 0; i < CONNECTIONS; i++) {
                    crowd.add(new RawSocket(server.port()));
                    if (i % 50 == 0) {
                        assertThat(answers(inside, i)).isTrue();
                    }
                }
            } finally {
                for (RawSocket raw : crowd) {
                    raw.close();
                }
            }
            assertThat(answers(inside, CONNECTIONS)).isTrue();
            server.enter("chair").close();
        }
    }

    @Test
    void told_to_end_it_says_when_to_come_back_and_lets_everybody_in_again() throws Exception {
        var people = List.of("observer-1", "chair", "en-1", "moderator-1a");
        try (var server = new ServerProcess(data)) {
            var inside = new ArrayList<RawSocket>();
            people.forEach(who -> inside.add(server.enter(who)));
            server.signal("TERM");
            for (RawSocket raw : inside) {
                var before = new ArrayList<ServerMessage>();
                assertThat(raw.closeCode(before)).isEqualTo(CloseCode.CLOSE_CODE_RESTART_VALUE);
                assertThat(before.getLast().getLeaving().getRetryAfterMs())
                        .as("not all at once, and soon")
                        .isBetween(0, 5000);
                raw.close();
            }
            assertThat(server.ended()).as("the exit code").isIn(0, 143);
            server.again();
            for (String who : people) {
                try (var raw = server.enter(who)) {
                    assertThat(answers(raw, 7)).isTrue();
                }
            }
        }
    }
}
