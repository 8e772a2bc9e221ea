package org.dragoman.backup;

import org.dragoman.journal.CopiedJournal;
import org.dragoman.journal.KeptState;
import org.dragoman.threads.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a server that runs does when a copy is asked for: whoever may write its folder puts the file {@code copy-wanted}
 * there, and finds the journals and the kept state in the folder {@code copy-made}, or in {@code copy-failed} why not. No
 * port is asked, so no password is needed.
 *
 * <p>Owner: its own thread.
 */
public final class CopyRequests implements AutoCloseable {
    static final String WANTED = "copy-wanted";
    static final String MADE = "copy-made";
    static final String FAILED = "copy-failed";
    static final String KEPT = "backstage.drawer";
    private static final String PART = "copy-part";
    private static final Logger log = LoggerFactory.getLogger(CopyRequests.class);
    private static final long LOOK_MS = 500;

    private final Owner owner = new Owner();
    private final Path folder;
    private final Map<String, ? extends Running> journals;
    private final LongSupplier nowMs;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("copies").daemon().factory());

    /** A journal that is being written. */
    public interface Running extends CopiedJournal.Source {
        /** How many of its facts are durable now. */
        long facts();
    }

    /**
     * @param journals by the id of their session
     * @param nowMs the time of the server, Unix milliseconds
     */
    public CopyRequests(Path folder, Map<String, ? extends Running> journals, LongSupplier nowMs) {
        this.folder = folder;
        this.journals = Map.copyOf(journals);
        this.nowMs = nowMs;
        thread.scheduleWithFixedDelay(this::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        assert owner.here();
        try {
            if (Files.deleteIfExists(folder.resolve(WANTED))) {
                copy();
            }
        } catch (IOException | RuntimeException e) {
            log.atWarn().log("no copy was made: {}", e.toString());
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void copy() throws IOException {
        Path part = folder.resolve(PART);
        Trees.remove(part);
        Trees.remove(folder.resolve(MADE));
        Files.deleteIfExists(folder.resolve(FAILED));
        Files.createDirectory(part);
        for (var each : journals.entrySet()) {
            Running journal = each.getValue();
            CopiedJournal.write(
                    part.resolve(each.getKey() + ".journal"),
                    journal.facts(),
                    nowMs.getAsLong(),
                    journal);
        }
        KeptState.copy(folder.resolve(KEPT), part.resolve(KEPT));
        Files.move(part, folder.resolve(MADE), StandardCopyOption.ATOMIC_MOVE);
        log.info("a copy of {} journals was made", journals.size());
    }

    private void tell(String why) {
        try {
            Files.writeString(folder.resolve(FAILED), why);
        } catch (IOException e) {
            log.atWarn().log("{} cannot be written: {}", folder.resolve(FAILED), e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
