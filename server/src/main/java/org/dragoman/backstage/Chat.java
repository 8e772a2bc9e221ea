package org.dragoman.backstage;

import java.util.ArrayList;
import java.util.List;

/** The last lines of all that was written behind the scenes. Immutable. */
public record Chat(List<Line> lines, long last) {
    /** Characters in a line. */
    public static final int TEXT_MAX = 500;

    /** Lines that somebody who comes in gets. */
    public static final int SHOWN_MAX = 50;

    static final int KEPT_MAX = 500;

    public static final Chat EMPTY = new Chat(List.of(), 0);

    public Chat {
        lines = List.copyOf(lines);
    }

    /**
     * What somebody wrote.
     *
     * @param quick the name of a message that is said in each reader's language; empty where there is a text
     */
    public record Line(long number, Viewer from, Whom to, String text, String quick, long atMs) {
        /** Whether that person may read it. */
        public boolean readBy(Viewer viewer) {
            return from.id().equals(viewer.id()) || to.reaches(viewer);
        }
    }

    public Chat with(Viewer from, Whom to, String text, String quick, long nowMs) {
        var more = new ArrayList<>(lines);
        more.add(new Line(last + 1, from, to, text, quick, nowMs));
        return new Chat(more.subList(Math.max(0, more.size() - KEPT_MAX), more.size()), last + 1);
    }

    /** The last lines that somebody may read, the newest last. */
    public List<Line> of(Viewer viewer) {
        var theirs = lines.stream().filter(line -> line.readBy(viewer)).toList();
        return theirs.subList(Math.max(0, theirs.size() - SHOWN_MAX), theirs.size());
    }
}
