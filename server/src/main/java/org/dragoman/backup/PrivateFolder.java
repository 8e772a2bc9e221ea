package org.dragoman.backup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps what the server keeps to its own account: folders 0700, files 0600, also what an older version left there or somebody
 * copied in. Where a file system knows no such rights, nothing is done, and its rights are the only ones.
 */
public final class PrivateFolder {
    private static final Logger log = LoggerFactory.getLogger(PrivateFolder.class);
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final int OTHERS = 0077;
    private static final int DEPTH_MAX = 8;

    /** What the server itself puts beside the conferences' folders. */
    private static final Pattern OURS =
            Pattern.compile("(self-signed|acme)[A-Za-z0-9.-]*|lost\\+found");

    private PrivateFolder() {}

    /** From now on no file that this process makes can be read by anybody else, whoever makes it. */
    @SuppressWarnings("restricted") // The launcher and the tests allow native access.
    public static void keepToOurselves() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("umask")
                .ifPresent(
                        umask -> {
                            var form =
                                    FunctionDescriptor.of(
                                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
                            try {
                                int before =
                                        (int)
                                                linker.downcallHandle(umask, form)
                                                        .invokeExact(OTHERS);
                                log.debug("umask was {}", Integer.toOctalString(before));
                            } catch (Throwable e) {
                                log.warn("files may be made for others to read: {}", e.toString());
                            }
                        });
    }

    /**
     * Sees to the data folder and to a conference's folder in it, which are made where they are not there. The data folder is left
     * as it is where other things lie in it, and that is told.
     *
     * @throws IOException if they cannot be made or looked at
     */
    public static void secure(Path data, Path conference) throws IOException {
        keepToOurselves();
        Files.createDirectories(conference);
        if (!Files.getFileStore(conference).supportsFileAttributeView("posix")) {
            return;
        }
        int mended = holdsOthers(data, conference) ? toldOf(data) : tightened(data, FOLDER);
        mended += all(conference);
        try (Stream<Path> beside = Files.list(data)) {
            for (Path file : beside.filter(PrivateFolder::isOurs).toList()) {
                mended += all(file);
            }
        }
        if (mended > 0) {
            log.atWarn()
                    .addKeyValue("folder", data)
                    .addKeyValue("times", mended)
                    .log(
                            "what the server keeps could be read by other accounts of this machine;"
                                    + " now it is for its own alone");
        }
    }

    /** The same for a copy of what is kept, wherever it lies. */
    public static void secure(Path copy) throws IOException {
        if (Files.getFileStore(copy).supportsFileAttributeView("posix")) {
            all(copy);
        }
    }

    private static boolean isOurs(Path file) {
        return OURS.matcher(file.getFileName().toString()).matches()
                && Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    /** A folder of a conference holds its key. */
    private static boolean holdsOthers(Path data, Path conference) throws IOException {
        try (Stream<Path> all = Files.list(data)) {
            return all.anyMatch(
                    one ->
                            !one.equals(conference)
                                    && !OURS.matcher(one.getFileName().toString()).matches()
                                    && !Files.exists(one.resolve("badges.key")));
        }
    }

    private static int toldOf(Path data) throws IOException {
        if (!Files.getPosixFilePermissions(data).equals(FOLDER)) {
            log.atWarn()
                    .addKeyValue("folder", data)
                    .log(
                            "the data folder holds other things too, and other accounts may look"
                                    + " into it; give the server a folder of its own");
        }
        return 0;
    }

    private static int all(Path top) throws IOException {
        var count = new int[1];
        Files.walkFileTree(
                top,
                Set.of(),
                DEPTH_MAX,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
                        count[0] += tightened(folder, FOLDER);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                        if (is.isRegularFile()) {
                            count[0] += tightened(file, FILE);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException why) {
                        // A journal that was just closed takes its log with it.
                        log.debug("{} cannot be looked at: {}", file, why.toString());
                        return FileVisitResult.CONTINUE;
                    }
                });
        return count[0];
    }

    /** 1 where somebody else had rights, and has none now. */
    private static int tightened(Path path, Set<PosixFilePermission> most) {
        try {
            Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
            if (most.containsAll(now)) {
                return 0;
            }
            var kept = EnumSet.copyOf(most);
            kept.retainAll(now);
            Files.setPosixFilePermissions(path, kept);
            if (most.containsAll(Files.getPosixFilePermissions(path))) {
                return 1;
            }
        } catch (IOException e) {
            log.debug("{}: {}", path, e.toString());
        }
        log.atWarn()
                .addKeyValue("file", path)
                .log(
                        "other accounts of this machine may read this, and it cannot be changed:"
                            + " make the server's account its owner, and take others' rights away");
        return 0;
    }
}
