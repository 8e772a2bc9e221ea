package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.client.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** F27: a client that was away while much happened sees everything as it is now, at once. */
class LongAwayTest {
    private static final int DECISIONS = 1000;

    @TempDir Path data;

    @Test
    void who_was_away_sees_all_as_it_is_now_within_a_second() throws Exception {
        try (var venue = new Venue(data)) {
            var moderator = venue.enter("moderator-1a");
            venue.enter("head-azerbaijan");
            done(moderator.commands().openSession());
            done(
                    moderator
                            .commands()
                            .giveFloor(
                                    to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        }
        long decided = Meanwhile.decided(data, DECISIONS);
        try (var venue = new Venue(data)) {
            var moderator = venue.enter("moderator-1a");
            done(
                    moderator
                            .commands()
                            .requestFloor(request -> request.setParticipant("head-france")));
            comesBack(venue, moderator.snapshot().orElseThrow(), decided);
        }
    }

    private static void comesBack(Venue venue, Snapshot theirs, long decided) throws Exception {
        long startNs = System.nanoTime();
        Snapshot room = venue.enter("head-azerbaijan").snapshot().orElseThrow();
        assertThat(Duration.ofNanos(System.nanoTime() - startNs)).isLessThan(Duration.ofSeconds(1));
        assertThat(room.position()).isGreaterThan(decided);
        assertThat(room.list()).isEqualTo(theirs.list());
        assertThat(room.list().getTurnsList()).hasSize(1);
        assertThat(room.speech().orElseThrow().getParticipant()).isEqualTo("head-azerbaijan");
        assertThat(room.speech().orElseThrow().getMicrophoneOpen()).isFalse();
    }

    private static void done(CompletableFuture<?> answer) throws Exception {
        answer.get(5, TimeUnit.SECONDS);
    }
}
