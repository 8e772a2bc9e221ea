package org.dragoman.session.state;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.HandoverEnd;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The handovers under way, at most one for each language, and what came of the last of each. Folded from events. */
public record Handovers(Map<LanguageTag, Handover> underWay, Map<LanguageTag, Outcome> outcomes) {
    static final Handovers NONE = new Handovers(Map.of(), Map.of());

    public Handovers {
        underWay = Collections.unmodifiableMap(new LinkedHashMap<>(underWay));
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /**
     * What came of a handover.
     *
     * @param ended why it came to nothing; empty where it was done
     */
    public record Outcome(
            ParticipantId from,
            Optional<ParticipantId> to,
            Optional<HandoverEnd> ended,
            Optional<ParticipantId> by,
            long atMs) {}

    /** The one of a language. */
    public Optional<Handover> of(LanguageTag language) {
        return Optional.ofNullable(underWay.get(language));
    }

    /** Those that somebody gives or takes in. */
    public Stream<Handover> of(ParticipantId who) {
        return underWay.values().stream().filter(h -> h.concerns(who));
    }

    Handovers evolve(Event.OfHandover event, Fact fact) {
        return switch (event) {
            case Event.HandoverAsked asked -> with(Handover.asked(asked, fact));
            case Event.HandoverAgreed agreed ->
                    of(agreed.language()).map(h -> with(h.agreed(agreed, fact))).orElse(this);
            case Event.HandoverArmed(var language, var epoch) ->
                    of(language)
                            .map(h -> h.at(Handover.Stage.ARMING, OptionalInt.of(epoch), fact))
                            .map(this::with)
                            .orElse(this);
            case Event.HandoverReady(var language) ->
                    of(language)
                            .map(h -> h.at(Handover.Stage.ARMED, h.epoch(), fact))
                            .map(this::with)
                            .orElse(this);
            case Event.HandedOver over -> done(over.language(), Optional.empty(), fact);
            case Event.HandoverEnded(var language, var why) ->
                    done(language, Optional.of(why), fact);
        };
    }

    /** What is under way is not any more after a restart; what came of it before may still be read. */
    Handovers forgotten() {
        return new Handovers(Map.of(), outcomes);
    }

    /** Whatever is under way waits as long as if the server's clock had not jumped. */
    Handovers later(long byMs) {
        var all = new LinkedHashMap<LanguageTag, Handover>();
        underWay.forEach((language, h) -> all.put(language, h.later(byMs)));
        return new Handovers(all, outcomes);
    }

    private Handovers with(Handover now) {
        var more = new LinkedHashMap<>(underWay);
        more.put(now.language(), now);
        return new Handovers(more, outcomes);
    }

    private Handovers done(LanguageTag language, Optional<HandoverEnd> why, Fact fact) {
        var fewer = new LinkedHashMap<>(underWay);
        Handover over = fewer.remove(language);
        if (over == null) {
            return this;
        }
        var more = new LinkedHashMap<>(outcomes);
        more.put(language, new Outcome(over.from(), over.to(), why, fact.by(), fact.atMs()));
        return new Handovers(fewer, more);
    }
}
