package org.dragoman.conference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How each channel would be served if the floor spoke a language: directly, by relay, or not at all. A pure function of the
 * roster and of who is at a desk; nobody interprets into two languages at once.
 *
 * @param via the language that it would be interpreted from, where that is not the floor's
 */
public record Coverage(
        ChannelNumber channel, Kind kind, Optional<LanguageTag> via, Optional<BoothId> booth) {
    /** How a channel is served. */
    public enum Kind {
        /** It is the floor's language itself. */
        FLOOR,
        DIRECT,
        RELAY,
        NONE
    }

    /** What every channel with sound would be, in the order of the channels. */
    public static List<Coverage> of(
            Conference conference, LanguageTag spoken, Predicate<ParticipantId> atDesk) {
        return new Search(conference, spoken, atDesk).coverage();
    }

    /** An interpreter who could put out a language. */
    private record Desk(Booth booth, Booth.Interpreter interpreter) {}

    /** Places desks: first whoever takes the floor's language, then whoever takes what those put out, and so on. */
    private static final class Search {
        private final Conference conference;
        private final LanguageTag spoken;
        private final List<Desk> desks = new ArrayList<>();
        private final Map<LanguageTag, Desk> placed = new HashMap<>();
        private final Map<LanguageTag, LanguageTag> from = new HashMap<>();

        Search(Conference conference, LanguageTag spoken, Predicate<ParticipantId> atDesk) {
            this.conference = conference;
            this.spoken = spoken;
            for (Booth booth : conference.booths()) {
                booth.interpreters().stream()
                        .filter(i -> atDesk.test(i.participant()))
                        .forEach(i -> desks.add(new Desk(booth, i)));
            }
        }

        List<Coverage> coverage() {
            var heard = new HashSet<>(Set.of(spoken));
            boolean more = true;
            while (more) {
                var next = new HashSet<LanguageTag>();
                for (Language language : wanted()) {
                    if (!heard.contains(language.tag())) {
                        serve(language.tag(), heard, new HashSet<>()).ifPresent(next::add);
                    }
                }
                heard.addAll(next);
                more = !next.isEmpty();
            }
            return conference.languages().stream()
                    .filter(Language::isHeard)
                    .map(this::covered)
                    .toList();
        }

        /** What others take relay from comes first. */
        private List<Language> wanted() {
            return conference.languages().stream()
                    .filter(Language::isHeard)
                    .sorted((one, other) -> Integer.compare(leaning(other), leaning(one)))
                    .toList();
        }

        private int leaning(Language language) {
            return (int)
                    conference.booths().stream()
                            .filter(b -> b.pivots().contains(language.tag()))
                            .count();
        }

        /** Seats somebody for a language, moving others to what they can do as well, if need be. */
        private Optional<LanguageTag> serve(
                LanguageTag language, Set<LanguageTag> heard, Set<Desk> tried) {
            for (Desk desk : desks) {
                var source = source(desk, language, heard);
                if (source.isEmpty() || !tried.add(desk)) {
                    continue;
                }
                var busyWith = busyWith(desk);
                boolean free = busyWith.isEmpty() || moved(busyWith.get(), heard, tried);
                if (free) {
                    placed.put(language, desk);
                    from.put(language, source.get());
                    return Optional.of(language);
                }
            }
            return Optional.empty();
        }

        private boolean moved(LanguageTag busyWith, Set<LanguageTag> heard, Set<Desk> tried) {
            var sources = new HashSet<>(heard);
            sources.remove(busyWith);
            sources.retainAll(Set.of(from.getOrDefault(busyWith, spoken)));
            return serve(busyWith, sources, tried).isPresent();
        }

        private Optional<LanguageTag> busyWith(Desk desk) {
            return placed.entrySet().stream()
                    .filter(e -> e.getValue().equals(desk))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        /** What a desk would interpret a language from: the floor if it can, else its first pivot that is heard. */
        private Optional<LanguageTag> source(Desk desk, LanguageTag into, Set<LanguageTag> heard) {
            boolean can = desk.booth().outputs().contains(into) && desk.interpreter().speaks(into);
            if (!can) {
                return Optional.empty();
            }
            if (heard.contains(spoken) && desk.interpreter().takes(spoken)) {
                return Optional.of(spoken);
            }
            return desk.booth().pivots().stream()
                    .filter(tag -> !tag.equals(into))
                    .filter(tag -> heard.contains(tag) && desk.interpreter().takes(tag))
                    .findFirst();
        }

        private Coverage covered(Language language) {
            Desk desk = placed.get(language.tag());
            if (language.tag().equals(spoken)) {
                return new Coverage(
                        language.channel(), Kind.FLOOR, Optional.empty(), Optional.empty());
            }
            if (desk == null) {
                return new Coverage(
                        language.channel(), Kind.NONE, Optional.empty(), Optional.empty());
            }
            var via = Optional.ofNullable(from.get(language.tag())).filter(t -> !t.equals(spoken));
            return new Coverage(
                    language.channel(),
                    via.isEmpty() ? Kind.DIRECT : Kind.RELAY,
                    via,
                    Optional.of(desk.booth().id()));
        }
    }
}
