package org.dragoman.settings;

import org.dragoman.yaml.Form;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of what the keys of the two ports take. */
final class PortForms {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9:][A-Za-z0-9.:-]{0,252}");

    private static final Pattern SITE =
            Pattern.compile("([A-Za-z]+://)(\\[[^\\]]*\\]|[^/?#:@\\[\\]]+)(.*)");
    private static final int MOST_PORT = 65_535;

    /** This machine alone. */
    static final String LOOPBACK = "127.0.0.1";

    private PortForms() {}

    /** How the public port is to be encrypted, as written. */
    enum Mode {
        PLAIN,
        SELF_SIGNED,
        FILES,
        ACME
    }

    /** How the management port is to be encrypted, as written. */
    enum Cover {
        PLAIN,
        PUBLIC
    }

    /** How an authority is shown that a name is ours, as written. */
    enum Proof {
        TLS_ALPN_01,
        HTTP_01
    }

    static String directory(String text) {
        try {
            URI uri = URI.create(text);
            if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalArgumentException(
                Form.quoted(text)
                        + " is not the address of a directory; write it like https://…/directory");
    }

    static String mail(String text) {
        if (!text.matches("[^@\\s,]{1,64}@[^@\\s,]{1,190}")) {
            throw new IllegalArgumentException(
                    Form.quoted(text)
                            + " is not an e-mail address; write it like hall@example.org");
        }
        return text;
    }

    static String host(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    Form.quoted(text)
                            + " is not a host; write a name or an address like 127.0.0.1 or"
                            + " 0.0.0.0");
        }
        return text;
    }

    /** The address of the whole site: a scheme, a host, perhaps a port, and nothing behind them. */
    static String url(String text) {
        String advice = " is not the address of a site; write it like https://conference.example";
        URI uri;
        try {
            uri = URI.create(withAsciiHost(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Form.quoted(text) + advice, e);
        }
        boolean secret = "https".equals(uri.getScheme());
        if ((!secret && !"http".equals(uri.getScheme()))
                || uri.getHost() == null
                || uri.getPort() == 0
                || uri.getPort() > MOST_PORT
                || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(Form.quoted(text) + advice);
        }
        if (!uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    Form.quoted(text)
                            + " has something behind the host; the pages are at the top of their"
                            + " site: write it like https://conference.example");
        }
        if (uri.getHost().equals("0.0.0.0") || uri.getHost().equals("[::]")) {
            throw new IllegalArgumentException(
                    Form.quoted(text)
                            + " is where a server listens; write the address that people open,"
                            + " like https://conference.example");
        }
        boolean usual = uri.getPort() == (secret ? 443 : 80) || uri.getPort() < 0;
        return uri.getScheme() + "://" + uri.getHost() + (usual ? "" : ":" + uri.getPort());
    }

    /** In small letters; a name in any script as the domain name system has it. */
    private static String withAsciiHost(String text) {
        Matcher parts = SITE.matcher(text.strip());
        if (!parts.matches()) {
            return text.strip();
        }
        String host = parts.group(2);
        return parts.group(1).toLowerCase(Locale.ROOT)
                + (host.startsWith("[") ? host : IDN.toASCII(host)).toLowerCase(Locale.ROOT)
                + parts.group(3);
    }

    static String network(String text) {
        try {
            Cidr.of(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Form.quoted(text)
                            + " is not a network; write an address like 127.0.0.1 or a network like"
                            + " 10.1.2.0/24",
                    e);
        }
    }

    static String origin(String text) {
        String advice = " is not an origin; write it like https://conference.example";
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
