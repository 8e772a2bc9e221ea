package org.dragoman.gateway.net;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The address of a connection's client: its other end, or whom a believed proxy speaks for. */
public final class ClientAddress {
    /** Told once for the whole connection, by the PROXY protocol. */
    private static final AttributeKey<InetAddress> OF_CONNECTION =
            AttributeKey.valueOf("client-of-connection");

    /** Told for one request, by X-Forwarded-For: a proxy sends those of several clients over one connection. */
    private static final AttributeKey<InetAddress> OF_REQUEST =
            AttributeKey.valueOf("client-of-request");

    private ClientAddress() {}

    /** The client's address; none where the connection is not one of the internet's. */
    public static Optional<InetAddress> of(Channel channel) {
        InetAddress asked = channel.attr(OF_REQUEST).get();
        return asked == null ? speaker(channel) : Optional.of(asked);
    }

    /** Who speaks HTTP here: the client, or the last proxy before this server. */
    static Optional<InetAddress> speaker(Channel channel) {
        InetAddress told = channel.attr(OF_CONNECTION).get();
        return told == null ? neighbour(channel) : Optional.of(told);
    }

    /** Who opened the connection. */
    static Optional<InetAddress> neighbour(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                ? Optional.ofNullable(remote.getAddress())
                : Optional.empty();
    }

    static void ofConnection(Channel channel, InetAddress client) {
        channel.attr(OF_CONNECTION).set(client);
    }

    static void ofRequest(Channel channel, @Nullable InetAddress client) {
        channel.attr(OF_REQUEST).set(client);
    }
}
