package org.dragoman.captions;

import org.dragoman.conference.LanguageTag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text channels of a session, by language: the last segments of each, for whoever comes late. Safe from any thread.
 */
public final class Captions {
    /** Segments a late comer gets. */
    public static final int KEPT = 20;

    /** Segments of a channel that can still be corrected. */
    static final int CORRECTABLE = 200;

    private final Map<LanguageTag, LinkedHashMap<String, Segment>> channels = new HashMap<>();
    private long lastOrder;

    /**
     * Takes a segment or a correction of one.
     *
     * @return what all readers should now see, or nothing if a revision as new is there already, or another writer's
     */
    public synchronized Optional<Segment> write(Segment written) {
        var channel = channels.computeIfAbsent(written.language(), tag -> new LinkedHashMap<>());
        Segment before = channel.get(written.id());
        if (before != null
                && (before.revision() >= written.revision()
                        || !before.writer().equals(written.writer()))) {
            return Optional.empty();
        }
        long order = before == null ? ++lastOrder : before.order();
        long atMs = before == null ? written.atMs() : before.atMs();
        Segment now = written.at(order, atMs);
        channel.put(written.id(), now);
        if (channel.size() > CORRECTABLE) {
            channel.remove(channel.firstEntry().getKey());
        }
        return Optional.of(now);
    }

    /** The last segments of a channel, oldest first. */
    public synchronized List<Segment> latest(LanguageTag language) {
        var channel = channels.get(language);
        if (channel == null) {
            return List.of();
        }
        var all = new ArrayList<>(channel.values());
        return List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    }
}
