package org.dragoman.session;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who is on air in which language. A language has at most one interpreter on air. Folded from events. */
public record Booths(Map<ParticipantId, OnAir> onAir) {
    static final Booths EMPTY = new Booths(Map.of());

    public Booths {
        onAir = Collections.unmodifiableMap(new LinkedHashMap<>(onAir));
    }

    /** A desk's open microphone: where it sends, under which epoch, and whether the cough key is held. */
    public record OnAir(
            Output output, LanguageTag language, int epoch, boolean cough, long sinceMs) {}

    /** Who is on air in a language. */
    public Optional<ParticipantId> interpreting(LanguageTag language) {
        return onAir.entrySet().stream()
                .filter(e -> e.getValue().language().equals(language))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Booths evolve(Fact fact) {
        return switch (fact.event()) {
            case Event.WentOnAir(var who, var output, var language, var epoch) ->
                    with(who, new OnAir(output, language, epoch, false, fact.atMs()));
            case Event.WentOffAir(var who, var _) -> without(who);
            case Event.Coughed(var who, var held) -> coughed(who, held);
            case Event.Recovered(var _) -> EMPTY;
            case Event.SessionOpened(),
                    Event.SessionClosed(),
                    Event.ItemTakenUp(var _),
                    Event.OfList _,
                    Event.OfSpeech _,
                    Event.OfProcedure _,
                    Event.OfHall _ ->
                    this;
        };
    }

    private Booths with(ParticipantId who, OnAir state) {
        var more = new LinkedHashMap<>(onAir);
        more.put(who, state);
        return new Booths(more);
    }

    private Booths without(ParticipantId who) {
        var fewer = new LinkedHashMap<>(onAir);
        fewer.remove(who);
        return new Booths(fewer);
    }

    private Booths coughed(ParticipantId who, boolean held) {
        OnAir now = onAir.get(who);
        return now == null
                ? this
                : with(
                        who,
                        new OnAir(now.output(), now.language(), now.epoch(), held, now.sinceMs()));
    }
}
