package org.dragoman.gateway.net;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The names under which this server is asked for. A name that is none of them may be one that somebody else made lead here, so
 * that their page reads what is for this machine alone (DNS rebinding). An address is the server's own wherever it leads here:
 * nobody makes an address lead elsewhere. Safe from any thread.
 */
public final class OwnNames {
    private final Set<String> known;
    private final Supplier<Set<String>> certified;

    /**
     * @param known besides this machine as it calls itself
     * @param certified names of the certificate in use, {@code *.} before those of a whole domain; asked again and again
     */
    public OwnNames(Collection<String> known, Supplier<Set<String>> certified) {
        this.known = known.stream().map(OwnNames::plain).collect(Collectors.toUnmodifiableSet());
        this.certified = certified;
    }

    /** Whether a host, as a request names it, perhaps with a port, is one of them. */
    public boolean has(String host) {
        String name = plain(withoutPort(host.strip()));
        return !name.isEmpty()
                && (isAddress(name)
                        || name.equals("localhost")
                        || name.endsWith(".localhost")
                        || known.contains(name)
                        || certified.get().stream().anyMatch(one -> covers(plain(one), name)));
    }

    private static boolean covers(String certified, String name) {
        return certified.equals(name)
                || (certified.startsWith("*.")
                        && name.indexOf('.') > 0
                        && certified.substring(1).equals(name.substring(name.indexOf('.'))));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon >= 0 && host.substring(colon + 1).chars().allMatch(c -> isDigit(c));
        String alone =
                port && (host.startsWith("[") || host.indexOf(':') == colon)
                        ? host.substring(0, colon)
                        : host;
        return alone.startsWith("[") && alone.endsWith("]")
                ? alone.substring(1, alone.length() - 1)
                : alone;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static String plain(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    }

    private static boolean isAddress(String name) {
        try {
            InetAddress.ofLiteral(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
