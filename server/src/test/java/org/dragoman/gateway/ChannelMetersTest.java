package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.Sound;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What Prometheus sees of each channel, and of the alarms. */
class ChannelMetersTest {
    private static final AlarmDelays SHORT = new AlarmDelays(500, 300, 1_500, 800, 1_500, 100, 200);

    @TempDir Path data;

    private static String scrape(Venue venue) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + venue.house().managementPort()
                                                    + "/metrics"))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static double value(String scraped, String name, String... labels) {
        return scraped.lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Test
    void voice_level_age_loss_delay_and_alarms_of_a_channel_are_scraped() throws Exception {
        try (var venue = new Venue(data, SHORT)) {
            var moderator = venue.enter("moderator-1a");
            var speaker = venue.enter("head-azerbaijan");
            var interpreter = venue.enter("fr-1");
            var listener = venue.enter("observer-1");
            moderator.commands().openSession().get(5, TimeUnit.SECONDS);
            listener.listen(Set.of(1, 2, 3, 4, 5), List.of(), 1).get(5, TimeUnit.SECONDS);
            speaker.microphone().source(() -> new Sound(new byte[] {(byte) 0xf8, 1, 2}, 220));
            interpreter.microphone().source(() -> new Sound(new byte[] {(byte) 0xf8, 1, 2}, 220));
            moderator
                    .commands()
                    .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az"))
                    .get(5, TimeUnit.SECONDS);
            interpreter.commands().goOnAir(Output.OUTPUT_A).get(5, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertThat(interpreter.microphone().lease()).isPresent());
            var lease = interpreter.microphone().lease().orElseThrow();
            listener.report(
                    ReceiverReport.newBuilder()
                            .setChannel(lease.getChannel())
                            .setMouthToEarMs(180)
                            .build());
            interpreter.report(
                    ReceiverReport.newBuilder()
                            .setChannel(lease.getChannel())
                            .setMouthToEarMs(999)
                            .build());
            String[] fr = {"session=\"opening\"", "language=\"fr\""};
            await().atMost(10, TimeUnit.SECONDS)
                    .untilAsserted(
                            () -> {
                                interpreter.report(
                                        SenderReport.newBuilder()
                                                .setChannel(lease.getChannel())
                                                .setEpoch(lease.getEpoch())
                                                .setLevelDbfs(-24)
                                                .setPeakDbfs(-9)
                                                .build());
                                String now = scrape(venue);
                                assertThat(value(now, "dragoman_channel_voice_ratio", fr))
                                        .isGreaterThan(0.6);
                                assertThat(value(now, "dragoman_channel_level_dbfs", fr))
                                        .isEqualTo(-24);
                                assertThat(
                                                value(
                                                        now,
                                                        "dragoman_channel_last_frame_age_seconds",
                                                        fr))
                                        .isLessThan(0.5);
                                assertThat(value(now, "dragoman_channel_loss_ratio", fr)).isZero();
                                assertThat(value(now, "dragoman_channel_jitter_seconds", fr))
                                        .isLessThan(0.2);
                                assertThat(
                                                value(
                                                        now,
                                                        "dragoman_channel_mouth_to_ear_seconds_count",
                                                        fr))
                                        .isEqualTo(1);
                                assertThat(value(now, "dragoman_alarms", "kind=\"dead_air\""))
                                        .isZero();
                                assertThat(
                                                value(
                                                        now,
                                                        "dragoman_fanout_lag_seconds",
                                                        "session=\"opening\"",
                                                        "quantile=\"0.99\""))
                                        .as("what the server adds")
                                        .isPositive();
                                for (String cause : List.of("lease", "opus", "rate", "slow")) {
                                    assertThat(
                                                    value(
                                                            now,
                                                            "dragoman_frames_dropped_total",
                                                            "session=\"opening\"",
                                                            "cause=\"" + cause + "\""))
                                            .as(cause)
                                            .isNotNaN();
                                }
                            });
            interpreter.microphone().source(null);
            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    value(
                                                            scrape(venue),
                                                            "dragoman_alarms",
                                                            "session=\"opening\"",
                                                            "kind=\"dead_air\""))
                                            .isEqualTo(1));
        }
    }
}
