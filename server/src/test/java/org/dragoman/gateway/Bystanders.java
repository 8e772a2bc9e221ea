package org.dragoman.gateway;

import static org.awaitility.Awaitility.await;

import org.awaitility.core.ConditionTimeoutException;
import org.dragoman.client.DragomanClient;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Listen;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Honest people in a hub that is attacked: one speaks, one listens, and neither may notice anything. */
final class Bystanders implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Venue venue;
    private final Foe listener;
    private final Thread ear;
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean over;

    Bystanders(Venue venue) throws Exception {
        this.venue = venue;
        DragomanClient moderator = venue.enter("moderator-1a");
        Venue.done(moderator.commands().openSession());
        Venue.speak(venue.enter("head-egypt"));
        Venue.done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-egypt").setLanguage("ar")));
        listener = Foe.binary(venue.house().port(), venue.token("observer-3"));
        listener.say(ClientMessage.newBuilder().setListen(Listen.newBuilder().addChannels(0)));
        ear = Thread.ofPlatform().name("bystander").start(this::listen);
    }

    private void listen() {
        int next = -1;
        try {
            while (true) {
                for (AudioFrame frame :
                        listener.until(m -> m.hasAudio()).getAudio().getFramesList()) {
                    lost.addAndGet(next >= 0 && frame.getSequence() != next ? 1 : 0);
                    next = frame.getSequence() + 1;
                    heard.incrementAndGet();
                }
            }
        } catch (IOException e) {
            over = true;
        }
    }

    /** What became worse for them; nothing where all is well: the sound goes on, and no frame was lost. */
    String harm() {
        int before = heard.get();
        try {
            await().atMost(PATIENCE).until(() -> over || heard.get() > before + 2);
        } catch (ConditionTimeoutException e) {
            return ", and the speaker is heard no more";
        }
        if (over) {
            return ", and a listener was closed";
        }
        return lost.getAndSet(0) == 0 ? "" : ", and a listener lost frames";
    }

    /** The end of the chain of facts. */
    String head() throws IOException {
        try (var raw = new RawSocket(venue.house().managementPort())) {
            raw.write(
                    "GET /sessions/opening/head HTTP/1.1\r\nHost: 127.0.0.1:"
                            + venue.house().managementPort()
                            + "\r\nConnection: close\r\n\r\n");
            String answer = raw.readAll();
            return answer.substring(answer.indexOf("\r\n\r\n") + 4).strip();
        }
    }

    @Override
    public void close() throws Exception {
        listener.close();
        ear.join();
    }
}
