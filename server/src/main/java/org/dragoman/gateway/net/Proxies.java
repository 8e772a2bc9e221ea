package org.dragoman.gateway.net;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;

import org.dragoman.settings.Cidr;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reverse proxies that are believed, and what they say of those they speak for. Immutable. */
public final class Proxies {
    private static final String FOR = "x-forwarded-for";
    private static final String HOST = "x-forwarded-host";
    private static final String SCHEME = "x-forwarded-proto";

    /** A longer chain was made up. */
    private static final int CHAIN_MAX = 32;

    private static final int HOST_MAX = 255;

    private final List<Cidr> believed;

    public Proxies(List<Cidr> believed) {
        this.believed = List.copyOf(believed);
    }

    boolean believes(InetAddress address) {
        return believed.stream().anyMatch(network -> network.contains(address));
    }

    /** Whether who opened the connection is a proxy that is believed. */
    public boolean isNeighbour(Channel channel) {
        return ClientAddress.neighbour(channel).filter(this::believes).isPresent();
    }

    /**
     * Takes what a believed proxy says: from then on {@link ClientAddress} is the client's, {@code Host} is what the client
     * asked for, and {@code X-Forwarded-Proto} is true. What anybody else says is taken out of the request.
     */
    public void read(Channel channel, HttpRequest request) {
        HttpHeaders headers = request.headers();
        ClientAddress.ofRequest(channel, null);
        if (ClientAddress.speaker(channel).filter(this::believes).isPresent()) {
            client(headers).ifPresent(client -> ClientAddress.ofRequest(channel, client));
            last(headers, HOST)
                    .filter(host -> host.length() <= HOST_MAX)
                    .ifPresent(host -> headers.set(HttpHeaderNames.HOST, host));
        } else {
            headers.remove(SCHEME).remove(HOST);
        }
        headers.remove(FOR);
    }

    /** Whether a request, once read, has its {@code Host} from a proxy that is believed. */
    public static boolean isForwardedHost(HttpRequest request) {
        return last(request.headers(), HOST)
                .filter(host -> host.equals(request.headers().get(HttpHeaderNames.HOST)))
                .isPresent();
    }

    /** Whether a request, once read, came to the first proxy by https. */
    public static boolean isForwardedHttps(HttpRequest request) {
        return last(request.headers(), SCHEME).filter("https"::equalsIgnoreCase).isPresent();
    }

    /** From the right, each proxy wrote whom it heard: the first that is no proxy of ours is the client. */
    private Optional<InetAddress> client(HttpHeaders headers) {
        List<String> chain = values(headers, FOR);
        Optional<InetAddress> client = Optional.empty();
        for (int i = chain.size() - 1; i >= 0; i--) {
            Optional<InetAddress> next = address(chain.get(i));
            if (next.isEmpty()) {
                return client;
            }
            client = next;
            if (!believes(next.get())) {
                return client;
            }
        }
        return client;
    }

    private static Optional<String> last(HttpHeaders headers, String name) {
        List<String> all = values(headers, name);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private static List<String> values(HttpHeaders headers, String name) {
        var all = new ArrayList<String>();
        for (String line : headers.getAll(name)) {
            for (String value : line.split(",", -1)) {
                if (!value.isBlank()) {
                    all.add(value.strip());
                }
            }
        }
        // The left of a chain is whatever the client wrote: of too long a one the right end counts,
        // which proxies wrote.
        return all.subList(Math.max(0, all.size() - CHAIN_MAX), all.size());
    }

    /** An address, perhaps with a port: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
    private static Optional<InetAddress> address(String text) {
        String alone = text;
        if (text.startsWith("[")) {
            alone = text.substring(1, Math.max(1, text.indexOf(']')));
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            alone = text.substring(0, text.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(alone));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
