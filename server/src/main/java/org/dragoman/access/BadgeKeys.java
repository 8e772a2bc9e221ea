package org.dragoman.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The keys of a conference's badges as its folder keeps them: the one that signs in {@code badges.key}, and in {@code
 * badges.key-retired} those that signed before, each good until a time. Another process may change them: {@link #changed}
 * says so.
 */
public final class BadgeKeys {
    /** Keys that may be good beside the one that signs. */
    public static final int RETIRED_MAX = 8;

    /** The key that signs. */
    public static final String FILE = "badges.key";

    private static final String RETIRED = "badges.key-retired";

    private final Path folder;
    private Seen seen;
    private Keys keys;

    /**
     * The keys at a moment.
     *
     * @param signing what new badges are signed with, 32 bytes
     * @param retired what badges signed before are still good by
     */
    public record Keys(byte[] signing, List<Retired> retired) {
        public Keys {
            retired = List.copyOf(retired);
        }

        /** Whether what was good by other keys is good by these as well, as far as keys go. */
        public boolean takeAll(Keys before) {
            return knows(before.signing())
                    && before.retired().stream().allMatch(old -> knows(old.key()));
        }

        private boolean knows(byte[] key) {
            return Arrays.equals(signing, key)
                    || retired.stream().anyMatch(old -> Arrays.equals(old.key(), key));
        }
    }

    /** A key that signs no more, and until when what it signed is good. */
    public record Retired(byte[] key, Instant until) {}

    /** By what a change of the files is noticed. */
    private record Seen(FileTime signing, FileTime retired) {}

    private BadgeKeys(Path folder, Seen seen, Keys keys) {
        this.folder = folder;
        this.seen = seen;
        this.keys = keys;
    }

    /**
     * The keys of a folder; the one that signs is made if there is none.
     *
     * @throws IOException if a file can be neither read nor written, or is not what it should be
     */
    public static BadgeKeys in(Path folder) throws IOException {
        BadgeKey.at(folder.resolve(FILE));
        Seen seen = look(folder);
        return new BadgeKeys(folder, seen, read(folder));
    }

    /** The keys as they were when they were last read. */
    public Keys keys() {
        return keys;
    }

    /**
     * Reads the keys again where their files are others now.
     *
     * @return whether they were read again
     * @throws IOException if they cannot be read; the keys read before stay
     */
    public boolean changed() throws IOException {
        Seen now = look(folder);
        if (now.equals(seen)) {
            return false;
        }
        keys = read(folder);
        seen = now;
        return true;
    }

    /**
     * Makes another key that signs from now on.
     *
     * @param oldUntil how long what was signed before stays good; a time that has passed ends it at once
     * @throws IOException if the files cannot be written, or more than {@link #RETIRED_MAX} keys would be good
     */
    public void rotate(Instant oldUntil, Instant now) throws IOException {
        var retired = new ArrayList<Retired>();
        if (oldUntil.isAfter(now)) {
            retired.add(new Retired(keys.signing(), oldUntil));
            for (Retired before : keys.retired()) {
                if (before.until().isAfter(now)) {
                    retired.add(before);
                }
            }
        }
        if (retired.size() > RETIRED_MAX) {
            throw new IOException(
                    "%d older keys are still good: end them first, with no time for the old badges"
                            .formatted(retired.size()));
        }
        var lines = new StringBuilder();
        for (Retired each : retired) {
            lines.append(Base64.getEncoder().encodeToString(each.key()))
                    .append(' ')
                    .append(each.until())
                    .append('\n');
        }
        replace(folder.resolve(RETIRED), lines.toString().getBytes(StandardCharsets.UTF_8));
        replace(folder.resolve(FILE), BadgeKey.fresh());
        changed();
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(
                beside,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(beside, content);
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Seen look(Path folder) throws IOException {
        return new Seen(modified(folder.resolve(FILE)), modified(folder.resolve(RETIRED)));
    }

    private static FileTime modified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static Keys read(Path folder) throws IOException {
        Path file = folder.resolve(RETIRED);
        var retired = new ArrayList<Retired>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (retired.size() < RETIRED_MAX && !line.isBlank()) {
                    retired.add(retired(file, line.strip().split(" ")));
                }
            }
        }
        return new Keys(BadgeKey.at(folder.resolve(FILE)), retired);
    }

    private static Retired retired(Path file, String[] words) throws IOException {
        try {
            byte[] key = Base64.getDecoder().decode(words[0]);
            if (words.length == 2 && key.length == BadgeKey.BYTES) {
                return new Retired(key, Instant.parse(words[1]));
            }
        } catch (IllegalArgumentException | DateTimeException _) {
            // Told below.
        }
        throw new IOException(
                file + " holds a line that is no key: delete the line, and its badges end");
    }
}
