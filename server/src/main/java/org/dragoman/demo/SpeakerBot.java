package org.dragoman.demo;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.AgendaItemKind;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.protocol.v1.Turn;
import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.Random;

/**
 * Somebody who speaks: reads the statement out whenever the floor is theirs, yields at its end, and asks for
 * the floor once in a discussion they are expected in.
 *
 * <p>Owner: the demo's thread.
 */
final class SpeakerBot implements Bot {
    private static final long SEED = 2013;
    private static final long BETWEEN_COMMANDS_MS = 3000;

    private final Owner owner = new Owner();
    private final DragomanClient client;
    private final String self;
    private final Cast cast;
    private final Script script;
    private final Manners manners;
    private final Random random;
    private @Nullable Reading reading;
    private int readingTurn;
    private String item = "";
    private long requestMs = Long.MAX_VALUE;
    private long askedMs = Long.MIN_VALUE / 2;

    SpeakerBot(DragomanClient client, String self, Cast cast, Script script, Manners manners) {
        this.client = client;
        this.self = self;
        this.cast = cast;
        this.script = script;
        this.manners = manners;
        this.random = new Random(SEED ^ self.hashCode());
    }

    @Override
    public void look(long nowMs) {
        assert owner.here();
        Snapshot room = client.snapshot().orElse(null);
        if (room == null || !client.isConnected()) {
            stop();
            return;
        }
        Optional<Speech> mine =
                room.speech().filter(s -> s.getParticipant().equals(self) && s.getMicrophoneOpen());
        if (mine.isPresent()) {
            speak(room, mine.get(), nowMs);
        } else {
            stop();
            ask(room, nowMs);
        }
    }

    private void speak(Snapshot room, Speech speech, long nowMs) {
        if (reading == null || readingTurn != speech.getTurn()) {
            reading =
                    script.delivery(room.conference(), speech, speech.getLanguage())
                            .map(d -> new Reading(d, start(speech, d)))
                            .orElse(null);
            readingTurn = speech.getTurn();
            client.microphone().source(reading);
        }
        requestMs = Long.MAX_VALUE;
        if ((reading == null || reading.ended()) && nowMs - askedMs > BETWEEN_COMMANDS_MS) {
            askedMs = nowMs;
            quietly(client.commands().endSpeech(0));
        }
    }

    /** After a break goes on where the speech clock stands. */
    private int start(Speech speech, Delivery delivery) {
        long used = SpeechClock.usedMs(speech, client.clock().nowMillis());
        return used < 2000 ? 0 : (int) Math.min(used, delivery.lengthMs());
    }

    private void stop() {
        if (reading != null) {
            reading = null;
            client.microphone().source(null);
        }
    }

    private void ask(Snapshot room, long nowMs) {
        follow(room, nowMs);
        Optional<Turn> listed =
                room.list().getTurnsList().stream()
                        .filter(t -> t.getParticipant().equals(self))
                        .findFirst();
        if (nowMs - askedMs < BETWEEN_COMMANDS_MS) {
            return;
        }
        if (listed.isEmpty() && nowMs >= requestMs) {
            requestMs = Long.MAX_VALUE;
            askedMs = nowMs;
            quietly(client.commands().requestFloor(request -> {}));
        }
    }

    /** Draws the moment to ask anew with each item taken up. */
    private void follow(Snapshot room, long nowMs) {
        if (room.session().getItem().equals(item)) {
            return;
        }
        item = room.session().getItem();
        int expected =
                cast.item(item)
                        .filter(i -> i.getKind() == AgendaItemKind.AGENDA_ITEM_KIND_DISCUSSION)
                        .filter(i -> i.getSpeakersList().contains(self))
                        .map(AgendaItem::getSpeakersCount)
                        .orElse(0);
        requestMs =
                expected == 0
                        ? Long.MAX_VALUE
                        : nowMs
                                + random.nextInt(
                                        Math.toIntExact(expected * manners.asking().toMillis()));
    }

    /** A refusal is seen in the views; what then, is looked at anew. */
    private static void quietly(java.util.concurrent.CompletableFuture<?> answer) {
        answer.exceptionally(trouble -> null);
    }
}
