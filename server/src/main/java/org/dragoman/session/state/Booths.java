package org.dragoman.session.state;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who is on air in which language, what desks chose to hear, who hands over to whom, and where a voice is just gone.
 * Folded from events.
 */
public record Booths(
        Map<ParticipantId, OnAir> onAir,
        Choices choices,
        Handovers handovers,
        Lapses lapses,
        Switchboard switchboard) {
    static final Booths EMPTY =
            new Booths(
                    Map.of(), Choices.NONE, Handovers.NONE, Lapses.NONE, Switchboard.AS_CONFIGURED);

    public Booths {
        onAir = Collections.unmodifiableMap(new LinkedHashMap<>(onAir));
    }

    /**
     * A desk's open microphone: where it sends, under which epoch, and whether the cough key is held.
     *
     * @param follows the epoch of the lease that it was handed over from, unless that was shut
     * @param drain there from when the floor begins to speak the desk's language until its last words were heard
     */
    public record OnAir(
            Output output,
            LanguageTag language,
            int epoch,
            boolean cough,
            long sinceMs,
            OptionalInt follows,
            Optional<Drain> drain) {
        private OnAir coughing(boolean held) {
            return new OnAir(output, language, epoch, held, sinceMs, follows, drain);
        }

        private OnAir later(long byMs) {
            return new OnAir(
                    output,
                    language,
                    epoch,
                    cough,
                    sinceMs + byMs,
                    follows,
                    drain.map(d -> new Drain(d.sinceMs() + byMs, d.before())));
        }

        private OnAir draining(Optional<Drain> now) {
            return new OnAir(output, language, epoch, cough, sinceMs, follows, now);
        }
    }

    /** Since when a desk only says what it still has to say, and what the floor spoke before. */
    public record Drain(long sinceMs, LanguageTag before) {}

    /** Who is on air in a language; of several whoever was first. */
    public Optional<ParticipantId> interpreting(LanguageTag language) {
        return voices(language).stream().findFirst();
    }

    /** Everybody who is on air in a language, whoever was first first. */
    public List<ParticipantId> voices(LanguageTag language) {
        return onAir.entrySet().stream()
                .filter(e -> e.getValue().language().equals(language))
                .map(Map.Entry::getKey)
                .toList();
    }

    public boolean isOnAir(ParticipantId who, LanguageTag language) {
        OnAir now = onAir.get(who);
        return now != null && now.language().equals(language);
    }

    Booths evolve(Fact fact) {
        return switch (fact.event()) {
            case Event.OfBooth event -> ofBooth(event, fact);
            case Event.Recovered(var _) ->
                    new Booths(Map.of(), choices, handovers.forgotten(), Lapses.NONE, switchboard);
            case Event.SessionClosed(), Event.SessionSuspended() -> lapses(Lapses.NONE);
            case Event.ClockMoved(var byMs) -> byMs > 0 ? later(byMs) : this;
            case Event.SessionOpened(),
                    Event.SessionResumed(),
                    Event.ItemTakenUp(var _),
                    Event.OfList _,
                    Event.OfSpeech _,
                    Event.OfProcedure _,
                    Event.OfHall _ ->
                    this;
        };
    }

    /** Whatever runs goes on as if the server's clock had not jumped. */
    private Booths later(long byMs) {
        var desks = new LinkedHashMap<ParticipantId, OnAir>();
        onAir.forEach((who, air) -> desks.put(who, air.later(byMs)));
        return new Booths(desks, choices, handovers.later(byMs), lapses.later(byMs), switchboard);
    }

    private Booths ofBooth(Event.OfBooth event, Fact fact) {
        return switch (event) {
            case Event.WentOnAir(var who, var output, var language, var epoch) ->
                    opened(
                            who,
                            new OnAir(
                                    output,
                                    language,
                                    epoch,
                                    false,
                                    fact.atMs(),
                                    OptionalInt.empty(),
                                    Optional.empty()));
            case Event.WentOffAir(var who, var why) -> closed(who, why, fact);
            case Event.Coughed(var who, var held) -> coughed(who, held);
            case Event.Drained(var who) -> draining(who, Optional.empty());
            case Event.HoldOver(var language) -> lapses(lapses.released(language));
            case Event.HandedOver over ->
                    without(over.from())
                            .opened(over.to(), follower(over, fact))
                            .handovers(handovers.evolve(over, fact));
            case Event.OfHandover other -> handovers(handovers.evolve(other, fact));
            case Event.OfDesk chosen ->
                    new Booths(onAir, choices.evolve(chosen), handovers, lapses, switchboard);
            case Event.InterlockSet(var now) -> switchboard(switchboard.locked(now));
            case Event.IdleSet(var language, var now) ->
                    switchboard(switchboard.idling(language, now));
        };
    }

    /** The floor spoke one language and now speaks another: who is on air in that one finishes the sentence. */
    Booths floorMoved(LanguageTag before, LanguageTag now, long atMs) {
        if (before.equals(now)) {
            return this;
        }
        var desks = new LinkedHashMap<ParticipantId, OnAir>();
        onAir.forEach(
                (who, air) ->
                        desks.put(
                                who,
                                air.draining(
                                        air.language().equals(now)
                                                ? Optional.of(new Drain(atMs, before))
                                                : Optional.empty())));
        return with(desks);
    }

    private OnAir follower(Event.HandedOver over, Fact fact) {
        OnAir before = onAir.get(over.from());
        return new OnAir(
                over.output(),
                over.language(),
                over.epoch(),
                false,
                fact.atMs(),
                before == null || over.shut()
                        ? OptionalInt.empty()
                        : OptionalInt.of(before.epoch()),
                Optional.empty());
    }

    private Booths opened(ParticipantId who, OnAir now) {
        return at(who, now).lapses(lapses.spoken(now.language()));
    }

    private Booths closed(ParticipantId who, End why, Fact fact) {
        OnAir was = onAir.get(who);
        if (was == null) {
            return this;
        }
        var after = without(who);
        return after.voices(was.language()).isEmpty()
                ? after.lapses(lapses.quiet(was.language(), why, fact.atMs()))
                : after;
    }

    private Booths without(ParticipantId who) {
        var fewer = new LinkedHashMap<>(onAir);
        fewer.remove(who);
        return with(fewer);
    }

    private Booths coughed(ParticipantId who, boolean held) {
        OnAir now = onAir.get(who);
        return now == null ? this : at(who, now.coughing(held));
    }

    private Booths draining(ParticipantId who, Optional<Drain> drain) {
        OnAir now = onAir.get(who);
        return now == null ? this : at(who, now.draining(drain));
    }

    private Booths at(ParticipantId who, OnAir now) {
        var desks = new LinkedHashMap<>(onAir);
        desks.put(who, now);
        return with(desks);
    }

    private Booths with(Map<ParticipantId, OnAir> desks) {
        return new Booths(desks, choices, handovers, lapses, switchboard);
    }

    private Booths handovers(Handovers now) {
        return new Booths(onAir, choices, now, lapses, switchboard);
    }

    private Booths lapses(Lapses now) {
        return new Booths(onAir, choices, handovers, now, switchboard);
    }

    private Booths switchboard(Switchboard now) {
        return new Booths(onAir, choices, handovers, lapses, now);
    }
}
