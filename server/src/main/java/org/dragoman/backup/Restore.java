package org.dragoman.backup;

import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Puts a copy back where a server will find it: only a whole copy, and never over a server that runs. */
public final class Restore {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path data;
    private final String conference;

    public Restore(Path data, String conference) {
        this.data = data;
        this.conference = conference;
    }

    /**
     * What was put back.
     *
     * @param aside where what was there before lies now
     */
    public record Restored(List<Backup.Journal> journals, Optional<Path> aside) {}

    /**
     * Puts a copy back.
     *
     * @param replace move what is there aside; otherwise it must be empty
     * @throws NotWhole if the copy lacks a file, or a file was changed; nothing was touched
     * @throws IOException if a server runs, something is there, or it cannot be written
     */
    public Restored from(Path copy, boolean replace)
            throws IOException, NotWhole, JournalDamaged, JournalFailed {
        CopyList list = CopyList.whole(copy);
        if (!list.conference().equals(conference)) {
            throw new IOException(
                    "%s is a copy of %s, and the configuration names %s"
                            .formatted(copy, list.conference(), conference));
        }
        Backup.journals(copy.resolve(conference));
        Path folder = data.resolve(conference);
        Optional<FolderLock> lock = FolderLock.take(folder);
        if (lock.isEmpty()) {
            throw new IOException("a server runs on " + folder + ": stop it first");
        }
        try (FolderLock held = lock.get()) {
            List<Path> before =
                    Trees.files(folder).stream()
                            .filter(file -> !file.endsWith(FolderLock.FILE))
                            .toList();
            if (!before.isEmpty() && !replace) {
                throw new IOException(
                        folder + " is not empty: --replace moves what is in it aside");
            }
            Optional<Path> aside = aside(before);
            for (CopyList.Line line : list.files()) {
                Path to = data.resolve(line.path());
                // What all conferences share is left as it is, where it is.
                if (line.path().contains("/") || !Files.exists(to)) {
                    Files.copy(copy.resolve(line.path()), to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            PrivateFolder.secure(data, folder);
            return new Restored(Backup.journals(folder), aside);
        }
    }

    private Optional<Path> aside(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Path aside = data.resolve(conference + ".before-" + STAMP.format(Instant.now()));
        Files.createDirectory(aside);
        for (Path file : files) {
            Files.move(file, aside.resolve(file.getFileName()));
        }
        return Optional.of(aside);
    }
}
