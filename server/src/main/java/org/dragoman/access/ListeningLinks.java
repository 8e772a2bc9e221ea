package org.dragoman.access;

import org.dragoman.conference.ConferenceId;
import org.dragoman.conference.Ids;
import org.dragoman.conference.ParticipantId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads what stands in a link for a player: whose badge it is for, and until when it begins a stream, of one channel
 * alone. It stands in an address, so that it tells nobody who listens: it is sealed (AES-256-GCM) with a key that comes of the
 * badges' key, and ends with that. Nothing is kept: a link outlives a restart. Safe from any thread.
 *
 * <pre>
 *   base64url( nonce, 12 bytes | sealed: badge made, Unix ms, 8 | good until, Unix ms, 8 | participant, UTF-8 | tag, 16 )
 * </pre>
 */
public final class ListeningLinks {
    private static final byte[] PURPOSE =
            "dragoman listening link 1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LENGTH_MAX = 200;

    private final ConferenceId conference;
    private final Supplier<BadgeKeys.Keys> keys;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param keys as they are now, asked each time
     */
    ListeningLinks(ConferenceId conference, Supplier<BadgeKeys.Keys> keys) {
        this.conference = conference;
        this.keys = keys;
    }

    /** What stands in a link for the holder of a badge, for one stream. */
    public String issue(BadgeTokens.Badge badge, String stream, long untilMs) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] holder = badge.holder().value().getBytes(StandardCharsets.UTF_8);
        byte[] plain =
                ByteBuffer.allocate(2 * Long.BYTES + holder.length)
                        .putLong(badge.madeMs())
                        .putLong(untilMs)
                        .put(holder)
                        .array();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.get().signing(), nonce, stream).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a link cannot be sealed", e);
        }
    }

    /** The badge that a link to a stream was made for; none if it is not ours, of another stream, or over. */
    public Optional<BadgeTokens.Badge> badge(String link, String stream, long nowMs) {
        if (link.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(link);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (whole.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        BadgeKeys.Keys now = keys.get();
        Optional<BadgeTokens.Badge> badge = read(now.signing(), whole, stream, nowMs);
        for (BadgeKeys.Retired old : now.retired()) {
            if (badge.isEmpty() && old.until().toEpochMilli() > nowMs) {
                badge = read(old.key(), whole, stream, nowMs);
            }
        }
        return badge;
    }

    private Optional<BadgeTokens.Badge> read(byte[] key, byte[] whole, String stream, long nowMs) {
        byte[] plain;
        try {
            byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
            plain =
                    cipher(Cipher.DECRYPT_MODE, key, nonce, stream)
                            .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
        if (plain.length <= 2 * Long.BYTES) {
            return Optional.empty();
        }
        var fields = ByteBuffer.wrap(plain);
        long madeMs = fields.getLong();
        long untilMs = fields.getLong();
        String holder = StandardCharsets.UTF_8.decode(fields).toString();
        return untilMs > nowMs && Ids.valid(holder)
                ? Optional.of(new BadgeTokens.Badge(new ParticipantId(holder), madeMs))
                : Optional.empty();
    }

    private Cipher cipher(int mode, byte[] key, byte[] nonce, String stream)
            throws GeneralSecurityException {
        var derive = Mac.getInstance("HmacSHA256");
        derive.init(new SecretKeySpec(key, "HmacSHA256"));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(derive.doFinal(PURPOSE), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((conference.value() + "/" + stream).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
