package org.dragoman.journal;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system of our own, for as long as it is open. A test that cannot have one is skipped, and says why. */
public final class Mounted implements AutoCloseable {
    private final Path at;

    private Mounted(Path at) {
        this.at = at;
    }

    /** A disk in memory of so many bytes. */
    public static Mounted small(Path at, int bytes) throws IOException {
        return mount(at, "mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", at.toString());
    }

    /** An ext4 disk in a file. */
    static Mounted image(Path image, Path at) throws IOException {
        return mount(at, "mount", "-o", "loop", image.toString(), at.toString());
    }

    /** Makes an empty ext4 disk in a file. */
    static void format(Path image, long bytes) throws IOException {
        try (var file =
                Files.newByteChannel(
                        image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.position(bytes - 1);
            file.write(ByteBuffer.allocate(1));
        }
        orSkip("mkfs.ext4", "-q", "-F", image.toString());
    }

    private static Mounted mount(Path at, String... command) throws IOException {
        Files.createDirectories(at);
        orSkip(command);
        return new Mounted(at);
    }

    private static void orSkip(String... command) {
        try {
            Commands.run(command);
        } catch (IOException e) {
            abort("this machine gives no file system to tests: " + e.getMessage());
        }
    }

    public Path at() {
        return at;
    }

    @Override
    public void close() throws IOException {
        try {
            Commands.run("umount", at.toString());
        } catch (IOException e) {
            Commands.run("umount", "-l", at.toString());
        }
    }
}
