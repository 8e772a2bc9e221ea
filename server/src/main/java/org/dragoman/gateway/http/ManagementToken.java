package org.dragoman.gateway.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The secret that whoever asks at the management port must know, where there is one. Its file is read again when it changes; one
 * that cannot be read any more leaves the secret before. Safe from any thread.
 */
public final class ManagementToken {
    private static final Logger log = LoggerFactory.getLogger(ManagementToken.class);
    private static final String BEARER = "Bearer ";
    private static final int LEAST = 20;
    private static final int MOST = 1024;

    private final Optional<Path> file;
    private volatile byte[] secret = new byte[0];

    /**
     * @param file whose one line it is; none where nobody is asked for one
     * @throws IOException if there is one, and no secret is in it
     */
    public ManagementToken(Optional<Path> file) throws IOException {
        this.file = file;
        if (file.isPresent()) {
            secret = read(file.get());
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > MOST) {
            throw new IOException(file + " is longer than a secret: one line is needed");
        }
        String line = Files.readString(file).strip();
        if (line.length() < LEAST || !line.matches("[!-~]+")) {
            throw new IOException(
                    file
                            + " holds no secret of at least "
                            + LEAST
                            + " characters in one line; make one: openssl rand -hex 32");
        }
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /** Looks whether the file holds another. */
    public void look() {
        if (file.isEmpty()) {
            return;
        }
        try {
            byte[] now = read(file.get());
            if (!MessageDigest.isEqual(now, secret)) {
                secret = now;
                log.info("the secret of the management port is another one from now on");
            }
        } catch (IOException e) {
            log.atDebug().log("the secret of the management port stays: {}", e.getMessage());
        }
    }

    /** Whether what was sent is the secret; always where there is none. */
    boolean admits(String authorization) {
        if (file.isEmpty()) {
            return true;
        }
        byte[] said =
                authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        ? authorization
                                .substring(BEARER.length())
                                .strip()
                                .getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
        return MessageDigest.isEqual(said, secret);
    }
}
