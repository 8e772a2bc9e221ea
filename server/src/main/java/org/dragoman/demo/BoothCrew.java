package org.dragoman.demo;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.Address;
import org.dragoman.protocol.v1.AddressKind;
import org.dragoman.protocol.v1.Booth;
import org.dragoman.protocol.v1.DeskState;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The interpreters of a booth: one of them is on air while the floor speaks another language and there is a
 * text, and every so often hands over to the next. They make room for any visitor at the desk.
 *
 * <p>Owner: the demo's thread.
 */
final class BoothCrew implements Bot {
    private static final int HANDOVER_EVERY = 3;
    private static final int MAY_RUN_OVER_MS = 8000;
    private static final long RETRY_MS = 2000;

    private final Owner owner = new Owner();
    private final String language;
    private final List<DragomanClient> crew;
    private final Cast cast;
    private final Script script;
    private final Manners manners;
    private int working;
    private int speeches;
    private int doneTurn = -1;
    private long visitorMs = Long.MIN_VALUE / 2;
    private long retryMs = Long.MIN_VALUE / 2;
    private @Nullable Shift shift;

    /** One interpreter at work on one speech. */
    private final class Shift {
        final Speech speech;
        final Reading reading;
        final CaptionFeed captions;
        final PaceSense pace;
        DragomanClient interpreter;
        CompletableFuture<Accepted> onAir;
        @Nullable DragomanClient incoming;
        boolean reads;
        boolean handsOver;

        Shift(Speech speech, Delivery delivery, int fromMs) {
            this.speech = speech;
            reading = new Reading(delivery, fromMs);
            captions = new CaptionFeed(speech, delivery, fromMs);
            pace = new PaceSense(speech, script);
            interpreter = crew.get(working);
            onAir = interpreter.commands().goOnAir(Output.OUTPUT_A);
            handsOver = ++speeches % HANDOVER_EVERY == 0;
        }
    }

    /** Who sits in the booth, and interprets into what its output A sends. */
    BoothCrew(Booth booth, List<DragomanClient> crew, Cast cast, Script script, Manners manners) {
        this.language = booth.getOutputs(0);
        this.crew = List.copyOf(crew);
        this.cast = cast;
        this.script = script;
        this.manners = manners;
    }

    @Override
    public void look(long nowMs) {
        assert owner.here();
        Optional<Snapshot> seen =
                crew.stream()
                        .filter(DragomanClient::isConnected)
                        .flatMap(c -> c.snapshot().stream())
                        .findFirst();
        if (seen.isEmpty()) {
            end();
            return;
        }
        Snapshot room = seen.get();
        if (isVisitorOnAir(room)) {
            visitorMs = nowMs;
            end();
        } else if (shift != null) {
            work(shift, room, nowMs);
        } else if (nowMs - visitorMs >= manners.boothReturn().toMillis() && nowMs >= retryMs) {
            begin(room, nowMs);
        }
    }

    /** Whether a visitor at any desk of any booth sends into this booth's language. */
    private boolean isVisitorOnAir(Snapshot room) {
        return room.booths().getBoothsList().stream()
                .flatMap(b -> b.getDesksList().stream())
                .filter(DeskState::getOnAir)
                .anyMatch(d -> d.getLanguage().equals(language) && !cast.isBot(d.getInterpreter()));
    }

    private void begin(Snapshot room, long nowMs) {
        Speech speech =
                room.speech()
                        .filter(s -> s.getMicrophoneOpen() && s.getTurn() != doneTurn)
                        .filter(s -> !s.getLanguage().equals(language))
                        .filter(s -> cast.isBot(s.getParticipant()))
                        .orElse(null);
        if (speech == null || !choose()) {
            return;
        }
        long lag = manners.lag().toMillis();
        long heard = SpeechClock.usedMs(speech, crew.get(working).clock().nowMillis()) - lag;
        Delivery delivery = script.delivery(room.conference(), speech, language).orElse(null);
        if (delivery == null || heard < 0) {
            return;
        }
        int from = heard < lag ? 0 : delivery.entryMs(heard);
        retryMs = nowMs + RETRY_MS;
        if (from < delivery.lengthMs()) {
            shift = new Shift(speech, delivery, from);
        } else {
            doneTurn = speech.getTurn();
        }
    }

    /** Somebody who is there; the one whose turn it is, if possible. */
    private boolean choose() {
        for (int i = 0; i < crew.size(); i++) {
            int next = (working + i) % crew.size();
            if (crew.get(next).isConnected()) {
                working = next;
                return true;
            }
        }
        return false;
    }

    private void work(Shift now, Snapshot room, long nowMs) {
        if (now.incoming != null && isLive(now.incoming)) {
            handedOver(now);
        }
        if (!now.onAir.isDone() || (now.incoming != null && nowMs < retryMs)) {
            return;
        }
        if (now.onAir.isCompletedExceptionally() || (now.reads && !isLive(now.interpreter))) {
            retryMs = nowMs + RETRY_MS;
            end();
            return;
        }
        if (!now.reads && isLive(now.interpreter)) {
            now.reads = true;
            now.interpreter.microphone().source(now.reading);
        }
        now.captions.follow(now.interpreter, now.reading.atMs());
        now.pace.follow(room, now.interpreter);
        boolean over = room.speech().filter(s -> now.captions.isOf(s)).isEmpty();
        if (over && now.reading.leftMs() > MAY_RUN_OVER_MS) {
            now.reading.finishSentence();
        }
        if (now.reading.ended()) {
            doneTurn = now.speech.getTurn();
            end();
        } else if (now.handsOver && now.reading.atMs() > now.reading.leftMs()) {
            handOver(now, nowMs);
        }
    }

    /** The next one goes on air, which takes the channel over. */
    private void handOver(Shift now, long nowMs) {
        now.handsOver = false;
        retryMs = nowMs + RETRY_MS;
        working = (working + 1) % crew.size();
        if (choose() && !crew.get(working).equals(now.interpreter)) {
            now.incoming = crew.get(working);
            tellPartner(now.interpreter);
            now.onAir = now.incoming.commands().goOnAir(Output.OUTPUT_A);
        }
    }

    private static void tellPartner(DragomanClient from) {
        var partners = Address.newBuilder().setKind(AddressKind.ADDRESS_KIND_PARTNERS);
        from.commands()
                .sendChat(line -> line.setTo(partners).setQuick("take-over"))
                .exceptionally(trouble -> null);
    }

    private static void handedOver(Shift now) {
        DragomanClient incoming = now.incoming;
        if (incoming != null) {
            now.interpreter.microphone().source(null);
            now.interpreter = incoming;
            now.incoming = null;
            incoming.microphone().source(now.reading);
        }
    }

    private static boolean isLive(DragomanClient interpreter) {
        return interpreter.microphone().lease().isPresent();
    }

    /** Whoever is on air leaves it. */
    private void end() {
        shift = null;
        for (DragomanClient interpreter : crew) {
            interpreter.microphone().source(null);
            if (isLive(interpreter)) {
                interpreter.commands().goOffAir().exceptionally(trouble -> null);
            }
        }
    }
}
