package org.dragoman.captions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A text channel as it is typed: characters, backspaces and line ends become segments and their revisions. A line end
 * finishes a line for good: no backspace goes behind it, however many come. A line is one segment, or several where it is
 * long: then the end of a sentence finishes a segment, and backspaces may still open it again.
 *
 * <p>Every key of the line is kept as it came, blanks at its beginning too, so that a program that takes back as many
 * characters as it sent takes back those and no others.
 *
 * <p>Callers take turns by a lock of theirs.
 */
public final class Dictation {
    private static final int BACKSPACE = 0x08;
    private static final int READABLE = 120;
    private static final int OPEN_MAX = 20;
    private static final String ENDS = ".!?…؟۔。";

    private final int segmentMax;
    private final StringBuilder keys = new StringBuilder();
    private final List<Told> line = new ArrayList<>();
    private final LinkedHashMap<Integer, Written> written = new LinkedHashMap<>();
    private int last;

    /** What readers were told last of a segment of the line that is being typed. */
    private static final class Told {
        private final int number;
        private String text = "";
        private int revision;
        private boolean done;

        Told(int number) {
            this.number = number;
        }
    }

    /** Keys of a segment: from one place of the line to another, and whether the end of a sentence finished it. */
    private record Piece(int from, int to, boolean done) {}

    /**
     * What readers are to see of a segment.
     *
     * @param number its place in what is typed, 1 up
     * @param done whether it is finished; a backspace may open it again while its line goes on
     */
    public record Written(int number, int revision, boolean done, String text) {}

    /**
     * @param segmentMax characters after which a segment is finished by itself
     */
    public Dictation(int segmentMax) {
        this.segmentMax = segmentMax;
    }

    /** Takes keystrokes: what readers are to see now, of each segment its last revision. */
    public List<Written> type(String typed) {
        written.clear();
        typed.replace("\r\n", "\n").codePoints().forEach(this::press);
        tell(false);
        return List.copyOf(written.values());
    }

    private void press(int key) {
        if (key == BACKSPACE) {
            if (!keys.isEmpty()) {
                keys.setLength(keys.offsetByCodePoints(keys.length(), -1));
            }
        } else if (key == '\n' || key == '\r') {
            endLine();
        } else {
            if (keys.length() >= 2 * OPEN_MAX * segmentMax) {
                endLine(); // of blanks without end: what is written is let go of before
            }
            keys.appendCodePoint(key);
        }
    }

    private void endLine() {
        tell(true);
        keys.setLength(0);
        line.clear();
    }

    /** Tells what is new of the line, and where it is long lets go of its beginning. */
    private void tell(boolean lineEnds) {
        var pieces = pieces();
        for (int i = 0; i < Math.max(pieces.size(), line.size()); i++) {
            var piece = i < pieces.size() ? pieces.get(i) : new Piece(0, 0, false);
            tell(i, text(piece, lineEnds), lineEnds || piece.done());
        }
        int gone = pieces.size() - OPEN_MAX;
        if (gone > 0) {
            keys.delete(0, pieces.get(gone).from());
            line.subList(0, gone).clear();
        }
    }

    private void tell(int place, String text, boolean done) {
        if (place == line.size()) {
            if (text.isEmpty()) {
                return;
            }
            line.add(new Told(++last));
        }
        var told = line.get(place);
        // What was finished is open again only when it reads otherwise.
        boolean news = !text.equals(told.text) || (done && !told.done);
        if (news) {
            told.text = text;
            told.done = done;
            written.put(told.number, new Written(told.number, ++told.revision, done, text));
        }
    }

    private String text(Piece piece, boolean lineEnds) {
        String text = keys.substring(piece.from(), piece.to());
        return piece.done() || lineEnds ? text.stripTrailing() : text;
    }

    /** Where the segments of the line begin and end. It depends on what stands there alone, not on how it came there. */
    private List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        int from = -1;
        for (int i = 0; i < keys.length(); i += Character.charCount(keys.codePointAt(i))) {
            int key = keys.codePointAt(i);
            boolean blank = Character.isWhitespace(key) || Character.isSpaceChar(key);
            if (from < 0) {
                from = blank ? -1 : i;
            } else if (blank
                    && i - from >= READABLE
                    && ENDS.indexOf(keys.codePointBefore(i)) >= 0) {
                pieces.add(new Piece(from, i, true));
                from = -1;
            }
            int end = i + Character.charCount(key);
            if (from >= 0 && end - from >= segmentMax - 1) {
                pieces.add(new Piece(from, end, true));
                from = -1;
            }
        }
        if (from >= 0) {
            pieces.add(new Piece(from, keys.length(), false));
        }
        return pieces;
    }
}
