package org.dragoman.gateway.net;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;

/** Small files that somebody else may not read half of, or not at all. */
final class PrivateFiles {
    /** For the server alone. */
    static final String SECRET = "rw-------";

    /** For everybody to read. */
    static final String OPEN = "rw-r--r--";

    private PrivateFiles() {}

    /** Writes beside its place first, so that a secret was never anybody else's to read; its folder is made. */
    static void write(Path file, String text, String rights) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(
                beside,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
        Files.writeString(beside, text);
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A private key in PEM (PKCS #8), with everything that belongs to it. */
    static String pem(PrivateKey key) throws IOException {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** A block of PEM (RFC 7468). */
    static String pem(String label, byte[] content) throws IOException {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(label, content));
        }
        return text.toString();
    }
}
