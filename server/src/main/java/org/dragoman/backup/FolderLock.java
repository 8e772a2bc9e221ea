package org.dragoman.backup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One server on a conference's folder, or one who copies it: whoever holds its lock. It ends with the process. */
public final class FolderLock implements AutoCloseable {
    static final String FILE = "running";

    private static final Logger log = LoggerFactory.getLogger(FolderLock.class);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder, which is made if it is not there; nothing where somebody holds it.
     *
     * @throws IOException if the folder cannot be written
     */
    public static Optional<FolderLock> take(Path folder) throws IOException {
        Files.createDirectories(folder);
        var channel =
                FileChannel.open(
                        folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new FolderLock(channel));
            }
        } catch (OverlappingFileLockException _) {
            // Somebody of this very process holds it.
        }
        channel.close();
        return Optional.empty();
    }

    /**
     * Takes the lock of a folder for a server.
     *
     * @throws IOException if another holds it
     */
    public static FolderLock held(Path folder) throws IOException {
        return take(folder)
                .orElseThrow(
                        () ->
                                new IOException(
                                        "another server runs on %s, or it is being copied: stop it, or name another data folder"
                                                .formatted(folder)));
    }

    /** Lets go, as the end of the process would. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.atWarn().log("a lock was not let go: {}", e.toString());
        }
    }
}
