package org.dragoman.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names and addresses of this machine.
 *
 * @param reachable addresses under which others may reach it, the likeliest first; no loopback, nothing of one link alone
 * @param name what it is called, without a domain or with one
 */
record MachineAddresses(List<InetAddress> reachable, Optional<String> name) {
    private static final int MOST = 64;

    /** Networks inside the machine: of containers and virtual machines. */
    private static final Pattern INNER =
            Pattern.compile("(docker|br-|veth|virbr|cni|podman|lxc).*");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    MachineAddresses {
        reachable = List.copyOf(reachable);
    }

    private record Candidate(InetAddress address, boolean inner) {}

    /** As they are now. */
    static MachineAddresses found() {
        return new MachineAddresses(addresses(), machineName());
    }

    private static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(MachineAddresses::isUp)
                    .flatMap(
                            one ->
                                    one.inetAddresses()
                                            .filter(MachineAddresses::isReachable)
                                            .map(MachineAddresses::withoutInterface)
                                            .map(
                                                    address ->
                                                            new Candidate(
                                                                    address,
                                                                    INNER.matcher(one.getName())
                                                                            .matches())))
                    .sorted(
                            Comparator.comparing(Candidate::inner)
                                    .thenComparing(c -> !(c.address() instanceof Inet4Address)))
                    .map(Candidate::address)
                    .limit(MOST)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface one) {
        try {
            return one.isUp() && !one.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isReachable(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
    }

    /** An address of IPv6 without the name of its interface, which means nothing to others. */
    private static InetAddress withoutInterface(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static Optional<String> machineName() {
        try {
            String name =
                    InetAddress.getLocalHost().getHostName().toLowerCase(java.util.Locale.ROOT);
            return Optional.of(name).filter(n -> NAME.matcher(n).matches());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Every name under which others may reach it: its name, and that which the neighbours find by multicast DNS. */
    Set<String> names() {
        var names = new LinkedHashSet<String>();
        name.ifPresent(
                own -> {
                    names.add(own);
                    if (own.indexOf('.') < 0) {
                        names.add(own + ".local");
                    }
                });
        return names;
    }
}
