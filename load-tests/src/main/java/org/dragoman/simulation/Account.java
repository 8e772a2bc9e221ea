package org.dragoman.simulation;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    /** Somebody's speech: its time while its microphone was open, and since when it is. */
    static final class Talk {
        final TurnId turn;
        final ParticipantId who;
        final TurnKind kind;
        final long givenAt;
        LanguageTag language;
        Optional<Lease> lease = Optional.empty();
        Optional<TurnId> waitsFor = Optional.empty();
        boolean frameless;
        long usedMs;
        long openSinceMs;

        Talk(TurnId turn, ParticipantId who, TurnKind kind, LanguageTag language, long givenAt) {
            this.turn = turn;
            this.who = who;
            this.kind = kind;
            this.language = language;
            this.givenAt = givenAt;
        }

        void close(long atMs) {
            if (lease.isPresent() && atMs > openSinceMs) {
                usedMs += atMs - openSinceMs;
            }
            lease = Optional.empty();
        }
    }

    final Roll roll = new Roll();
    final Badges badges = new Badges();
    final List<Talk> talks = new ArrayList<>();
    final BoothAccount booths;
    final Set<TurnId> rulingsDue = new HashSet<>();
    FloorMode mode = FloorMode.MODERATED;
    int openMax = 1;
    Optional<TurnId> priority = Optional.empty();
    LanguageTag language;
    boolean open;
    long position;

    /** The last position that a choice must have seen. */
    long chosenAt;

    Account(LanguageTag language) {
        this.language = language;
        this.booths = new BoothAccount(language);
    }

    void take(Fact fact) {
        position = fact.position();
        switch (fact.event()) {
            case Event.OfSitting event -> take(event, fact);
            case Event.OfList event -> {
                var before = roll.order();
                roll.take(event, fact);
                boolean behind =
                        event instanceof Event.TurnListed
                                && !before.isEmpty()
                                && roll.order().subList(0, before.size()).equals(before);
                if (!behind) {
                    chosenAt = position;
                }
                if (event instanceof Event.Undone && roll.undoneGiven().isPresent()) {
                    roll.undoneGiven().ifPresent(this::free);
                    roll.undoneGiven().ifPresent(rulingsDue::remove);
                }
            }
            case Event.OfSpeech event -> {
                chosenAt = position;
                take(event, fact);
            }
            case Event.OfProcedure event -> take(event, fact);
            case Event.OfBadge event -> {
                roll.forget();
                badges.take(event)
                        .filter(roll::withdraw)
                        .ifPresent(who -> chosenAt = fact.position());
            }
            case Event.OfHall _ -> {}
            case Event.OfBooth event -> booths.take(event);
        }
        booths.floor(language);
    }

    private void take(Event.OfSitting event, Fact fact) {
        if (!(event instanceof Event.ClockMoved)) {
            roll.forget();
        }
        switch (event) {
            case Event.SessionOpened(), Event.SessionResumed() -> open = true;
            case Event.SessionClosed(), Event.SessionSuspended() -> {
                open = false;
                booths.closed();
            }
            case Event.ItemTakenUp(var item) -> {
                var before = roll.order();
                roll.item(item);
                if (!before.equals(roll.order())) {
                    chosenAt = fact.position();
                }
            }
            case Event.ClockMoved(var byMs) ->
                    talks.forEach(t -> t.openSinceMs += Math.max(0, byMs));
            case Event.Recovered(var aliveAtMs) -> {
                chosenAt = fact.position();
                talks.forEach(t -> t.close(aliveAtMs));
                priority = Optional.empty();
                booths.clear();
            }
        }
    }

    private void take(Event.OfSpeech event, Fact fact) {
        switch (event) {
            case Event.FloorGiven given -> {
                var kind = given.wish().map(w -> w.kind()).orElse(TurnKind.SPEECH);
                roll.given(given.turn(), fact.position());
                var talk =
                        new Talk(
                                given.turn(),
                                given.participant(),
                                kind,
                                given.language(),
                                fact.position());
                talks.add(talk);
                language = given.language();
                open(talk, given.epoch(), fact.atMs());
                if (kind == TurnKind.POINT_OF_ORDER) {
                    rulingsDue.add(given.turn());
                }
            }
            case Event.SpeechPaused(var why, var turn, var by) -> {
                var talk = talk(turn).orElseThrow();
                talk.frameless = why == End.NO_FRAMES;
                talk.close(fact.atMs());
                talk.waitsFor = by.isPresent() ? by : talk.waitsFor;
            }
            case Event.SpeechResumed(var epoch, var turn) -> {
                var talk = talk(turn).orElseThrow();
                talk.waitsFor = Optional.empty();
                talk.frameless = false;
                language = talk.language;
                open(talk, epoch, fact.atMs());
            }
            case Event.SpeechEnded(var why, var turn) -> {
                var talk = talk(turn).orElseThrow();
                talk.close(fact.atMs());
                talks.remove(talk);
                roll.ended(talk.turn, talk.who, talk.kind, why, fact);
                priority = priority.filter(t -> !t.equals(talk.turn));
                if (!rulingsDue.contains(talk.turn)) {
                    free(talk.turn);
                }
                counting().filter(t -> t.lease.isPresent()).ifPresent(t -> language = t.language);
            }
            case Event.FloorLanguageDeclared(var in) -> {
                language = in;
                counting().ifPresent(t -> t.language = in);
            }
        }
    }

    private void take(Event.OfProcedure event, Fact fact) {
        switch (event) {
            case Event.ModeSet(var now, var most, var _) -> {
                chosenAt = fact.position();
                mode = now;
                openMax = most;
                roll.forget();
            }
            case Event.PrioritySet(var turn) -> {
                chosenAt = fact.position();
                priority = turn;
                roll.forget();
            }
            case Event.Ruled(var turn, var _, var _, var _) -> {
                chosenAt = fact.position();
                rulingsDue.remove(turn);
                roll.remove(turn);
                free(turn);
                roll.forget();
            }
            case Event.MotionDecided(var turn, var _) -> {
                chosenAt = fact.position();
                roll.decided(turn);
                roll.forget();
            }
            case Event.HandsCounted _,
                    Event.TimeGranted _,
                    Event.SpeechTimeSet _,
                    Event.GroupTimeGranted _,
                    Event.SpeakerWarned _ -> {}
        }
    }

    private void free(TurnId turn) {
        talks.stream()
                .filter(t -> t.waitsFor.filter(turn::equals).isPresent())
                .forEach(t -> t.waitsFor = Optional.empty());
    }

    private void open(Talk talk, int epoch, long atMs) {
        talk.lease = Optional.of(new Lease(talk.who, Optional.empty(), epoch));
        talk.openSinceMs = atMs;
    }

    /** The talk of that turn; of the only one, where none is named. */
    Optional<Talk> talk(Optional<TurnId> turn) {
        return turn.isEmpty()
                ? counting()
                : talks.stream().filter(t -> t.turn.equals(turn.get())).findFirst();
    }

    /** The talk that counts: the newest that waits for nobody, else the newest. */
    Optional<Talk> counting() {
        Optional<Talk> newest = Optional.empty();
        Optional<Talk> free = Optional.empty();
        for (Talk talk : talks) {
            newest = Optional.of(talk);
            if (talk.waitsFor.isEmpty()) {
                free = newest;
            }
        }
        return free.isPresent() ? free : newest;
    }

    boolean speaks(ParticipantId who) {
        return talks.stream().anyMatch(t -> t.who.equals(who));
    }

    /** Every open microphone. */
    Set<Lease> leases() {
        var leases = new HashSet<>(booths.desks.values());
        leases.addAll(booths.armed.values());
        talks.forEach(t -> t.lease.ifPresent(leases::add));
        return leases;
    }

    /** The holders of the floor's open microphones. */
    Set<ParticipantId> voices() {
        var voices = new HashSet<ParticipantId>();
        talks.stream().filter(t -> t.lease.isPresent()).forEach(t -> voices.add(t.who));
        return voices;
    }

    Optional<ItemId> item() {
        return roll.item();
    }
}
