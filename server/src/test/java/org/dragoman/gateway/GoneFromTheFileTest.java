package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.dragoman.Server;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.RefusedException;
import org.dragoman.client.SessionListener;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.PlannedHour;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Between two starts somebody who is on the list is renamed in the conference file. */
class GoneFromTheFileTest {
    @TempDir Path data;

    private Server open(Path file) throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new Server(
                new Server.Plan(
                        ConferenceFile.read(file),
                        data,
                        new Server.Ports(anyPort, anyPort, null, Set.of()),
                        Venue.TUNING.with(AlarmDelays.STANDARD)));
    }

    private static DragomanClient moderator(Server house) {
        var client =
                DragomanClient.builder(URI.create("ws://127.0.0.1:" + house.port() + "/v1/session"))
                        .token(() -> house.badge(new ParticipantId("moderator-1a")))
                        .session(Venue.OPENING)
                        .listener(new SessionListener() {})
                        .build();
        client.connect();
        return client;
    }

    private static void done(CompletableFuture<?> answer) throws Exception {
        answer.get(10, TimeUnit.SECONDS);
    }

    private static void refused(CompletableFuture<?> answer, RefusalCode code) {
        assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static int readiness(Server house) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + house.managementPort() + "/readyz");
            return client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    @Test
    void they_are_named_at_the_start_and_are_not_given_the_floor_and_the_session_goes_on()
            throws Exception {
        try (var house = open(Venue.BAKU);
                var moderator = moderator(house)) {
            done(moderator.commands().openSession());
            done(moderator.commands().requestFloor(r -> r.setParticipant("head-egypt")));
            done(moderator.commands().requestFloor(r -> r.setParticipant("head-jordan")));
        }
        Path renamed = data.resolve("baku-2013.yaml");
        Files.writeString(
                renamed,
                Files.readString(Venue.BAKU).replaceAll("\\bhead-egypt\\b", "head-of-egypt"));
        var said = new ListAppender<ILoggingEvent>();
        var log = (Logger) LoggerFactory.getLogger("org.dragoman.gateway.sitting");
        said.start();
        log.setLevel(Level.WARN);
        log.addAppender(said);
        try (var house = open(renamed);
                var moderator = moderator(house)) {
            assertThat(said.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .contains("turn 1: head-egypt is not in the conference file");
            refused(moderator.commands().giveNext(), RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT);
            done(moderator.commands().closeList(0, PlannedHour.PLANNED_HOUR_UNSPECIFIED, 0));
            assertThat(readiness(house)).isEqualTo(200);
            done(moderator.commands().replaceSpeaker(1, "head-of-egypt", ""));
            done(moderator.commands().giveNext());
        } finally {
            log.detachAppender(said);
            log.setLevel(null);
        }
    }
}
