package org.dragoman.captions;

/**
 * Counts the posts of one writer into one language, so that none is taken twice and none is lost in silence. A hub that
 * knows nothing of a writer yet, since it is new itself, goes on at whatever number comes first.
 *
 * <p>Callers take turns by a lock of theirs.
 */
public final class Posts {
    /** How long the last post may come again, for whoever got no answer. */
    static final long AGAIN_WITHIN_MS = 30_000;

    private long next = 1;
    private boolean begun;
    private String lastText = "";
    private long lastAtMs;

    /** What a post is, by its number. */
    public enum Verdict {
        /** It is next: to be taken. */
        NEXT,
        /** The last one once more, which was taken. */
        AGAIN,
        /** Others were taken up to its number: whoever sends it counts anew. */
        PAST,
        /** Others are missing before it. */
        AHEAD
    }

    /** The number that is expected next. */
    public long next() {
        return next;
    }

    /** Counts from 1 again. */
    public void anew() {
        next = 1;
        begun = true;
        lastText = "";
        lastAtMs = 0;
    }

    /** What a post with that number and text is. */
    public Verdict judge(long number, String text, long nowMs) {
        if (number == next || !begun) {
            return Verdict.NEXT;
        }
        if (number > next) {
            return Verdict.AHEAD;
        }
        boolean again =
                number == next - 1 && text.equals(lastText) && nowMs - lastAtMs <= AGAIN_WITHIN_MS;
        return again ? Verdict.AGAIN : Verdict.PAST;
    }

    /** A post was taken. */
    public void taken(long number, String text, long nowMs) {
        next = number + 1;
        begun = true;
        lastText = text;
        lastAtMs = nowMs;
    }
}
