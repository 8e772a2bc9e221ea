package org.dragoman.gateway;

import static org.awaitility.Awaitility.await;

import org.awaitility.core.ConditionTimeoutException;
import org.dragoman.client.DragomanClient;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Listen;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Honest people in a hub that is attacked: one speaks, one listens, and neither may notice anything. They are judged while
 * the machine keeps its time: where a nap of this process takes a second longer than it should, whoever speaks fell silent
 * for that alone, and is given the floor again.
 */
final class Bystanders implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long STALLED_MS = 150;
    private static final long SILENCED_MS = 1000;
    private static final long NAP_MS = 20;

    private final Venue venue;
    private final DragomanClient moderator;
    private final Foe listener;
    private final Thread ear;
    private final Thread watch;
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicLong late = new AtomicLong();
    private volatile boolean over;

    Bystanders(Venue venue) throws Exception {
        this.venue = venue;
        moderator = venue.enter("moderator-1a");
        Venue.done(moderator.commands().openSession());
        Venue.speak(venue.enter("head-egypt"));
        giveFloor();
        listener = Foe.binary(venue.house().port(), venue.token("observer-3"));
        listener.say(ClientMessage.newBuilder().setListen(Listen.newBuilder().addChannels(0)));
        ear = Thread.ofPlatform().name("bystander").start(this::listen);
        watch = Thread.ofPlatform().name("pace").start(this::keepTime);
    }

    private void giveFloor() throws Exception {
        Venue.done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-egypt").setLanguage("ar")));
    }

    private void listen() {
        int next = -1;
        while (!over) {
            try {
                for (AudioFrame frame :
                        listener.until(m -> m.hasAudio()).getAudio().getFramesList()) {
                    lost.addAndGet(next >= 0 && frame.getSequence() != next ? 1 : 0);
                    next = frame.getSequence() + 1;
                    heard.incrementAndGet();
                }
            } catch (SocketTimeoutException e) {
                // Nobody speaks: whoever asks is told so.
            } catch (IOException e) {
                over = true;
            }
        }
    }

    private void keepTime() {
        try {
            while (!over) {
                long before = System.nanoTime();
                Thread.sleep(NAP_MS);
                long longer = (System.nanoTime() - before) / 1_000_000 - NAP_MS;
                late.accumulateAndGet(longer, Math::max);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What became worse for them; nothing where all is well: the sound goes on, and no frame was lost. */
    String harm() throws Exception {
        if (!isHeard() && !over && late.get() >= SILENCED_MS) {
            giveFloor();
            isHeard();
        }
        if (over) {
            return ", and a listener was closed";
        }
        if (!isHeard()) {
            return ", and the speaker is heard no more";
        }
        return lost.getAndSet(0) == 0 || late.get() >= STALLED_MS
                ? ""
                : ", and a listener lost frames";
    }

    /** From here on the machine's pace counts anew. Whether it kept its time until now, as far as silence goes. */
    boolean keptTime() {
        return late.getAndSet(0) < SILENCED_MS;
    }

    private boolean isHeard() {
        int before = heard.get();
        try {
            await().atMost(PATIENCE).until(() -> over || heard.get() > before + 2);
            return !over;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /** The end of the chain of facts. */
    String head() throws IOException {
        return asked("head").strip();
    }

    /** The last fact, as the journal tells it; that a silent channel is let go of falls due by the clock, from a row before. */
    String lastFact() throws IOException {
        return asked("journal.txt")
                .lines()
                .filter(line -> line.matches(" *[0-9]+ .*"))
                .filter(line -> !line.contains("  hold over: "))
                .reduce("", (before, line) -> line);
    }

    private String asked(String page) throws IOException {
        try (var raw = new RawSocket(venue.house().managementPort())) {
            raw.write(
                    "GET /sessions/opening/"
                            + page
                            + " HTTP/1.1\r\nHost: 127.0.0.1:"
                            + venue.house().managementPort()
                            + "\r\nConnection: close\r\n\r\n");
            String answer = raw.readAll();
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }

    @Override
    public void close() throws Exception {
        over = true;
        listener.close();
        ear.join();
        watch.join();
    }
}
