package org.dragoman.access;

import org.dragoman.conference.ConferenceId;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens at random: none is taken but one that the key signed, which is worked out here a second time by other means. */
public final class BadgesFuzz {
    private static final byte[] KEY =
            "a key of thirty-two bytes and no".getBytes(StandardCharsets.US_ASCII);
    private static final BadgeTokens TOKENS = new BadgeTokens(new ConferenceId("baku"), KEY);
    private static final long NOW_MS = 1_363_600_800_000L;

    private BadgesFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[] {'!'});
    }

    /** One token; where it begins with an exclamation mark, what follows is signed well, so that its claims are looked at. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        String token = new String(bytes, StandardCharsets.ISO_8859_1);
        if (token.startsWith("!")) {
            token = signed(token.substring(1));
        }
        if (TOKENS.badge(token, NOW_MS).isPresent() && !isSigned(token)) {
            throw new IllegalStateException("taken, and the key did not sign it: " + token);
        }
    }

    private static String signed(String claims) {
        String head = base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
        String said = head + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return said + "." + base64(mac(said));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] mac(String said) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isSigned(String token) {
        int dot = token.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1).strip());
        return MessageDigest.isEqual(signature, mac(token.substring(0, dot).strip()));
    }
}
