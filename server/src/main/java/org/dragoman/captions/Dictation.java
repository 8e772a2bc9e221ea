package org.dragoman.captions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text channel as it is typed: characters, backspaces and line ends become segments and their revisions. A line end
 * finishes a segment; so does the end of a sentence, once the segment is long enough to read. A backspace at the beginning
 * of a segment takes back what finished the one before, and goes on in it.
 *
 * <p>Owner: whoever holds its lock.
 */
public final class Dictation {
    private static final int BACKSPACE = 0x08;
    private static final int READABLE = 120;
    private static final int REOPENED_MAX = 20;
    private static final String ENDS = ".!?…؟۔。";

    private final int segmentMax;
    private final ArrayDeque<Typed> finished = new ArrayDeque<>();
    private Typed now = new Typed(1);
    private int last = 1;
    private long taken;

    /** A segment as it is typed. */
    private static final class Typed {
        private final int number;
        private final StringBuilder text = new StringBuilder();
        private int revision;

        Typed(int number) {
            this.number = number;
        }
    }

    /**
     * What readers are to see of a segment.
     *
     * @param number its place in what is typed, 1 up
     * @param done whether it is finished; a backspace may open it again
     */
    public record Written(int number, int revision, boolean done, String text) {}

    /**
     * @param segmentMax characters after which a segment is finished by itself
     */
    public Dictation(int segmentMax) {
        this.segmentMax = segmentMax;
    }

    /** The number of the post that is expected next. */
    public long next() {
        return taken + 1;
    }

    /** Begins to count posts anew. What was typed stays. */
    public void again() {
        taken = 0;
    }

    /** Takes the next post's keystrokes: what readers are to see now, segment by segment. */
    public List<Written> type(String keys) {
        taken++;
        var touched = new LinkedHashMap<Typed, Boolean>();
        keys.replace("\r\n", "\n").codePoints().forEach(key -> press(key, touched));
        var written = new ArrayList<Written>();
        touched.forEach(
                (typed, done) -> {
                    if (typed.revision > 0 || typed.text.length() > 0) {
                        String text = typed.text.toString();
                        written.add(new Written(typed.number, ++typed.revision, done, text));
                    }
                });
        return written;
    }

    private void press(int key, Map<Typed, Boolean> touched) {
        if (key == BACKSPACE) {
            takeBack(touched);
        } else if (key == '\n' || key == '\r' || endsSentence(key)) {
            finish(touched);
        } else if (!Character.isWhitespace(key) || now.text.length() > 0) {
            now.text.appendCodePoint(key);
            touched.put(now, false);
            if (now.text.length() >= segmentMax - 1) {
                finish(touched);
            }
        }
    }

    private boolean endsSentence(int key) {
        return Character.isWhitespace(key)
                && now.text.length() >= READABLE
                && ENDS.indexOf(now.text.codePointBefore(now.text.length())) >= 0;
    }

    private void takeBack(Map<Typed, Boolean> touched) {
        if (now.text.length() > 0) {
            now.text.setLength(now.text.offsetByCodePoints(now.text.length(), -1));
        } else if (!finished.isEmpty()) {
            touched.put(now, true);
            now = finished.removeLast();
        }
        touched.put(now, false);
    }

    private void finish(Map<Typed, Boolean> touched) {
        if (now.text.length() > 0) {
            touched.put(now, true);
            finished.addLast(now);
            if (finished.size() > REOPENED_MAX) {
                finished.removeFirst();
            }
            now = new Typed(++last);
        }
    }
}
