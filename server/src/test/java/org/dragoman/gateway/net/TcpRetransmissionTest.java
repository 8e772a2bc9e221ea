package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.unix.IntegerUnixChannelOption;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

class TcpRetransmissionTest {
    private final Transport transport = new Transport(1, 100);
    private final AtomicReference<Channel> accepted = new AtomicReference<>();
    private Channel listening;

    @BeforeEach
    void listen() {
        listening =
                new ServerBootstrap()
                        .group(transport.group())
                        .channel(transport.serverChannel())
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        accepted.set(channel);
                                    }
                                })
                        .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .syncUninterruptibly()
                        .channel();
    }

    @AfterEach
    void close() {
        listening.close().syncUninterruptibly();
        transport.close();
    }

    @Test
    void what_a_listening_socket_was_told_holds_for_every_connection_it_accepts() throws Exception {
        assumeTrue(
                transport.name().equals("epoll") && knows(TcpRetransmission.RTO_MIN_US),
                "Linux 6.15 or newer is needed");
        TcpRetransmission.hasten(listening);
        var address = (InetSocketAddress) listening.localAddress();
        try (var client = new Socket(address.getAddress(), address.getPort())) {
            assertThat(client.isConnected()).isTrue();
            await().until(() -> accepted.get() != null);
            var connection = requireNonNull(accepted.get());
            assertThat(connection.config().getOption(TcpRetransmission.RTO_MIN_US))
                    .isEqualTo(60_000);
            assertThat(connection.config().getOption(TcpRetransmission.THIN_LINEAR_TIMEOUTS))
                    .isEqualTo(1);
        }
    }

    private boolean knows(IntegerUnixChannelOption option) {
        try {
            return listening.config().getOption(option) != null;
        } catch (ChannelException e) {
            return false;
        }
    }
}
