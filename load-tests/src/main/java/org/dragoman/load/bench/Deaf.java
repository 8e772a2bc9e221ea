package org.dragoman.load.bench;

import com.google.protobuf.util.JsonFormat;

import org.dragoman.load.crowd.Ledger;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Listen;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket that asks for every channel, and never reads again once that is granted. */
final class Deaf implements AutoCloseable {
    private static final int RECEIVE_BYTES = 4096;
    private static final int PATIENCE_MS = 30_000;
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;

    private final Socket socket;
    private final boolean json;

    private Deaf(Socket socket, boolean json) {
        this.socket = socket;
        this.json = json;
    }

    static Deaf at(int port, String badge, boolean json) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BYTES);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        var deaf = new Deaf(socket, json);
        deaf.enter(badge);
        return deaf;
    }

    private void enter(String badge) throws IOException {
        String head =
                """
                GET /v1/session HTTP/1.1\r
                Host: 127.0.0.1\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                Sec-WebSocket-Protocol: %s\r
                \r
                """
                        .formatted(json ? "dragoman.v1.json" : "dragoman.v1");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        var hello = Hello.newBuilder().setToken(badge);
        say(ClientMessage.newBuilder().setHello(hello).build());
        var listen = Listen.newBuilder();
        for (int channel = 0; channel < Ledger.CHANNELS; channel++) {
            listen.addChannels(channel);
        }
        say(ClientMessage.newBuilder().setListen(listen).build());
        var in = new DataInputStream(socket.getInputStream());
        var answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.readUnsignedByte());
        }
        message(in); // Welcome; what comes after it stays unread
    }

    private static void message(DataInputStream in) throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte();
        long size = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
        in.skipNBytes(size);
    }

    private void say(ClientMessage message) throws IOException {
        byte[] payload =
                json
                        ? JsonFormat.printer().print(message).getBytes(StandardCharsets.UTF_8)
                        : message.toByteArray();
        var frame = new ByteArrayOutputStream();
        frame.write(json ? TEXT : BINARY);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.write(new byte[4]);
        frame.write(payload);
        socket.getOutputStream().write(frame.toByteArray());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
