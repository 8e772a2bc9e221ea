package org.dragoman.gateway.sound;

import org.dragoman.conference.ChannelNumber;
import org.dragoman.fanout.Passing;
import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Handover;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Handovers as sound sees them: when a microphone that is armed is first heard, when whoever is on air makes a pause, and
 * how each channel passed. Asked for every frame while a handover is under way, and for none otherwise.
 */
public final class HandoverWatch {
    private static final int PAUSE_MS = 300;
    private static final int FRESH_MS = 100;
    private static final int SETTLE_MS = 300;

    private final Setting setting;
    private final Tracks tracks;
    private final Soundboard soundboard;
    private final Set<Integer> arming = ConcurrentHashMap.newKeySet();
    private final Map<Integer, Integer> armed = new ConcurrentHashMap<>();
    private final Map<ChannelNumber, Measure> measures = new ConcurrentHashMap<>();
    private volatile boolean underWay;

    /** How a handover passed, once that is known. */
    private record Measure(long atMs, int toTrack, Optional<Passing> passing) {}

    public HandoverWatch(Setting setting, Tracks tracks, Soundboard soundboard) {
        this.setting = setting;
        this.tracks = tracks;
        this.soundboard = soundboard;
    }

    /** These facts are durable, and led to this session. On the recording thread. */
    public void recorded(Session after, List<Fact> facts) {
        var one = new HashSet<Integer>();
        var both = new HashMap<Integer, Integer>();
        for (Handover h : after.booths().handovers().underWay().values()) {
            h.to().ifPresent(to -> sort(h, tracks.of(to), one, both));
        }
        arming.retainAll(one);
        arming.addAll(one);
        armed.keySet().retainAll(both.keySet());
        armed.putAll(both);
        underWay = !one.isEmpty() || !both.isEmpty();
        for (Fact fact : facts) {
            if (fact.event() instanceof Event.HandedOver over) {
                setting.channel(over.language())
                        .ifPresent(
                                channel ->
                                        measures.put(
                                                channel,
                                                new Measure(
                                                        fact.atMs(),
                                                        tracks.of(over.to()),
                                                        Optional.empty())));
            }
        }
    }

    private void sort(Handover h, int to, Set<Integer> one, Map<Integer, Integer> both) {
        if (h.stage() == Handover.Stage.ARMING) {
            one.add(to);
        } else if (h.stage() == Handover.Stage.ARMED) {
            both.put(tracks.of(h.from()), to);
        }
    }

    public boolean isUnderWay() {
        return underWay;
    }

    /** Whether a frame that goes nowhere is the first of an armed microphone. True once. */
    public boolean armedHeard(int track) {
        return arming.remove(track);
    }

    /** Whether a source pauses for whose pause somebody else waits, whose own sound comes. True once. */
    public boolean pauses(int track, long nowMs) {
        Integer to = armed.get(track);
        Route from = soundboard.route(track);
        Route next = to == null ? null : soundboard.route(to);
        return from != null
                && next != null
                && from.quietMs(nowMs) >= PAUSE_MS
                && nowMs - next.lastDropMs() <= FRESH_MS
                && armed.remove(track) != null;
    }

    /** How the handover of that instant passed; nothing while that is not known yet. */
    public Optional<Passing> measured(ChannelNumber channel, long atMs) {
        Measure measure = measures.get(channel);
        return measure == null || measure.atMs() != atMs ? Optional.empty() : measure.passing();
    }

    /** Looks which handovers can be measured by now. A few times a second. */
    public void measure(long nowMs, Consumer<Passing> each) {
        measures.forEach(
                (channel, measure) -> {
                    Route route = soundboard.route(measure.toTrack());
                    if (measure.passing().isEmpty()
                            && route != null
                            && route.channel() == channel.value()
                            && nowMs - measure.atMs() >= SETTLE_MS) {
                        var passing = route.passing();
                        var known = new Measure(measure.atMs(), measure.toTrack(), passing);
                        if (passing.isPresent() && measures.replace(channel, measure, known)) {
                            each.accept(passing.get());
                        }
                    }
                });
    }
}
