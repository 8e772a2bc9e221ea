package org.dragoman.backup;

import org.dragoman.journal.Evidence;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a whole copy of what a conference's server keeps. While the server runs it writes its journals and the kept state
 * itself ({@link CopyRequests}); keys and certificates are copied as they are. Each journal of the copy is then read from its
 * first fact to its last.
 */
public final class Backup {
    private static final String JOURNAL = ".journal";

    /** What belongs to the moment, not to what is kept. */
    private static final Set<String> PASSING =
            Set.of(
                    FolderLock.FILE,
                    CopyRequests.WANTED,
                    CopyRequests.FAILED,
                    CopyRequests.KEPT + "-wal",
                    CopyRequests.KEPT + "-shm");

    private final Path data;
    private final String conference;
    private final Path folder;
    private final Duration patience;

    /**
     * A journal in a copy.
     *
     * @param head the hash of its last fact
     */
    public record Journal(String session, long facts, String head) {}

    /**
     * @param data the folder of all that the server keeps
     * @param patience how long a server that runs may take for its journals
     */
    public Backup(Path data, String conference, Duration patience) {
        this.data = data;
        this.conference = conference;
        this.folder = data.resolve(conference);
        this.patience = patience;
    }

    /**
     * Makes the copy.
     *
     * @param to a folder that is not there yet, or empty
     * @return the journals in it
     * @throws IOException if there is nothing to copy, or it cannot be read or written
     * @throws JournalDamaged if a journal is not as it was written; the copy has no list then
     */
    public List<Journal> to(Path to) throws IOException, JournalDamaged, JournalFailed {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is nothing to copy in " + folder);
        }
        if (Files.exists(to) && (!Files.isDirectory(to) || !isEmpty(to))) {
            throw new IOException(to + " is there already: name a folder that is not");
        }
        Path copy = to.resolve(conference);
        Files.createDirectories(copy);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
        Optional<FolderLock> resting = FolderLock.take(folder);
        if (resting.isPresent()) {
            try (FolderLock held = resting.get()) {
                copyAll(copy);
            }
        } else {
            takeFromRunning(copy);
            copyAll(copy);
        }
        for (Path file : Trees.files(data)) {
            Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        List<Journal> journals = journals(copy);
        CopyList.of(to, conference, Instant.now().toString()).write(to);
        PrivateFolder.secure(to);
        return journals;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.findAny().isEmpty();
        }
    }

    /** Every file that is not in the copy yet, nor beside a journal that is. */
    private void copyAll(Path copy) throws IOException {
        var there = new ArrayList<String>();
        Trees.files(copy).forEach(file -> there.add(file.getFileName().toString()));
        for (Path file : Trees.files(folder)) {
            String name = file.getFileName().toString();
            boolean made = there.stream().anyMatch(t -> name.equals(t) || name.startsWith(t + "-"));
            boolean passing =
                    !there.isEmpty() && PASSING.contains(name)
                            || name.equals(FolderLock.FILE)
                            || name.endsWith("-reserve")
                            || name.endsWith(".new");
            if (!made && !passing) {
                Files.copy(file, copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void takeFromRunning(Path copy) throws IOException {
        Path made = folder.resolve(CopyRequests.MADE);
        Path failed = folder.resolve(CopyRequests.FAILED);
        Trees.remove(made);
        Files.deleteIfExists(failed);
        Path wanted = folder.resolve(CopyRequests.WANTED);
        Files.writeString(wanted, "");
        Instant end = Instant.now().plus(patience);
        while (!Files.isDirectory(made)) {
            if (Files.exists(failed)) {
                throw new IOException("the server made no copy: " + Files.readString(failed));
            }
            if (Instant.now().isAfter(end)) {
                Files.deleteIfExists(wanted);
                throw new IOException(
                        "the server on %s made no copy within %d seconds: is it of this version?"
                                .formatted(folder, patience.toSeconds()));
            }
            pause();
        }
        for (Path file : Trees.files(made)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        Trees.remove(made);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The journals of a copy, each read from its first fact to its last. */
    static List<Journal> journals(Path copy) throws IOException, JournalDamaged, JournalFailed {
        var journals = new ArrayList<Journal>();
        for (Path file : Trees.files(copy)) {
            String name = file.getFileName().toString();
            if (name.endsWith(JOURNAL)) {
                var found = Evidence.read(file, entry -> {});
                journals.add(
                        new Journal(
                                name.substring(0, name.length() - JOURNAL.length()),
                                found.facts(),
                                found.head()));
            }
        }
        return journals;
    }
}
