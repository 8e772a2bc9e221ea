package org.dragoman.settings;

import org.dragoman.yaml.Form;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms of what the keys of the two ports take. */
final class PortForms {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}");

    /** This machine alone. */
    static final String LOOPBACK = "127.0.0.1";

    private PortForms() {}

    /** How the public port is to be encrypted, as written. */
    enum Mode {
        PLAIN,
        SELF_SIGNED,
        FILES
    }

    static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    Form.quoted(text)
                            + " is no host; write a name or an address like 127.0.0.1 or 0.0.0.0");
        }
        return text;
    }

    static String origin(String text) {
        String advice = " is no origin; write it like https://conference.example";
        URI uri;
        try {
            uri = URI.create(text.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Form.quoted(text) + advice, e);
        }
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        boolean bare = uri.getRawPath() == null || uri.getRawPath().isEmpty();
        boolean nothingElse =
                uri.getRawQuery() == null
                        && uri.getRawFragment() == null
                        && uri.getRawUserInfo() == null;
        if (!web || uri.getHost() == null || !bare || !nothingElse) {
            throw new IllegalArgumentException(Form.quoted(text) + advice);
        }
        return uri.toString();
    }
}
