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
import java.util.Date;
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
    private final MACSigner signer;
    private final MACVerifier verifier;

    /**
     * @param key at least 32 bytes
     */
    public BadgeTokens(ConferenceId conference, byte[] key) {
        this.conference = conference;
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the key of the badges is too short", e);
        }
    }

    /** Whose badge a token is, and when it was made, in Unix milliseconds; 0 for one that does not say. */
    public record Badge(ParticipantId holder, long madeMs) {}

    /** A token for a participant, good from now on for so long. */
    public String issue(ParticipantId participant, long nowMs, Duration valid) {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(participant.value())
                        .audience(conference.value())
                        .claim(MADE, nowMs)
                        .expirationTime(new Date(nowMs + valid.toMillis()))
                        .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
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
                    || !signed.verify(verifier)) {
                return Optional.empty();
            }
            return badge(signed.getJWTClaimsSet(), nowMs);
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }

    private Optional<Badge> badge(JWTClaimsSet claims, long nowMs) throws ParseException {
        Date until = claims.getExpirationTime();
        String subject = claims.getSubject();
        boolean good =
                until != null
                        && until.getTime() > nowMs
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
