package org.dragoman.gateway.net;

import java.net.InetAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a certificate of the server's own is to be good for, addresses as text.
 *
 * @param needed what it must name
 * @param passing what it names too, and what may change without making another necessary
 */
public record CertificateNames(Set<String> needed, Set<String> passing) {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");

    public CertificateNames {
        needed = Set.copyOf(spelled(needed));
        passing = Set.copyOf(spelled(passing));
    }

    /** This machine, under a name or an address that others know. */
    public static CertificateNames of(String name) {
        return new CertificateNames(Set.of(name), Set.of());
    }

    /** All of them, and this machine itself; the names that people see first. */
    Set<String> all() {
        var all = new LinkedHashSet<String>();
        needed.stream().sorted().filter(name -> !HERE.contains(name)).forEach(all::add);
        HERE.stream().sorted(java.util.Comparator.reverseOrder()).forEach(all::add);
        passing.stream().sorted().forEach(all::add);
        return all;
    }

    /** Addresses as a certificate gives them back, names in small letters. */
    private static Set<String> spelled(Collection<String> names) {
        var spelled = new LinkedHashSet<String>();
        for (String name : names) {
            try {
                spelled.add(InetAddress.ofLiteral(name).getHostAddress());
            } catch (IllegalArgumentException e) {
                spelled.add(name.toLowerCase(java.util.Locale.ROOT));
            }
        }
        return spelled;
    }
}
