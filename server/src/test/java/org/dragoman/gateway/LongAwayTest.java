package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Room;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** F27: a client that was away while much happened sees everything as it is now, at once. */
class LongAwayTest {
    private static final int DECISIONS = 300;

    @TempDir Path data;

    @Test
    void who_was_away_sees_all_as_it_is_now_within_a_second() throws Exception {
        try (var venue = new Venue(data)) {
            whoWasAway(venue);
        }
    }

    private static void whoWasAway(Venue venue) throws Exception {
        var moderator = venue.enter("moderator-1a");
        var away = venue.enter("head-azerbaijan");
        done(moderator.commands().openSession());
        away.close();
        done(moderator.commands().giveFloorTo("head-azerbaijan", "az"));
        for (int i = 0; i < DECISIONS / 2; i++) {
            done(moderator.commands().pauseSpeech());
            done(moderator.commands().resumeSpeech());
        }
        done(moderator.commands().requestFloorFor("head-france"));

        long startNs = System.nanoTime();
        DragomanClient back = venue.enter("head-azerbaijan");
        Room room = back.room().orElseThrow();
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(1));
        Room theirs = moderator.room().orElseThrow();
        assertThat(room.list()).isEqualTo(theirs.list());
        assertThat(room.speech().orElseThrow().getParticipant()).isEqualTo("head-azerbaijan");
        assertThat(room.list().getTurnsList()).hasSize(1);
    }

    private static void done(CompletableFuture<?> answer) throws Exception {
        answer.get(5, TimeUnit.SECONDS);
    }
}
