package org.dragoman.demo;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;

/**
 * Runs the moderator's console as long as no visitor does: opens the session, follows the agenda, gives the
 * floor, and ends speeches that do not end.
 *
 * <p>Owner: the demo's thread.
 */
final class ModeratorBot implements Bot {
    private static final Logger log = LoggerFactory.getLogger(ModeratorBot.class);
    private static final long BETWEEN_COMMANDS_MS = 1000;
    private static final long LIMIT_OF_UNLIMITED_MS = 180_000;
    private static final long RESUME_MS = 3000;
    private static final long ABSENT_MS = 15_000;
    private static final int RESUMES_MAX = 3;

    private final Owner owner = new Owner();
    private final DragomanClient client;
    private final Cast cast;
    private final Manners manners;
    private final Agenda agenda;
    private @Nullable CompletableFuture<Accepted> asked;
    private long askedMs = Long.MIN_VALUE / 2;
    private long visitorMs = Long.MIN_VALUE / 2;
    private long freeFromMs = -1;
    private int turn = -1;
    private long standsFromMs = -1;
    private int resumes;

    ModeratorBot(DragomanClient client, Cast cast, Manners manners) {
        this.client = client;
        this.cast = cast;
        this.manners = manners;
        this.agenda = new Agenda(cast, manners);
    }

    @Override
    public void look(long nowMs) {
        assert owner.here();
        Snapshot room = client.snapshot().orElse(null);
        if (room == null || !client.isConnected()) {
            return;
        }
        notice(room, nowMs);
        if (isVisitorPresiding(room)) {
            visitorMs = nowMs;
        }
        if (nowMs - visitorMs < manners.podiumReturn().toMillis() || isBusy(nowMs)) {
            return;
        }
        if (room.session().getPhase() != SessionPhase.SESSION_PHASE_OPEN) {
            ask(client.commands().openSession(), nowMs);
        } else if (room.speech().isPresent()) {
            watch(room, room.speech().get(), nowMs);
        } else if (nowMs - freeFromMs >= manners.pause().toMillis()) {
            act(agenda.next(room, nowMs - freeFromMs), nowMs);
        }
    }

    /** Remembers since when things are as they are. */
    private void notice(Snapshot room, long nowMs) {
        Speech speech = room.speech().orElse(null);
        if (speech == null) {
            freeFromMs = freeFromMs < 0 ? nowMs : freeFromMs;
            turn = -1;
            return;
        }
        freeFromMs = -1;
        if (speech.getTurn() != turn) {
            turn = speech.getTurn();
            resumes = 0;
            standsFromMs = -1;
            agenda.spoke(speech.getParticipant());
        }
        if (speech.getMicrophoneOpen()) {
            standsFromMs = -1;
        } else if (standsFromMs < 0) {
            standsFromMs = nowMs;
        }
    }

    private boolean isVisitorPresiding(Snapshot room) {
        return room.presence().getParticipantsList().stream()
                .anyMatch(id -> !cast.isBot(id) && cast.presides(id));
    }

    private boolean isBusy(long nowMs) {
        return (asked != null && !asked.isDone()) || nowMs - askedMs < BETWEEN_COMMANDS_MS;
    }

    private void watch(Snapshot room, Speech speech, long nowMs) {
        if (!speech.getMicrophoneOpen()) {
            revive(room, speech, nowMs);
            return;
        }
        long used = SpeechClock.usedMs(speech, client.clock().nowMillis());
        long limit =
                speech.getLimitSeconds() == 0
                        ? LIMIT_OF_UNLIMITED_MS
                        : Integer.toUnsignedLong(speech.getLimitSeconds()) * 1000;
        if (used > limit + manners.overtime().toMillis()) {
            ask(client.commands().endSpeech(0), nowMs);
        }
    }

    /** A microphone closed by a lost line, a restart, or a visitor who has left since. */
    private void revive(Snapshot room, Speech speech, long nowMs) {
        long stands = nowMs - standsFromMs;
        boolean here = room.presence().getParticipantsList().contains(speech.getParticipant());
        if (stands >= RESUME_MS && here && resumes < RESUMES_MAX) {
            resumes++;
            standsFromMs = nowMs;
            ask(client.commands().resumeSpeech(0), nowMs);
        } else if (stands >= ABSENT_MS) {
            ask(client.commands().endSpeech(0), nowMs);
        }
    }

    private void act(Agenda.Step step, long nowMs) {
        switch (step) {
            case Agenda.Step.TakeUp(var item) -> ask(client.commands().takeUpItem(item), nowMs);
            case Agenda.Step.Give(var participant) -> give(participant, nowMs);
            case Agenda.Step.GiveTurn(var listed) ->
                    ask(client.commands().giveFloor(to -> to.setTurn(listed)), nowMs);
            case Agenda.Step.Next() -> ask(client.commands().giveNext(), nowMs);
            case Agenda.Step.Wait() -> {}
        }
    }

    private void give(String participant, long nowMs) {
        ask(
                client.commands()
                        .giveFloor(to -> to.setParticipant(participant))
                        .whenComplete(
                                (accepted, trouble) -> {
                                    if (trouble != null) {
                                        agenda.spoke(participant);
                                    }
                                }),
                nowMs);
    }

    private void ask(CompletableFuture<Accepted> command, long nowMs) {
        askedMs = nowMs;
        asked =
                command.whenComplete(
                        (accepted, trouble) -> {
                            if (trouble != null) {
                                log.atInfo()
                                        .addKeyValue("why", trouble.getMessage())
                                        .log("the demo's moderator was refused");
                            }
                        });
    }
}
