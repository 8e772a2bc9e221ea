package org.dragoman.watch;

import org.dragoman.backstage.Alarm;
import org.dragoman.backstage.Trouble;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The watch over the sound. It knows what the floor speaks, and so tells a pause from a booth that has died. It is shown
 * what is to be heard, a few times a second, and says what is wrong. Immutable.
 *
 * <pre>
 *   looks right ── looks wrong ──► suspected ── patience over ──► alarm: booth ──► technician ──► moderator
 *        ▲                             │                            │      (acknowledged, it goes no further)
 *        └──────── looks right ────────┴────────────────────────────┘
 * </pre>
 */
public final class Watchdog {
    private final AlarmDelays patience;
    private final Map<Trouble.Key, Standing> standing;
    private final FloorVoice floor;
    private final Map<ChannelNumber, Long> heardMs;
    private final int lastNumber;

    /** Since when a trouble has been there, and the alarm it led to. */
    private record Standing(long firstSeenMs, long raisedMs, Optional<Alarm> alarm) {}

    private Watchdog(
            AlarmDelays patience,
            Map<Trouble.Key, Standing> standing,
            FloorVoice floor,
            Map<ChannelNumber, Long> heardMs,
            int lastNumber) {
        this.patience = patience;
        this.standing = Collections.unmodifiableMap(new LinkedHashMap<>(standing));
        this.floor = floor;
        this.heardMs = Map.copyOf(heardMs);
        this.lastNumber = lastNumber;
    }

    /** A watch that has seen nothing yet. */
    public static Watchdog with(AlarmDelays patience) {
        return new Watchdog(patience, Map.of(), FloorVoice.NONE, Map.of(), 0);
    }

    /** The watch after it has seen this. What is seen later is later. */
    public Watchdog look(SoundState seen) {
        FloorVoice voice = floor.next(seen);
        Map<ChannelNumber, Long> heard = heard(seen);
        var glance = new TroubleRules(seen, patience, voice.sinceMs(), heard, this::alarmed);
        var next = new LinkedHashMap<Trouble.Key, Standing>();
        int number = lastNumber;
        for (Trouble trouble : glance.troubles()) {
            Standing now = standing(trouble, seen.nowMs(), number + 1);
            number = Math.max(number, now.alarm().map(Alarm::number).orElse(0));
            next.put(trouble.key(), now);
        }
        return new Watchdog(patience, next, voice, heard, number);
    }

    private boolean alarmed(Trouble.Key key) {
        Standing now = standing.get(key);
        return now != null && now.alarm().isPresent();
    }

    /** A channel whose interpreter has just gone was heard all the same. */
    private Map<ChannelNumber, Long> heard(SoundState seen) {
        var heard = new HashMap<>(heardMs);
        seen.channels().forEach(c -> heard.merge(c.number(), c.lastVoiceMs(), Math::max));
        return heard;
    }

    private Standing standing(Trouble trouble, long nowMs, int nextNumber) {
        Standing before = standing.get(trouble.key());
        if (before != null && before.alarm().isPresent()) {
            Alarm alarm = before.alarm().get();
            Alarm now = alarm.at(level(alarm, nowMs - before.raisedMs())).of(trouble);
            return new Standing(before.firstSeenMs(), before.raisedMs(), Optional.of(now));
        }
        long firstSeenMs = before == null ? nowMs : before.firstSeenMs();
        long sinceMs = trouble.sinceMs() < 0 ? firstSeenMs : trouble.sinceMs();
        boolean over = nowMs - sinceMs >= trouble.patienceMs();
        return new Standing(
                firstSeenMs,
                nowMs,
                over ? Optional.of(Alarm.raised(trouble, nextNumber, sinceMs)) : Optional.empty());
    }

    /** Who is told by now. A microphone that is too loud is no matter for the chair. */
    private Alarm.Level level(Alarm alarm, long standsMs) {
        if (alarm.acknowledgedBy().isPresent() || standsMs < patience.technicianMs()) {
            return alarm.level();
        }
        boolean forTheChair = alarm.kind() != Alarm.Kind.CLIP;
        boolean chairTold =
                alarm.level() == Alarm.Level.MODERATOR
                        || (forTheChair && standsMs >= patience.moderatorMs());
        return chairTold ? Alarm.Level.MODERATOR : Alarm.Level.TECHNICIAN;
    }

    /** Somebody sees to an alarm; nothing, if it is over. */
    public Optional<Watchdog> acknowledge(int number, ParticipantId by) {
        var next = new LinkedHashMap<>(standing);
        boolean found = false;
        for (var each : standing.entrySet()) {
            Standing now = each.getValue();
            if (now.alarm().filter(a -> a.number() == number).isPresent()) {
                found = true;
                next.put(
                        each.getKey(),
                        new Standing(
                                now.firstSeenMs(),
                                now.raisedMs(),
                                now.alarm().map(a -> a.acknowledged(by))));
            }
        }
        return found
                ? Optional.of(new Watchdog(patience, next, floor, heardMs, lastNumber))
                : Optional.empty();
    }

    /** What is wrong now, the oldest first. */
    public List<Alarm> alarms() {
        return standing.values().stream()
                .flatMap(s -> s.alarm().stream())
                .sorted(Comparator.comparingInt(Alarm::number))
                .toList();
    }
}
