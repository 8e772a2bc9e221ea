package org.dragoman.load.hubs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The limit where there is no C compiler: the same hub on plain NIO, one thread, one write for each listener. Says what
 * {@code limit.c} says, and no more.
 *
 * <p>Owner: its only thread.
 */
public final class JavaLimit {
    private static final int CHANNELS = 8;
    private static final byte[] ACCEPTED =
            """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            \r
            """
                    .getBytes(StandardCharsets.US_ASCII);

    private final Selector selector = Selector.open();
    private final List<List<Guest>> channels = new ArrayList<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(2048);

    private static final class Guest {
        private final SocketChannel socket;
        private final ByteBuffer in = ByteBuffer.allocate(4096);
        private boolean upgraded;
        private int hears = -1;
        private int speaks = -1;

        Guest(SocketChannel socket) {
            this.socket = socket;
        }
    }

    private JavaLimit() throws IOException {
        for (int i = 0; i < CHANNELS; i++) {
            channels.add(new ArrayList<>());
        }
    }

    public static void main(String[] args) throws IOException {
        new JavaLimit().serve();
    }

    private void serve() throws IOException {
        var port = ServerSocketChannel.open();
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        port.configureBlocking(false);
        port.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println("ready " + port.socket().getLocalPort() + " 0");
        while (selector.isOpen()) {
            selector.select(
                    key -> {
                        if (key.isAcceptable()) {
                            accept(port);
                        } else if (key.attachment() instanceof Guest guest) {
                            readable(key, guest);
                        }
                    });
        }
    }

    private void accept(ServerSocketChannel port) {
        try {
            SocketChannel socket = port.accept();
            if (socket != null) {
                socket.configureBlocking(false);
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                socket.register(selector, SelectionKey.OP_READ, new Guest(socket));
            }
        } catch (IOException e) {
            System.err.println("no more connections: " + e.getMessage());
        }
    }

    private void readable(SelectionKey key, Guest guest) {
        try {
            if (guest.socket.read(guest.in) >= 0) {
                guest.in.flip();
                if (guest.upgraded || upgrade(guest)) {
                    messages(guest);
                }
                guest.in.compact();
                return;
            }
        } catch (IOException e) {
            // gone, as at the end of the stream
        }
        hear(guest, -1);
        key.cancel();
        closed(guest.socket);
    }

    private static void closed(SocketChannel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            System.err.println("could not close: " + e.getMessage());
        }
    }

    private static boolean upgrade(Guest guest) throws IOException {
        ByteBuffer in = guest.in;
        for (int i = in.position() + 3; i < in.limit(); i++) {
            if (in.get(i) == '\n' && in.get(i - 2) == '\n') {
                in.position(i + 1);
                guest.upgraded = true;
                guest.socket.write(ByteBuffer.wrap(ACCEPTED));
                return true;
            }
        }
        return false;
    }

    private void messages(Guest guest) throws IOException {
        ByteBuffer in = guest.in;
        while (in.remaining() >= 6) {
            int at = in.position();
            int length = in.get(at + 1) & 0x7F;
            int header = 6;
            if (length == 126) {
                length = in.getShort(at + 2) & 0xFFFF;
                header = 8;
            }
            if (in.remaining() < header + length) {
                return;
            }
            for (int i = 0; i < length; i++) {
                int place = at + header + i;
                in.put(place, (byte) (in.get(place) ^ in.get(at + header - 4 + (i & 3))));
            }
            message(guest, in, at + header, length);
            in.position(at + header + length);
        }
    }

    private void message(Guest guest, ByteBuffer in, int from, int length) throws IOException {
        if (guest.speaks >= 0) {
            forward(guest.speaks, in, from, length);
        } else if (length == 2 && in.get(from) == 'P') {
            guest.speaks = in.get(from + 1);
        } else if (length == 2 && in.get(from) == 'L') {
            hear(guest, in.get(from + 1));
        }
    }

    private void hear(Guest guest, int channel) {
        if (guest.hears >= 0) {
            channels.get(guest.hears).remove(guest);
        }
        guest.hears = channel;
        if (channel >= 0) {
            channels.get(channel).add(guest);
        }
    }

    private void forward(int channel, ByteBuffer in, int from, int length) throws IOException {
        out.clear().put((byte) 0x82);
        if (length < 126) {
            out.put((byte) length);
        } else {
            out.put((byte) 126).putShort((short) length);
        }
        out.put(out.position(), in, from, length).position(out.position() + length).flip();
        List<Guest> listeners = channels.get(channel);
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).socket.write(out.rewind());
        }
    }
}
