package org.dragoman.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.dragoman.conference.ConferenceId;
import org.dragoman.conference.Ids;
import org.dragoman.conference.ParticipantId;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * Makes and checks the tokens that badges stand for: JSON Web Tokens (RFC 7519) signed with HMAC-SHA256, good for one
 * conference. The role is not in the token: the conference file says it, so that it can be changed.
 */
public final class BadgeTokens {
    /** Longest token that is looked at, in characters. */
    public static final int LENGTH_MAX = 1024;

    /** When a token was made, in Unix milliseconds: finer than the claim {@code iat} of RFC 7519. */
    private static final String MADE = "made";

    private final ConferenceId conference;
    private volatile Checks checks;

    /** What signs, and what is good, each until a time in Unix milliseconds. */
    private record Checks(MACSigner signer, List<Good> good, BadgeKeys.Keys keys) {}

    private record Good(MACVerifier verifier, long untilMs) {}

    /**
     * @param key at least 32 bytes
     */
    public BadgeTokens(ConferenceId conference, byte[] key) {
        this(conference, new BadgeKeys.Keys(key, List.of()));
    }

    /** Tokens by the keys as they are now. */
    public BadgeTokens(ConferenceId conference, BadgeKeys.Keys keys) {
        this.conference = conference;
        this.checks = checks(keys);
    }

    private static Checks checks(BadgeKeys.Keys keys) {
        try {
            var good = new ArrayList<Good>();
            good.add(new Good(new MACVerifier(keys.signing()), Long.MAX_VALUE));
            for (BadgeKeys.Retired retired : keys.retired()) {
                good.add(new Good(new MACVerifier(retired.key()), retired.until().toEpochMilli()));
            }
            return new Checks(new MACSigner(keys.signing()), List.copyOf(good), keys);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the key of the badges is too short", e);
        }
    }

    /** Whose badge a token is, and when it was made, in Unix milliseconds; 0 for one that does not say. */
    public record Badge(ParticipantId holder, long madeMs) {}

    /** From now on other keys sign and are good. From any thread. */
    public void keys(BadgeKeys.Keys keys) {
        checks = checks(keys);
    }

    /** Links for players, good by the same keys. */
    public ListeningLinks listeningLinks() {
        return new ListeningLinks(conference, () -> checks.keys());
    }

    /** A token for a participant, good from now on for so long. */
    public String issue(ParticipantId participant, long nowMs, Duration valid) {
        return issue(participant, nowMs, Instant.ofEpochMilli(nowMs).plus(valid));
    }

    /** A token for a participant, made now, good until then, to the second. */
    public String issue(ParticipantId participant, long nowMs, Instant until) {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(participant.value())
                        .audience(conference.value())
                        .claim(MADE, nowMs)
                        .expirationTime(Date.from(until))
                        .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(checks.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("a badge cannot be signed", e);
        }
        return token.serialize();
    }

    /** The badge that a token is; none if it is not ours, not whole, of another conference, or expired. */
    public Optional<Badge> badge(String token, long nowMs) {
        if (token.isEmpty() || token.length() > LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            var signed = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())
                    || !signedByUs(signed, nowMs)) {
                return Optional.empty();
            }
            return badge(signed.getJWTClaimsSet(), nowMs);
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    /** Whether a key that is or was ours signed a token, whatever it says. */
    public boolean isOurs(String token) {
        if (token.isEmpty() || token.length() > LENGTH_MAX) {
            return false;
        }
        try {
            var signed = SignedJWT.parse(token);
            return JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())
                    && signedByUs(signed, Long.MIN_VALUE);
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private boolean signedByUs(SignedJWT token, long nowMs) throws JOSEException {
        for (Good good : checks.good()) {
            if (good.untilMs() > nowMs && token.verify(good.verifier())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Badge> badge(JWTClaimsSet claims, long nowMs) throws ParseException {
        Date until = claims.getExpirationTime();
        Date from = claims.getNotBeforeTime();
        String subject = claims.getSubject();
        boolean good =
                until != null
                        && until.getTime() > nowMs
                        && (from == null || from.getTime() <= nowMs)
                        && claims.getAudience().contains(conference.value())
                        && subject != null
                        && Ids.valid(subject);
        if (!good) {
            return Optional.empty();
        }
        Long madeMs = claims.getLongClaim(MADE);
        return Optional.of(new Badge(new ParticipantId(subject), madeMs == null ? 0 : madeMs));
    }
}
