package org.dragoman.simulation;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.Event;
import org.dragoman.session.Fact;
import org.dragoman.session.TurnId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The same facts in plain bookkeeping, apart from the rules' own state and in another manner, so that the two can be held
 * against each other.
 *
 * <p>Owner: one run.
 */
final class Account {
    /** An open microphone: whose, into which language, or into none where it is the floor's. */
    record Lease(ParticipantId holder, Optional<LanguageTag> into, int epoch) {}

    final List<TurnId> list = new ArrayList<>();
    final Map<TurnId, ParticipantId> waiting = new HashMap<>();
    final Map<ParticipantId, Lease> desks = new HashMap<>();
    final Set<ParticipantId> coughing = new HashSet<>();
    Optional<Lease> floor = Optional.empty();
    Optional<ParticipantId> speaker = Optional.empty();
    LanguageTag language;
    boolean open;
    long position;

    /** The last position that a choice must have seen, and that ending the speech must have seen. */
    long chosenAt;

    long givenAt;

    /** The speech's time while its microphone was open, and since when it is. */
    long usedMs;

    long openSinceMs;

    Account(LanguageTag language) {
        this.language = language;
    }

    void take(Fact fact) {
        position = fact.position();
        long atMs = fact.atMs();
        switch (fact.event()) {
            case Event.SessionOpened() -> open = true;
            case Event.SessionClosed() -> open = false;
            case Event.ItemTakenUp(var _) -> {}
            case Event.TurnListed(var turn, var who, var _) -> {
                if (list.isEmpty()) {
                    chosenAt = position;
                }
                list.add(turn);
                waiting.put(turn, who);
            }
            case Event.TurnWithdrawn(var turn) -> unlist(turn);
            case Event.TurnMoved(var turn, var place, var _) -> {
                chosenAt = position;
                list.remove(turn);
                list.add(place - 1, turn);
            }
            case Event.FloorGiven(var turn, var who, var in, var _, var _, var epoch) -> {
                unlist(turn);
                givenAt = position;
                speaker = Optional.of(who);
                language = in;
                usedMs = 0;
                openFloor(who, epoch, atMs);
            }
            case Event.SpeechPaused(var _) -> closeFloor(atMs);
            case Event.SpeechResumed(var epoch) -> openFloor(speaker.orElseThrow(), epoch, atMs);
            case Event.SpeechEnded(var _) -> {
                closeFloor(atMs);
                speaker = Optional.empty();
            }
            case Event.FloorLanguageDeclared(var in) -> {
                chosenAt = position;
                language = in;
            }
            case Event.WentOnAir(var who, var _, var in, var epoch) ->
                    desks.put(who, new Lease(who, Optional.of(in), epoch));
            case Event.WentOffAir(var who, var _) -> offAir(who);
            case Event.Coughed(var who, var held) -> {
                if (held) {
                    coughing.add(who);
                } else {
                    coughing.remove(who);
                }
            }
            case Event.Recovered(var aliveAtMs) -> {
                closeFloor(aliveAtMs);
                desks.clear();
                coughing.clear();
            }
        }
    }

    /** Every open microphone. */
    Set<Lease> leases() {
        var leases = new HashSet<>(desks.values());
        floor.ifPresent(leases::add);
        return leases;
    }

    private void unlist(TurnId turn) {
        chosenAt = position;
        list.remove(turn);
        waiting.remove(turn);
    }

    private void openFloor(ParticipantId who, int epoch, long atMs) {
        chosenAt = position;
        floor = Optional.of(new Lease(who, Optional.empty(), epoch));
        openSinceMs = atMs;
    }

    private void closeFloor(long atMs) {
        chosenAt = position;
        if (floor.isPresent() && atMs > openSinceMs) {
            usedMs += atMs - openSinceMs;
        }
        floor = Optional.empty();
    }

    private void offAir(ParticipantId who) {
        desks.remove(who);
        coughing.remove(who);
    }
}
