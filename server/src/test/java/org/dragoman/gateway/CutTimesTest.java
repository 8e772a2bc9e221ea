package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.Departure;
import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.Role;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long after its command a change cuts each door. The figures are printed; what is held is their relation to the
 * command's own answer in the same run. {@code -Dcuts=50} does it fifty times.
 */
@Isolated("it measures")
class CutTimesTest {
    private static final int CUTS = Integer.getInteger("cuts", 8);
    private static final String WHO = "captioner-fr";
    private static final String SITE = "/listen/opening/fr.ogg";

    /** A door that is cut late waits for a beat of the server; the answer waits for the disk. This is between the two. */
    private static final double ANSWERS_MAX = 20;

    @TempDir Path data;
    private Venue venue;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<Double>> tookMs = new LinkedHashMap<>();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data, AlarmDelays.STANDARD, ConferenceFile.read(Venue.BAKU));
        done(chair().commands().openSession());
    }

    @AfterEach
    void close() {
        venue.close();
        http.close();
    }

    /** The chair on a line of their own for each cut: one line alone may not ask for so much in a second. */
    private DragomanClient chair() {
        return venue.enter("chair", "opening", new SessionListener() {});
    }

    /** Somebody with every door open. */
    private final class Inside {
        private final String token = venue.token(WHO);
        private final CompletableFuture<Long> wire = new CompletableFuture<>();
        private final CompletableFuture<Long> stream = new CompletableFuture<>();
        private final DragomanClient client;

        Inside() {
            client =
                    DragomanClient.builder(venue.uri())
                            .token(() -> token)
                            .session("opening")
                            .listener(
                                    new SessionListener() {
                                        @Override
                                        public void disconnected(Departure gone, boolean again) {
                                            wire.complete(System.nanoTime());
                                        }
                                    })
                            .build();
            client.connect();
        }

        Inside listens() {
            var sound =
                    http.sendAsync(get(SITE).build(), HttpResponse.BodyHandlers.ofInputStream())
                            .join();
            assertThat(sound.statusCode()).isEqualTo(200);
            Thread.ofVirtual().start(() -> hearToTheEnd(sound.body()));
            return this;
        }

        private void hearToTheEnd(InputStream sound) {
            try (sound) {
                sound.transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
                // cut in the middle of a chunk
            }
            stream.complete(System.nanoTime());
        }

        private HttpRequest.Builder get(String path) {
            return HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + venue.house().port() + path))
                    .header("Authorization", "Bearer " + token);
        }

        /** Posts without a break until one is refused; when that one was asked. */
        CompletableFuture<Long> posts() {
            var post =
                    get("/v1/captions?session=opening&language=fr&seq=0")
                            .header("Content-Type", "text/plain")
                            .POST(HttpRequest.BodyPublishers.ofString(""))
                            .build();
            return CompletableFuture.supplyAsync(
                    () -> {
                        while (true) {
                            long asked = System.nanoTime();
                            int status =
                                    http.sendAsync(post, HttpResponse.BodyHandlers.discarding())
                                            .join()
                                            .statusCode();
                            if (status == 401 || status == 403) {
                                return asked;
                            }
                        }
                    },
                    each -> Thread.ofVirtual().start(each));
        }
    }

    /** What changes, and how it is made good for the next time. */
    private interface Change {
        CompletableFuture<?> of(DragomanClient chair);
    }

    private void cut(String name, Change change, Change undo, boolean streamToo) throws Exception {
        var inside = new Inside();
        try (DragomanClient chair = chair()) {
            if (streamToo) {
                inside.listens();
            }
            var posts = inside.posts();
            long began = System.nanoTime();
            done(change.of(chair));
            note(name + ", the answer", began, System.nanoTime());
            note(name + ", WebSocket", began, inside.wire.get(1, TimeUnit.MINUTES));
            if (streamToo) {
                note(name + ", /listen", began, inside.stream.get(1, TimeUnit.MINUTES));
            }
            note(name + ", captions", began, posts.get(1, TimeUnit.MINUTES));
            done(undo.of(chair));
        } finally {
            inside.client.close();
        }
    }

    private void note(String what, long began, long ended) {
        double ms = Math.max(0, ended - began) / 1e6;
        tookMs.computeIfAbsent(what, _ -> new ArrayList<>()).add(ms);
    }

    private double quantile(String what, double part) {
        List<Double> sorted = tookMs.getOrDefault(what, List.of()).stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
    }

    @Test
    void every_door_is_cut_about_as_soon_as_the_command_is_answered() throws Exception {
        Change nothing = c -> CompletableFuture.completedFuture(null);
        for (int i = 0; i < CUTS; i++) {
            cut(
                    "removal",
                    c -> c.commands().removeParticipant(WHO, "out of order", false),
                    c -> c.commands().readmitParticipant(WHO, false),
                    true);
            cut("lost badge", c -> c.commands().revokeBadges(WHO, "lost"), nothing, true);
            cut(
                    "role change",
                    c -> c.commands().changeRole(WHO, Role.ROLE_OBSERVER),
                    c -> c.commands().changeRole(WHO, Role.ROLE_CAPTIONER),
                    false);
        }
        for (String what : tookMs.keySet()) {
            String answer = what.substring(0, what.indexOf(',')) + ", the answer";
            double ratio = quantile(what, 0.5) / Math.max(1, quantile(answer, 0.5));
            System.out.printf(
                    "%-26s p50 %6.1f ms, p99 %6.1f ms, %5.2f of its answer%n",
                    what, quantile(what, 0.5), quantile(what, 0.99), ratio);
            assertThat(ratio).as(what).isLessThan(ANSWERS_MAX);
        }
    }
}
