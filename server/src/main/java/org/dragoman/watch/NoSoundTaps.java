package org.dragoman.watch;

import org.dragoman.conference.ParticipantId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who said within the last minute that a channel is silent for them, and what they have in common: seven of one network are
 * another fault than seven all over the hall. Immutable.
 */
public final class NoSoundTaps {
    public static final long KEPT_MS = 60_000;
    public static final int KEPT_MAX = 2_000;

    public static final NoSoundTaps NONE = new NoSoundTaps(Map.of());

    private final Map<Key, Tap> taps;

    private record Key(ParticipantId who, int channel) {}

    /**
     * Somebody hears nothing.
     *
     * @param platform system and browser
     * @param network the part of the address that a network shares
     */
    public record Tap(ParticipantId who, int channel, String platform, String network, long atMs) {}

    /** How many have something in common. */
    public record Shared(String what, int times) {}

    /** All that is said about one channel. */
    public record Silence(
            int channel, int reports, Shared platform, Shared network, long sinceMs) {}

    private NoSoundTaps(Map<Key, Tap> taps) {
        this.taps = taps;
    }

    public NoSoundTaps with(Tap tap) {
        var now = new LinkedHashMap<Key, Tap>();
        taps.forEach(
                (key, t) -> {
                    if (tap.atMs() - t.atMs() < KEPT_MS) {
                        now.put(key, t);
                    }
                });
        now.remove(new Key(tap.who(), tap.channel()));
        now.put(new Key(tap.who(), tap.channel()), tap);
        if (now.size() > KEPT_MAX) {
            now.pollFirstEntry();
        }
        return new NoSoundTaps(now);
    }

    /** How many others say the same. */
    public int others(ParticipantId who, int channel, long nowMs) {
        return (int)
                recent(nowMs).stream()
                        .filter(t -> t.channel() == channel && !t.who().equals(who))
                        .count();
    }

    /** By channel, those with most reports first. */
    public List<Silence> silences(long nowMs) {
        var byChannel = recent(nowMs).stream().collect(Collectors.groupingBy(Tap::channel));
        return byChannel.entrySet().stream()
                .map(e -> silence(e.getKey(), e.getValue()))
                .sorted(java.util.Comparator.comparingInt(Silence::reports).reversed())
                .toList();
    }

    private List<Tap> recent(long nowMs) {
        return taps.values().stream().filter(t -> nowMs - t.atMs() < KEPT_MS).toList();
    }

    private static Silence silence(int channel, List<Tap> taps) {
        return new Silence(
                channel,
                taps.size(),
                most(taps, Tap::platform),
                most(taps, Tap::network),
                taps.stream().mapToLong(Tap::atMs).min().orElse(0));
    }

    private static Shared most(List<Tap> taps, Function<Tap, String> what) {
        Optional<Map.Entry<String, Long>> most =
                taps.stream()
                        .map(what)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.groupingBy(text -> text, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .max(
                                Map.Entry.<String, Long>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()));
        return most.map(e -> new Shared(e.getKey(), e.getValue().intValue()))
                .orElse(new Shared("", 0));
    }
}
