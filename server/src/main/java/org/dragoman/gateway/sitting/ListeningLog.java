package org.dragoman.gateway.sitting;

import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionPlan;
import org.dragoman.threads.Owner;
import org.dragoman.writer.ServerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who listened to what, when and from where, in the sessions whose plan asks for it: a table beside the session's journal,
 * {@code SESSION.listeners.csv}, a line as somebody begins to hear a channel and one as they cease. Other sessions write
 * nothing. The sound never waits for it: what the disk does not take in time is counted, and the table says how much.
 *
 * <p>Owner: its own thread; {@link Table} is for any.
 */
public final class ListeningLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ListeningLog.class);
    private static final int WAITING_MAX = 16_384;
    private static final String HEAD = "at,what,channel,participant,connection,address,program\n";
    private static final Line END = new Line(Path.of(""), "");

    private final Owner owner = new Owner();
    private final Path folder;
    private final ServerClock clock;
    private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer;

    private record Line(Path file, String text) {}

    /** Somebody who listens: who, by which connection, from where, with what program. */
    public record Ear(
            ParticipantId participant, String connection, String address, String program) {}

    /**
     * @param folder where the tables lie
     */
    public ListeningLog(Path folder, ServerClock clock) {
        this.folder = folder;
        this.clock = clock;
        this.writer = new Thread(this::write, "listening-log");
        writer.setDaemon(true);
        writer.start();
    }

    /** A session's own table. */
    public Table of(SessionPlan plan) {
        return new Table(plan);
    }

    /** Where a session's listeners are written down, if its plan asks for it. */
    public final class Table {
        private final boolean asked;
        private final Path file;

        private Table(SessionPlan plan) {
            asked = plan.access().listeningLog();
            file = folder.resolve(plan.id().value() + ".listeners.csv");
        }

        /** Somebody begins to hear a channel. From any thread. */
        public void began(Ear ear, String channel) {
            line(ear, "began", channel);
        }

        /** Somebody ceases to hear a channel. From any thread. */
        public void ended(Ear ear, String channel) {
            line(ear, "ended", channel);
        }

        private void line(Ear ear, String what, String channel) {
            if (!asked) {
                return;
            }
            String text =
                    String.join(
                            ",",
                            Instant.ofEpochMilli(clock.nowMs()).toString(),
                            what,
                            channel,
                            ear.participant().value(),
                            ear.connection(),
                            ear.address(),
                            quoted(ear.program()));
            if (!waiting.offer(new Line(file, text + "\n"))) {
                lost.incrementAndGet();
            }
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private void write() {
        var lines = new ArrayList<Line>();
        try {
            while (!lines.contains(END)) {
                lines.clear();
                lines.add(waiting.take());
                waiting.drainTo(lines);
                write(lines);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Line> lines) {
        assert owner.here();
        for (Line line : lines) {
            if (line == END) {
                continue;
            }
            try (Writer out = open(line.file())) {
                long missing = lost.getAndSet(0);
                if (missing > 0) {
                    out.write(
                            Instant.ofEpochMilli(clock.nowMs())
                                    + ",lost,"
                                    + missing
                                    + " lines,,,,\n");
                }
                out.write(line.text());
            } catch (IOException | RuntimeException e) {
                if (lost.getAndIncrement() == 0) {
                    log.warn("{} cannot be written: {}", line.file(), e.getMessage());
                }
            }
        }
    }

    private static Writer open(Path file) throws IOException {
        boolean fresh = !Files.exists(file);
        if (fresh) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Writer out =
                Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        if (fresh) {
            out.write(HEAD);
        }
        return out;
    }

    /** Writes what still waits. */
    @Override
    public void close() {
        try {
            waiting.put(END);
            writer.join(3000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
