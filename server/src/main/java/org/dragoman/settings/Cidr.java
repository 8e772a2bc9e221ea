package org.dragoman.settings;

import java.net.InetAddress;

/** A network as CIDR writes it (RFC 4632, RFC 4291): {@code 10.0.0.0/8}, {@code fd00::/8}; an address alone is itself. */
public record Cidr(InetAddress network, int bits) {
    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Cidr of(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int most = network.getAddress().length * 8;
        int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(bits + " bits");
        }
        return new Cidr(network, bits);
    }

    /** Whether an address is in it. An IPv4 address that came mapped into IPv6 is an IPv4 address here, as in Java. */
    public boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit)) & 0xFF;
            if (((own[bit / 8] ^ other[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
