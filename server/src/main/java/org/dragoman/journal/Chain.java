package org.dragoman.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash chain of a journal: each row's hash is the SHA-256 of the hash before it and of everything the row says, so
 * that no row can be changed, left out or put elsewhere unseen.
 */
final class Chain {
    static final String BEGINNING = "0".repeat(64);

    private final MessageDigest sha256;
    private String head = BEGINNING;

    Chain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String head() {
        return head;
    }

    void head(String hash) {
        head = hash;
    }

    /** The hash that a row has after the head. The head stays. */
    String next(long position, long atMs, String by, String command, String event) {
        field(head);
        field(Long.toString(position));
        field(Long.toString(atMs));
        field(by);
        field(command);
        field(event);
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Each field with its length before it, so that no two rows read the same. */
    private void field(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha256.update(bytes);
    }
}
