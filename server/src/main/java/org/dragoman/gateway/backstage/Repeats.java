package org.dragoman.gateway.backstage;

import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.wire.Unreadable;

import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The answers given behind the scenes lately, so that the same command twice does nothing twice.
 *
 * <p>Owner: the backstage's loop.
 */
final class Repeats {
    private static final long KEPT_MS = 10 * 60_000;
    private static final int KEPT_MAX = 5_000;

    private final LinkedHashMap<Key, Given> given = new LinkedHashMap<>();

    private record Key(ParticipantId by, String id) {}

    /** An answer, and a hash of what it was to; a no is kept with its reason. */
    record Given(int body, long atMs, Optional<Unreadable> no) {}

    Optional<Given> before(ParticipantId by, String id, long nowMs) {
        var oldest = given.values().iterator();
        while (oldest.hasNext()) {
            if (nowMs - oldest.next().atMs() < KEPT_MS && given.size() <= KEPT_MAX) {
                break;
            }
            oldest.remove();
        }
        return Optional.ofNullable(given.get(new Key(by, id)));
    }

    void remember(ParticipantId by, String id, Given answer) {
        given.put(new Key(by, id), answer);
    }
}
