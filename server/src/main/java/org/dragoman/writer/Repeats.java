package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.threads.Owner;

import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The answers given lately, so that the same command twice does nothing twice. Ten minutes are kept, and no more than so
 * many; the oldest is forgotten first.
 *
 * <p>Owner: the thread that asks; who fills it before it was asked may be another.
 *
 * @param <T> what is kept of an answer
 */
public final class Repeats<T> {
    public static final long KEPT_MS = 10 * 60 * 1000;

    private final Owner owner = new Owner();
    private final int most;
    private final LinkedHashMap<Key, Kept<T>> kept = new LinkedHashMap<>();

    private record Key(ParticipantId by, String id) {}

    private record Kept<T>(long atMs, T answer) {}

    public Repeats(int most) {
        this.most = most;
    }

    /** The answer to the same id of the same sender. */
    public Optional<T> before(ParticipantId by, String id, long nowMs) {
        assert owner.here();
        var oldest = kept.values().iterator();
        while (oldest.hasNext() && oldest.next().atMs() < nowMs - KEPT_MS) {
            oldest.remove();
        }
        return Optional.ofNullable(kept.get(new Key(by, id))).map(Kept::answer);
    }

    public void remember(ParticipantId by, String id, long atMs, T answer) {
        kept.put(new Key(by, id), new Kept<>(atMs, answer));
        if (kept.size() > most) {
            kept.pollFirstEntry();
        }
    }
}
