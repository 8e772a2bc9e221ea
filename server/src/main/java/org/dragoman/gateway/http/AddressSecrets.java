package org.dragoman.gateway.http;

import io.netty.handler.codec.http.QueryStringDecoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lets somebody in and stands in an address, where browsers, proxies and logs keep it: found in whatever part of it, by its
 * form or by the name that it goes by.
 */
final class AddressSecrets {
    /** Names as they are usual, in small letters without anything between. */
    private static final Set<String> NAMES =
            Set.of(
                    "t",
                    "token",
                    "tokens",
                    "accesstoken",
                    "idtoken",
                    "refreshtoken",
                    "authtoken",
                    "badgetoken",
                    "usertoken",
                    "sessiontoken",
                    "jwt",
                    "jws",
                    "bearer",
                    "auth",
                    "authentication",
                    "authorization",
                    "authorisation",
                    "badge",
                    "ticket",
                    "code",
                    "apikey",
                    "credential",
                    "credentials",
                    "password",
                    "passwd",
                    "pwd",
                    "secret");

    /** A JSON Web Token in its compact form (RFC 7515, section 7.1), as badges are. */
    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{2,}\\.[A-Za-z0-9_-]{10,}");

    /** A name and a password before the host. */
    private static final Pattern PERSON = Pattern.compile("^[a-z][a-z0-9+.-]*://[^/?#]*@");

    private static final Pattern PARAMETERS = Pattern.compile("[?&;#]+");

    /** Whoever encodes twice hides nothing. */
    private static final int ENCODED_MOST = 3;

    private static final int TOKENS_MOST = 4;
    private static final String MASK = "…";

    private AddressSecrets() {}

    /**
     * Whether there is something of the kind.
     *
     * @param uri what a request asks for, as it came
     * @param host its {@code Host}
     */
    static boolean stands(String uri, String host) {
        String plain = decoded(uri);
        return TOKEN.matcher(plain).find()
                || PERSON.matcher(plain.toLowerCase(Locale.ROOT)).find()
                || host.indexOf('@') >= 0
                || named(uri)
                || named(plain);
    }

    private static boolean named(String uri) {
        String[] parts = PARAMETERS.split(uri);
        for (int i = 1; i < parts.length; i++) {
            int sign = parts[i].indexOf('=');
            String name = sign < 0 ? parts[i] : parts[i].substring(0, sign);
            if (isSecret(decoded(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecret(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
    }

    /** What has the form of a badge's token, a few at most. */
    static List<String> tokens(String uri, String host) {
        var found = new ArrayList<String>();
        Matcher token = TOKEN.matcher(decoded(uri) + " " + host);
        while (found.size() < TOKENS_MOST && token.find()) {
            found.add(token.group());
        }
        return found;
    }

    /** An address as a log may keep it: with nothing behind its path, and no token in that. */
    static String masked(String uri) {
        String path = decoded(uri).split("[?#;]", 2)[0];
        String shown =
                TOKEN.matcher(path).replaceAll(MASK).replaceAll("//[^/]*@", "//" + MASK + "@");
        return shown.length() == decoded(uri).length() ? shown : shown + MASK;
    }

    private static String decoded(String text) {
        String plain = text;
        for (int i = 0; i < ENCODED_MOST && plain.indexOf('%') >= 0; i++) {
            try {
                plain = QueryStringDecoder.decodeComponent(plain.replace("+", "%2B"));
            } catch (IllegalArgumentException e) {
                return plain;
            }
        }
        return plain;
    }
}
