package org.dragoman.gateway;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.dragoman.access.BadgeKeys;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Hello;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Hello with a token that is none. */
final class TokenHazards extends HazardRows {
    private final Path data;

    /**
     * @param data the folder of the venue
     */
    TokenHazards(Venue venue, Path data) {
        super(venue);
        this.data = data;
    }

    @Override
    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        tokens(all);
        return all;
    }

    private void tokens(List<Hazard> all) {
        all.add(token("one bit changed", () -> flipped(venue.token("observer-1"))));
        all.add(token("alg: none", () -> none(venue.token("observer-1"))));
        all.add(token("of another conference", () -> signed("observer-1", "elsewhere", 0, 3600)));
        all.add(
                token(
                        "expired a minute ago",
                        () -> signed("observer-1", venue.conference().id().value(), 0, -60)));
        all.add(
                token(
                        "good from in an hour on",
                        () -> signed("observer-1", venue.conference().id().value(), 3600, 7200)));
        all.add(
                token(
                        "of somebody who is not on the list",
                        () -> signed("nobody-9", venue.conference().id().value(), 0, 3600)));
        all.add(token("of 5,000 characters", () -> "a".repeat(5000)));
        all.add(token("that is empty", () -> ""));
        all.add(token("with a line end in it", () -> "a\nb.c.d"));
    }

    private interface Token {
        String made() throws Exception;
    }

    private Hazard token(String kind, Token token) {
        return Hazard.of(
                "H22",
                "Hello with a token " + kind,
                "closed 4502",
                () -> {
                    try (var foe = Foe.silent(port(), false)) {
                        foe.say(
                                ClientMessage.newBuilder()
                                        .setHello(Hello.newBuilder().setToken(token.made())));
                        return foe.fate();
                    }
                });
    }

    private static String flipped(String good) {
        int at = good.length() - 5;
        return good.substring(0, at)
                + (good.charAt(at) == 'A' ? 'B' : 'A')
                + good.substring(at + 1);
    }

    private static String none(String good) {
        return "eyJhbGciOiJub25lIn0." + good.split("[.]")[1] + ".";
    }

    /** A token that the hub's own key signed. */
    private String signed(String holder, String audience, int notBeforeS, int untilS)
            throws Exception {
        long now = System.currentTimeMillis();
        var claims =
                new JWTClaimsSet.Builder()
                        .subject(holder)
                        .audience(audience)
                        .claim("made", now)
                        .notBeforeTime(new Date(now + notBeforeS * 1000L))
                        .expirationTime(new Date(now + untilS * 1000L))
                        .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        var keys = BadgeKeys.in(data.resolve(venue.conference().id().value())).keys();
        token.sign(new MACSigner(keys.signing()));
        return token.serialize();
    }
}
