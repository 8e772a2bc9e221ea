package org.dragoman.session.patch;

import org.dragoman.conference.Booth;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.state.Booths;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every desk hears, and how far each channel is from the floor. What was chosen by hand wins, in the order of
 * choosing; a desk that takes the floor's language hears the floor; any other takes relay from the first of its pivots
 * that is nearest to the floor. No relay ever comes back to its source.
 */
final class Relays {
    private final Setting setting;
    private final Session session;
    private final Sources sources;
    private final Map<ParticipantId, ChannelNumber> hears = new LinkedHashMap<>();
    private final Map<ChannelNumber, Integer> depths = new HashMap<>();

    /** A desk: who sits there and in which booth. */
    private record Desk(Booth booth, Booth.Interpreter interpreter) {
        ParticipantId who() {
            return interpreter.participant();
        }
    }

    /** A pivot that a desk could take relay from. */
    private record Offer(Desk desk, ChannelNumber pivot, int depth) {}

    Relays(Setting setting, Session session, Sources sources) {
        this.setting = setting;
        this.session = session;
        this.sources = sources;
        settle();
        chosen();
        takeTheFloor();
        takeRelay();
        offAir();
    }

    /** How far a channel is from the floor. */
    int depth(ChannelNumber channel) {
        return depths.getOrDefault(channel, 0);
    }

    /** What a desk hears. */
    ChannelNumber of(ParticipantId desk) {
        return hears.getOrDefault(desk, ChannelNumber.FLOOR);
    }

    List<Incoming> all() {
        return desks().stream()
                .map(
                        desk -> {
                            var channel = of(desk.who());
                            return new Incoming(
                                    desk.who(),
                                    channel,
                                    Optional.ofNullable(choices().get(desk.who())),
                                    depth(channel),
                                    takesFloor(desk));
                        })
                .toList();
    }

    private Map<ParticipantId, ChannelNumber> choices() {
        return session.booths().choices().incoming();
    }

    private List<Desk> desks() {
        return setting.conference().booths().stream()
                .flatMap(b -> b.interpreters().stream().map(i -> new Desk(b, i)))
                .toList();
    }

    private boolean takesFloor(Desk desk) {
        return desk.interpreter().takes(session.floor().language());
    }

    /** The channel that a desk is heard on; none while it is off air, or the floor speaks its language. */
    private Optional<ChannelNumber> heardOn(ParticipantId who) {
        var air = session.booths().onAir().get(who);
        return air == null
                ? Optional.empty()
                : setting.channel(air.language())
                        .filter(c -> sources.of(c).source() == Carried.Source.BOOTH);
    }

    private void chosen() {
        choices()
                .forEach(
                        (who, channel) -> {
                            var own = heardOn(who);
                            if (own.isPresent()) {
                                hears.put(
                                        who,
                                        comesBack(channel, own.get())
                                                ? ChannelNumber.FLOOR
                                                : channel);
                            }
                        });
        settle();
    }

    private void takeTheFloor() {
        for (Desk desk : desks()) {
            if (waits(desk) && takesFloor(desk)) {
                hears.put(desk.who(), lastWords(desk).orElse(ChannelNumber.FLOOR));
            }
        }
        settle();
    }

    /** On air, and not yet known what it hears. */
    private boolean waits(Desk desk) {
        return !hears.containsKey(desk.who()) && heardOn(desk.who()).isPresent();
    }

    /** The nearest to the floor first: whoever is placed next can then take relay from it. */
    private void takeRelay() {
        var waiting = new ArrayList<>(desks().stream().filter(this::waits).toList());
        while (!waiting.isEmpty()) {
            var next =
                    waiting.stream()
                            .flatMap(desk -> best(desk, heardOn(desk.who())).stream())
                            .min(Comparator.comparingInt(Offer::depth));
            Desk placed = next.map(Offer::desk).orElse(waiting.getFirst());
            hears.put(placed.who(), next.map(Offer::pivot).orElse(ChannelNumber.FLOOR));
            waiting.remove(placed);
            settle();
        }
    }

    private Optional<Offer> best(Desk desk, Optional<ChannelNumber> own) {
        return desk.booth().pivots().stream()
                .filter(desk.interpreter()::takes)
                .flatMap(tag -> setting.channel(tag).stream())
                .filter(pivot -> sources.of(pivot).source() == Carried.Source.BOOTH)
                .filter(pivot -> depths.containsKey(pivot))
                .filter(pivot -> own.isEmpty() || !comesBack(pivot, own.get()))
                .map(pivot -> new Offer(desk, pivot, depth(pivot)))
                .min(Comparator.comparingInt(Offer::depth));
    }

    /** Who is not heard may listen to anything; a desk that has nothing to do hears what it would need. */
    private void offAir() {
        for (Desk desk : desks()) {
            if (!hears.containsKey(desk.who())) {
                ChannelNumber chosen = choices().get(desk.who());
                hears.put(desk.who(), chosen != null ? chosen : byItself(desk));
            }
        }
    }

    private ChannelNumber byItself(Desk desk) {
        if (takesFloor(desk)) {
            return lastWords(desk).orElse(ChannelNumber.FLOOR);
        }
        var own = desk.booth().outputs().stream().findFirst().flatMap(setting::channel);
        return best(desk, Optional.empty())
                .map(Offer::pivot)
                .filter(pivot -> own.filter(pivot::equals).isEmpty())
                .orElse(ChannelNumber.FLOOR);
    }

    /** The channel where what was said before the floor changed is still being interpreted, for who depends on it. */
    private Optional<ChannelNumber> lastWords(Desk desk) {
        return Optional.of(session.floor().language())
                .filter(tag -> desk.booth().pivots().contains(tag))
                .flatMap(setting::channel)
                .filter(channel -> drainsFor(desk, channel));
    }

    private boolean drainsFor(Desk desk, ChannelNumber channel) {
        return sources.of(channel).draining().stream()
                .flatMap(who -> Optional.ofNullable(session.booths().onAir().get(who)).stream())
                .flatMap(air -> air.drain().stream())
                .map(Booths.Drain::before)
                .anyMatch((LanguageTag before) -> !desk.interpreter().takes(before));
    }

    /** Whether what a desk heard there would come from what it says here. */
    private boolean comesBack(ChannelNumber from, ChannelNumber own) {
        var seen = new ArrayList<ChannelNumber>();
        var open = new ArrayList<>(List.of(sources.root(from)));
        while (!open.isEmpty()) {
            ChannelNumber channel = open.removeLast();
            if (channel.equals(own)) {
                return true;
            }
            if (!seen.contains(channel)) {
                seen.add(channel);
                sources.of(channel).desks().stream()
                        .flatMap(who -> Optional.ofNullable(hears.get(who)).stream())
                        .map(sources::root)
                        .forEach(open::add);
            }
        }
        return false;
    }

    /** A channel's depth is known once it is known what all its desks hear. */
    private void settle() {
        boolean more = true;
        while (more) {
            more = false;
            for (var channel : sources.all().entrySet()) {
                if (!depths.containsKey(channel.getKey())) {
                    var depth = known(channel.getValue());
                    depth.ifPresent(d -> depths.put(channel.getKey(), d));
                    more |= depth.isPresent();
                }
            }
        }
    }

    private Optional<Integer> known(Sources.Origin origin) {
        return switch (origin.source()) {
            case SILENT, FLOOR, UNSERVED, HELD, NONE -> Optional.of(0);
            case SUBSTITUTE ->
                    origin.like().flatMap(l -> Optional.ofNullable(depths.get(l.channel())));
            case BOOTH -> {
                int deepest = 0;
                for (ParticipantId desk : origin.desks()) {
                    ChannelNumber channel = hears.get(desk);
                    Integer depth = channel == null ? null : depths.get(channel);
                    if (depth == null) {
                        yield Optional.empty();
                    }
                    deepest = Math.max(deepest, depth);
                }
                yield Optional.of(deepest + 1);
            }
        };
    }
}
