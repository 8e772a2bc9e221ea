package org.dragoman.gateway.net;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The part of an address that the devices behind one access point share: a /24, or a /64. */
public final class Networks {
    private Networks() {}

    /** Whether an address is private or this machine's: a whole venue may stand behind it. */
    public static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress();
    }

    public static String of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return "%d.%d.%d.0/24"
                    .formatted(
                            Byte.toUnsignedInt(bytes[0]),
                            Byte.toUnsignedInt(bytes[1]),
                            Byte.toUnsignedInt(bytes[2]));
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i += 2) {
            int group = Byte.toUnsignedInt(bytes[i]) << 8 | Byte.toUnsignedInt(bytes[i + 1]);
            text.append(Integer.toHexString(group)).append(':');
        }
        return text.append(":/64").toString();
    }
}
