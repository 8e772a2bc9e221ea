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
    private final int page;
    private final boolean headed;

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

    private WriteAheadLog(ByteBuffer log, int pageOfFile) {
        this.log = log;
        this.headed = log.limit() >= HEADER && headerHolds(log);
        this.page = headed ? log.getInt(8) : pageOfFile;
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
        return new WriteAheadLog(log, pageOf(journal)).state();
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
        int pageSize = log.getInt(8);
        return (log.getInt(0) & ~1) == MAGIC
                && pageSize >= 512
                && Integer.bitCount(pageSize) == 1
                && new Sum(order(log), 0, 0).over(log, 0, HEADER - 8).equals(sumAt(log, 24));
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
        return log.limit() - at < FRAME_HEADER || saltOf(at + 8) == saltOf(16);
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

    private long saltOf(int at) {
        return log.getLong(at);
    }

    /** Whether a frame is whole and goes on from the checksum that stands before it. */
    private boolean follows(int frame) {
        int at = start(frame);
        if (saltOf(at + 8) != saltOf(16)) {
            return false;
        }
        Sum before = frame == 0 ? sumAt(log, 24) : sumAt(log, start(frame - 1) + 16);
        return new Sum(order(log), before.one, before.two)
                .over(log, at, 8)
                .over(log, at + FRAME_HEADER, page)
                .equals(sumAt(log, at + 16));
    }

    private static Sum sumAt(ByteBuffer log, int at) {
        return new Sum(order(log), log.getInt(at), log.getInt(at + 4));
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
    }
}
