package org.dragoman.access;

import org.dragoman.conference.Ids;
import org.dragoman.conference.ParticipantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Which badges were lost: for a participant, until when made badges are ended. Kept in a file beside the badges' key, a line
 * {@code MILLISECONDS PARTICIPANT REASON} each, which only grows; another process may add to it while the house runs.
 */
public final class Revocations {
    private static final Logger log = LoggerFactory.getLogger(Revocations.class);

    /** The file is read whole: so many bytes are thousands of lost badges. */
    private static final long BYTES_MAX = 4 << 20;

    private final Path file;
    private volatile Map<ParticipantId, Revoked> revoked = Map.of();
    private volatile BiConsumer<ParticipantId, Revoked> told = (who, what) -> {};
    private long seenBytes;

    /** Until when made badges are ended, in Unix milliseconds, and why. */
    public record Revoked(long untilMs, String reason) {}

    private Revocations(Path file) {
        this.file = file;
    }

    /** Reads what there is. */
    public static Revocations at(Path file) throws IOException {
        var revocations = new Revocations(file);
        revocations.read();
        return revocations;
    }

    /** Whether a badge was ended. From any thread. */
    public boolean covers(BadgeTokens.Badge badge) {
        Revoked ended = revoked.get(badge.holder());
        return ended != null && badge.madeMs() <= ended.untilMs();
    }

    /** What was ended, by whose badge it was. */
    public Map<ParticipantId, Revoked> all() {
        return revoked;
    }

    /** Who is told of each badge that is ended from now on. */
    public void onRevoked(BiConsumer<ParticipantId, Revoked> listener) {
        told = listener;
    }

    /**
     * Ends every badge of somebody that was made until then. When this returns, it is on the disk, and those who are told
     * were told.
     *
     * @param reason one line
     * @throws IOException if it cannot be written; it is in force all the same, until the house ends
     */
    public synchronized void revoke(ParticipantId who, long untilMs, String reason)
            throws IOException {
        if (ended(who) >= untilMs) {
            return;
        }
        String plain = reason.replaceAll("\\p{Cntrl}", " ").strip();
        try {
            append(untilMs + " " + who.value() + " " + plain + "\n");
        } finally {
            take(who, new Revoked(untilMs, plain));
        }
    }

    /** A line of its own, whatever another process left half written before it. */
    private void append(String line) throws IOException {
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String whole = endsWithin(file) ? "\n" + line : line;
            ByteBuffer bytes = ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private static boolean endsWithin(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            return in.size() > 0 && in.read(last, in.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** Reads what another process added. A few times a second. */
    public synchronized void look() {
        try {
            if (Files.exists(file) && Files.size(file) != seenBytes) {
                read();
            }
        } catch (IOException e) {
            log.warn("{} cannot be read: {}", file, e.getMessage());
        }
    }

    private synchronized void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        long bytes = Files.size(file);
        if (bytes > BYTES_MAX) {
            throw new IOException(file + " is longer than " + BYTES_MAX + " bytes: put it aside");
        }
        String text = Files.readString(file);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            String[] parts = line.split(" ", 3);
            if (parts.length < 2 || !parts[0].matches("[0-9]{1,15}") || !Ids.valid(parts[1])) {
                if (!line.isBlank()) {
                    log.warn("{} has a line that says no badge: {}", file, line);
                }
                continue;
            }
            var who = new ParticipantId(parts[1]);
            long untilMs = Long.parseLong(parts[0]);
            if (ended(who) < untilMs) {
                take(who, new Revoked(untilMs, parts.length < 3 ? "" : parts[2]));
            }
        }
        seenBytes = bytes;
    }

    private long ended(ParticipantId who) {
        Revoked before = revoked.get(who);
        return before == null ? 0 : before.untilMs();
    }

    private void take(ParticipantId who, Revoked what) {
        var after = new HashMap<>(revoked);
        after.put(who, what);
        revoked = Map.copyOf(after);
        told.accept(who, what);
    }
}
