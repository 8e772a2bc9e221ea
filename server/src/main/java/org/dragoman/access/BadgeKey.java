package org.dragoman.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The secret that badges are signed with: made at the first start, kept in the data folder, readable by its owner alone. */
public final class BadgeKey {
    static final int BYTES = 32;

    private BadgeKey() {}

    /**
     * Reads the key, making it if there is none.
     *
     * @throws IOException if it can be neither read nor written, or is not a key
     */
    public static byte[] at(Path file) throws IOException {
        if (!Files.exists(file)) {
            var owner =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, owner);
            Files.write(file, fresh());
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != BYTES) {
            throw new IOException(
                    file
                            + " is not a badge key of "
                            + BYTES
                            + " bytes: delete it, and every badge link is made anew");
        }
        return key;
    }

    static byte[] fresh() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
