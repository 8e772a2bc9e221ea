package org.dragoman.load.hubs;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;

import org.jspecify.annotations.Nullable;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A hub on Undertow as one would write it, on one I/O thread. */
public final class UndertowHub {
    private static final int CHANNELS = 8;

    private UndertowHub() {}

    public static void main(String[] args) {
        var channels = new ArrayList<Set<WebSocketChannel>>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add(ConcurrentHashMap.newKeySet());
        }
        var upgrade =
                Handlers.websocket(
                        (exchange, channel) -> {
                            channel.getReceiveSetter().set(new Guest(channels));
                            channel.resumeReceives();
                        });
        Undertow server =
                Undertow.builder()
                        .setIoThreads(1)
                        .setWorkerThreads(1)
                        .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                        .setSocketOption(org.xnio.Options.BACKLOG, 4096)
                        .setSocketOption(org.xnio.Options.TCP_NODELAY, true)
                        .addHttpListener(0, "127.0.0.1", upgrade)
                        .build();
        server.start();
        var address = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        System.out.println("ready " + address.getPort() + " 0");
    }

    private static final class Guest extends AbstractReceiveListener {
        private final List<Set<WebSocketChannel>> channels;
        private @Nullable Set<WebSocketChannel> hears;
        private @Nullable Set<WebSocketChannel> speaks;

        Guest(List<Set<WebSocketChannel>> channels) {
            this.channels = channels;
        }

        @Override
        protected void onFullBinaryMessage(WebSocketChannel guest, BufferedBinaryMessage message) {
            try (var held = message.getData()) {
                ByteBuffer bytes = WebSockets.mergeBuffers(held.getResource());
                if (speaks != null) {
                    for (WebSocketChannel listener : speaks) {
                        WebSockets.sendBinary(bytes.duplicate(), listener, null);
                    }
                } else {
                    first(guest, bytes.get(0), bytes.get(1) & 0xFF);
                }
            }
        }

        private void first(WebSocketChannel guest, byte what, int channel) {
            @Nullable Set<WebSocketChannel> members =
                    channel < channels.size() ? channels.get(channel) : null;
            if (what == 'P') {
                speaks = members;
                return;
            }
            if (hears != null) {
                hears.remove(guest);
            }
            hears = members;
            if (members != null) {
                members.add(guest);
                guest.addCloseTask(members::remove);
            }
        }
    }
}
