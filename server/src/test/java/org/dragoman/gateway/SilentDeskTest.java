package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.protocol.v1.DeskState;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Output;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A desk that is on air and says nothing: the one whose cable was pulled loses its channel, the one that waits does not. */
class SilentDeskTest {
    @TempDir Path data;
    private Venue venue;
    private DragomanClient technician;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        technician = venue.enter("technician-1");
        venue.enter("moderator-1a").commands().openSession().get(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        venue.close();
    }

    @Test
    void whose_cable_was_pulled_is_off_the_air_and_who_only_listens_is_not() throws Exception {
        var waiting = venue.enter("visitor-en");
        Venue.speak(waiting, 0);
        waiting.commands().goOnAir(Output.OUTPUT_A).get(5, TimeUnit.SECONDS);
        var go = GoOnAir.newBuilder().setOutput(Output.OUTPUT_A);
        try (var dead = RawSocket.entered(venue.house().port(), venue.token("fr-1"))) {
            dead.send(RawSocket.command("a", c -> c.setGoOnAir(go)));
            var lease = dead.until(m -> m.hasLease() && m.getLease().getOpen()).getLease();
            dead.send(RawSocket.frame(lease, (byte) 1));
            await().until(() -> onAir("fr-1"));
            // From here on it reads nothing and answers nothing, as behind a cable that was pulled.
            await().atMost(Duration.ofSeconds(20)).until(() -> !onAir("fr-1"));
            assertThat(onAir("visitor-en")).isTrue();
        }
    }

    private boolean onAir(String who) {
        return technician.snapshot().orElseThrow().booths().getBoothsList().stream()
                .flatMap(booth -> booth.getDesksList().stream())
                .filter(desk -> desk.getInterpreter().equals(who))
                .anyMatch(DeskState::getOnAir);
    }
}
