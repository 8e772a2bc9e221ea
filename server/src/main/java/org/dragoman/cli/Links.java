package org.dragoman.cli;

import org.dragoman.Server;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.settings.Settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The links that let people in: a console by role, and the badge's token behind a #, where no log ever sees it. */
final class Links {
    private final Function<ParticipantId, String> badge;
    private final List<String> sites;

    Links(Server house, Settings settings) {
        this(house::badge, house.port(), settings);
    }

    /**
     * Links where no house runs in this process.
     *
     * @param badge a participant's token
     */
    Links(Function<ParticipantId, String> badge, int port, Settings settings) {
        this.badge = badge;
        this.sites = sites(settings.open(), port, MachineAddresses.found().reachable());
    }

    /** What whoever hands out links under these settings must know, before a server runs. */
    static Optional<String> warning(Settings settings) {
        var reachable = MachineAddresses.found().reachable();
        int port = settings.open().address().port();
        return warning(sites(settings.open(), port, reachable).getFirst());
    }

    /** The site that links lead to: {@code public.url}, or else the address of this machine that is likeliest to work. */
    String site() {
        return sites.getFirst();
    }

    /** Every site that could stand in a link, the likeliest first. */
    List<String> sites() {
        return sites;
    }

    /** What whoever hands out these links must know; nothing where they work on other machines. */
    Optional<String> warning() {
        return warning(site());
    }

    static Optional<String> warning(String address) {
        URI site = URI.create(address);
        if (isHere(site.getHost())) {
            return Optional.of(
                    "links with "
                            + site.getHost()
                            + " work on this machine only; say in public.url under which address"
                            + " people reach the server, or listen on an address of the network"
                            + " with public.host");
        }
        return site.getScheme().equals("http")
                ? Optional.of(
                        "browsers give no microphone to pages of "
                                + site
                                + ", since it is not encrypted; make public.url an https address")
                : Optional.empty();
    }

    /**
     * Every site under which a server could be reached.
     *
     * @param reachable addresses of this machine, the likeliest first
     */
    static List<String> sites(Settings.PublicPort open, int port, List<InetAddress> reachable) {
        if (open.url().isPresent()) {
            return List.of(open.url().get().toString());
        }
        String host = open.address().host();
        String scheme = open.tls() instanceof Settings.Tls.Plain ? "http" : "https";
        if (!isEverywhere(host) || reachable.isEmpty()) {
            return List.of(site(scheme, isEverywhere(host) ? "127.0.0.1" : host, port));
        }
        return reachable.stream()
                .map(address -> site(scheme, address.getHostAddress(), port))
                .toList();
    }

    private static String site(String scheme, String host, int port) {
        String written = host.contains(":") ? "[" + host + "]" : host;
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + written + (usual ? "" : ":" + port);
    }

    /** Whether a host to listen on is every address of the machine. */
    static boolean isEverywhere(String host) {
        return literal(host).filter(InetAddress::isAnyLocalAddress).isPresent();
    }

    /** Whether a host is this machine alone. */
    static boolean isHere(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** An address of IPv6 as it is, where an URL has it in brackets. */
    static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(withoutBrackets(host)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String of(Participant participant) {
        return site() + "/" + console(participant) + "#t=" + badge.apply(participant.id());
    }

    private static String console(Participant participant) {
        return switch (participant.role()) {
            case CHAIR, MODERATOR, SECRETARY -> "moderator";
            case INTERPRETER, CAPTIONER -> "interpreter";
            case DISPLAY -> "hall";
            case TECHNICIAN -> "technician";
            case DELEGATE, OBSERVER, PRESS, RECORD_KEEPER, PUBLIC -> "delegate";
        };
    }
}
