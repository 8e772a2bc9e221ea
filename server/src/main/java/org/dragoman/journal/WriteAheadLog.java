package org.dragoman.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The write-ahead log that SQLite leaves beside a journal which was not closed. SQLite reads it up to the first frame that
 * is not whole and forgets the rest without a word. Here the rest is looked at: a torn end was never acknowledged, but a bad
 * frame with a later commit behind it was, since each commit is synced before the next begins.
 *
 * <pre>
 *   header, 32: magic | version | page size | sequence | salt, 8 | checksum, 8
 *   frame:      page | pages after commit, or 0 | salt, 8 | checksum, 8 | the page
 * </pre>
 *
 * Each checksum goes on from the one before it.
 */
final class WriteAheadLog {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int USUAL_PAGE = 4096;
    private static final int PAGE_SIZE_AT = 16;

    private final ByteBuffer log;
    private final boolean headed;
    private final int page;
    private final long salt;
    private final ByteOrder order;

    /** What became of the log. */
    enum Verdict {
        /** It holds whole commits, and perhaps what is left of an older log. */
        SOUND,
        /** It ends in the middle of a commit, which was never acknowledged. */
        TORN,
        /** Something in the middle is not as it was written. */
        BROKEN
    }

    /**
     * What a log was found to be.
     *
     * @param at the first byte that is not part of a whole commit
     * @param bytes how long the log is
     */
    record State(Verdict verdict, int at, int bytes) {
        int tornBytes() {
            return verdict == Verdict.TORN ? bytes - at : 0;
        }

        /** Refuses a journal whose log is broken after so many facts. */
        void orThrow(Path journal, long facts) throws JournalDamaged {
            if (verdict == Verdict.BROKEN) {
                throw new JournalDamaged(
                        facts + 1,
                        "journal "
                                + journal
                                + " lost what came after position "
                                + facts
                                + ": its write-ahead log is broken at byte "
                                + at
                                + ", before commits that are whole");
            }
        }
    }

    /** Where the header is broken the first frame must do for it. */
    private WriteAheadLog(ByteBuffer log, int pageOfFile, ByteOrder orderOfMachine) {
        this.log = log;
        this.headed = headerHolds(log);
        this.page = headed ? log.getInt(8) : pageOfFile;
        this.order = headed ? order(log) : orderOfMachine;
        boolean first = log.limit() >= HEADER + FRAME_HEADER;
        this.salt = headed ? log.getLong(16) : first ? log.getLong(HEADER + 8) : 0;
    }

    static Path of(Path journal) {
        return Path.of(journal + "-wal");
    }

    static boolean isThere(Path journal) throws IOException {
        return Files.exists(of(journal)) && Files.size(of(journal)) > 0;
    }

    static State read(Path journal) throws IOException {
        if (!isThere(journal)) {
            return new State(Verdict.SOUND, 0, 0);
        }
        var log = ByteBuffer.wrap(Files.readAllBytes(of(journal)));
        int page = pageOf(journal);
        State state = new WriteAheadLog(log, page, ByteOrder.LITTLE_ENDIAN).state();
        return state.verdict() == Verdict.BROKEN
                ? state
                : new WriteAheadLog(log, page, ByteOrder.BIG_ENDIAN).state();
    }

    private static int pageOf(Path journal) throws IOException {
        try (var in = Files.newInputStream(journal)) {
            byte[] head = in.readNBytes(PAGE_SIZE_AT + 2);
            int size =
                    head.length < PAGE_SIZE_AT + 2
                            ? 0
                            : Short.toUnsignedInt(ByteBuffer.wrap(head).getShort(PAGE_SIZE_AT));
            return size >= 512 ? size : USUAL_PAGE;
        }
    }

    private static boolean headerHolds(ByteBuffer log) {
        if (log.limit() < HEADER) {
            return false;
        }
        int pageSize = log.getInt(8);
        return (log.getInt(0) & ~1) == MAGIC
                && pageSize >= 512
                && Integer.bitCount(pageSize) == 1
                && new Sum(order(log), 0, 0).over(log, 0, HEADER - 8).stands(log, 24);
    }

    private static ByteOrder order(ByteBuffer log) {
        return (log.getInt(0) & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    }

    private State state() {
        int committed = 0;
        if (headed) {
            for (int frame = 0; frame < frames() && follows(frame); frame++) {
                committed = commits(frame) ? frame + 1 : committed;
            }
        }
        int at = headed ? start(committed) : 0;
        if (commitBehind(committed)) {
            return new State(Verdict.BROKEN, at, log.limit());
        }
        boolean more = headed ? at < log.limit() && isOurs(committed) : log.limit() > HEADER;
        return new State(more ? Verdict.TORN : Verdict.SOUND, at, log.limit());
    }

    /** Whether, behind a frame that ends a commit, one of a later commit stands. */
    private boolean commitBehind(int first) {
        boolean ended = !headed;
        for (int frame = first; frame < frames(); frame++) {
            if (ended && frame > first && follows(frame)) {
                return true;
            }
            ended |= commits(frame);
        }
        return false;
    }

    /** What follows is of this log, whole or not; else it is left over from before it was begun anew. */
    private boolean isOurs(int frame) {
        int at = start(frame);
        return log.limit() - at < FRAME_HEADER || log.getLong(at + 8) == salt;
    }

    private int frames() {
        return Math.max(0, log.limit() - HEADER) / (FRAME_HEADER + page);
    }

    private int start(int frame) {
        return HEADER + frame * (FRAME_HEADER + page);
    }

    private boolean commits(int frame) {
        return log.getInt(start(frame) + 4) != 0;
    }

    /** Whether a frame is whole and goes on from the checksum that stands before it. */
    private boolean follows(int frame) {
        int at = start(frame);
        if (log.getLong(at + 8) != salt) {
            return false;
        }
        int before = frame == 0 ? HEADER - 8 : start(frame - 1) + 16;
        return new Sum(order, log.getInt(before), log.getInt(before + 4))
                .over(log, at, 8)
                .over(log, at + FRAME_HEADER, page)
                .stands(log, at + 16);
    }

    /** SQLite's checksum: two running sums over pairs of words. */
    private record Sum(ByteOrder order, int one, int two) {
        Sum over(ByteBuffer log, int at, int bytes) {
            var words = log.duplicate().order(order);
            int first = one;
            int second = two;
            for (int word = at; word < at + bytes; word += 8) {
                first += words.getInt(word) + second;
                second += words.getInt(word + 4) + first;
            }
            return new Sum(order, first, second);
        }

        boolean stands(ByteBuffer log, int at) {
            return one == log.getInt(at) && two == log.getInt(at + 4);
        }
    }
}
