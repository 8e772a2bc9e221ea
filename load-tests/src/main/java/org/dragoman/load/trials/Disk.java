package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An ext4 disk in a file, mounted for as long as it is open. */
final class Disk implements AutoCloseable {
    private final Path at;

    private Disk(Path at) {
        this.at = at;
    }

    /** Makes an empty disk. */
    static void format(Path image, long bytes) throws IOException, BenchException {
        try (var file =
                Files.newByteChannel(
                        image, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.position(bytes - 1);
            file.write(ByteBuffer.allocate(1));
        }
        orSay("mkfs.ext4", "-q", "-F", image.toString());
    }

    static Disk mount(Path image, Path at) throws BenchException {
        orSay("mount", "-o", "loop", image.toString(), at.toString());
        return new Disk(at);
    }

    private static void orSay(String... command) throws BenchException {
        try {
            Shell.run(command);
        } catch (BenchException e) {
            throw new BenchException("this machine gives no loop mount: " + e.line(), e);
        }
    }

    Path at() {
        return at;
    }

    @Override
    public void close() throws BenchException {
        try {
            Shell.run("umount", at.toString());
        } catch (BenchException e) {
            Shell.run("umount", "-l", at.toString());
        }
    }
}
