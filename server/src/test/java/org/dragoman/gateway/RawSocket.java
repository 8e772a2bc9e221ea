package org.dragoman.gateway;

import com.google.protobuf.ByteString;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.ServerMessage;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends bytes as it likes, and reads what comes. */
final class RawSocket implements AutoCloseable {
    private static final int PATIENCE_MS = 8000;
    private final Socket socket;
    private final DataInputStream in;

    RawSocket(int port) throws IOException {
        this(port, 0);
    }

    private RawSocket(int port, int receiveBytes) throws IOException {
        socket = new Socket();
        if (receiveBytes > 0) {
            socket.setReceiveBufferSize(receiveBytes);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MS);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Sends an upgrade with these header lines, and nothing else. */
    static RawSocket upgrading(int port, String... headers) throws IOException {
        return upgrading(new RawSocket(port), port, headers);
    }

    /** The same, with next to no room for what is not read. */
    static RawSocket deaf(int port, String subprotocol) throws IOException {
        return upgrading(new RawSocket(port, 4096), port, KEY, subprotocol);
    }

    private static RawSocket upgrading(RawSocket raw, int port, String... headers)
            throws IOException {
        raw.write("GET /v1/session HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
        raw.write("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
        for (String header : headers) {
            raw.write(header + "\r\n");
        }
        raw.write("\r\n");
        return raw;
    }

    static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    static final String BINARY = "Sec-WebSocket-Protocol: dragoman.v1";
    static final String JSON = "Sec-WebSocket-Protocol: dragoman.v1.json";

    /** An open WebSocket nobody has said Hello on. */
    static RawSocket open(int port) throws IOException {
        var raw = upgrading(port, KEY, BINARY);
        raw.readHead();
        return raw;
    }

    /** An open WebSocket after Hello and Welcome. */
    static RawSocket entered(int port, String token) throws IOException {
        var raw = open(port);
        raw.send(ClientMessage.newBuilder().setHello(Hello.newBuilder().setToken(token)).build());
        raw.readUntilWelcome();
        return raw;
    }

    /** An open WebSocket after that Hello, with the Welcome still to be read. */
    static RawSocket saying(int port, Hello hello) throws IOException {
        var raw = open(port);
        raw.send(ClientMessage.newBuilder().setHello(hello).build());
        return raw;
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void send(ClientMessage message) throws IOException {
        frame(0x82, message.toByteArray());
    }

    /** A masked frame with a mask of zeros. */
    void frame(int firstByte, byte[] payload) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(firstByte);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else if (payload.length <= 0xFFFF) {
            out.write(0x80 | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        out.write(new byte[4]);
        out.write(payload);
        write(out.toByteArray());
    }

    /** The head of an HTTP answer. */
    String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /** What comes within so many milliseconds until it is closed; empty where it is closed without a word. */
    String waitsFor(int ms) throws IOException {
        socket.setSoTimeout(ms);
        return readAll();
    }

    String readAll() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private void readUntilWelcome() throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode() == 2 && ServerMessage.parseFrom(frame.payload()).hasWelcome()) {
                return;
            }
        }
    }

    /** A frame from the hub. */
    record Frame(int opcode, byte[] payload) {}

    Frame read() throws IOException {
        int opcode = in.readUnsignedByte() & 0xF;
        int length = in.readUnsignedByte() & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(opcode, payload);
    }

    /** The code of the close that comes, whatever comes before it; every message before it is kept. */
    int closeCode(List<ServerMessage> before) throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode() == 8) {
                return (frame.payload()[0] & 0xFF) << 8 | frame.payload()[1] & 0xFF;
            }
            if (frame.opcode() == 2) {
                before.add(ServerMessage.parseFrom(frame.payload()));
            }
        }
    }

    int closeCode() throws IOException {
        return closeCode(new ArrayList<>());
    }

    /** A command. */
    static ClientMessage command(String id, java.util.function.Consumer<Command.Builder> fill) {
        var command = Command.newBuilder().setId(id);
        fill.accept(command);
        return ClientMessage.newBuilder().setCommand(command).build();
    }

    /** A frame under a lease, whose packet begins with a mark. */
    static ClientMessage frame(Lease lease, byte mark) {
        return ClientMessage.newBuilder()
                .setAudio(
                        Audio.newBuilder()
                                .addFrames(
                                        AudioFrame.newBuilder()
                                                .setChannel(lease.getChannel())
                                                .setEpoch(lease.getEpoch())
                                                .setVoice(200)
                                                .setOpus(
                                                        ByteString.copyFrom(
                                                                new byte[] {mark, 1, 0}))))
                .build();
    }

    /** The next message that is wanted, whatever comes before it. */
    ServerMessage until(java.util.function.Predicate<ServerMessage> wanted) throws IOException {
        while (true) {
            ServerMessage message = message();
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    /** Whether the hub has hung up. */
    boolean isClosed() throws IOException {
        try {
            while (true) {
                in.readByte();
            }
        } catch (EOFException e) {
            return true;
        }
    }

    /** The next message; pings before it are answered. */
    ServerMessage message() throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.opcode() == 2) {
                return ServerMessage.parseFrom(frame.payload());
            }
            if (frame.opcode() == 9) {
                frame(0x8A, frame.payload());
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
