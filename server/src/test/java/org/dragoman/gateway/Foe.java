package org.dragoman.gateway;

import com.google.protobuf.util.JsonFormat;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ClockQuestion;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client in either form of the wire that says what it should not, and tells in few words what came of it. */
final class Foe implements AutoCloseable {
    private static final int TEXT = 0x81;
    private static final long QUESTION = 77;
    private static final long PATIENCE_NS = 10_000_000_000L;

    final RawSocket raw;
    private final boolean json;
    private Welcome welcome = Welcome.getDefaultInstance();

    private Foe(RawSocket raw, boolean json) {
        this.raw = raw;
        this.json = json;
    }

    /** Upgraded, with nothing said. */
    static Foe silent(int port, boolean json) throws IOException {
        var raw =
                RawSocket.upgrading(port, RawSocket.KEY, json ? RawSocket.JSON : RawSocket.BINARY);
        raw.readHead();
        return new Foe(raw, json);
    }

    /** Welcomed in the binary form. */
    static Foe binary(int port, String token) throws IOException {
        return entered(silent(port, false), token);
    }

    /** Welcomed under JSON. */
    static Foe json(int port, String token) throws IOException {
        return entered(silent(port, true), token);
    }

    private static Foe entered(Foe foe, String token) throws IOException {
        return foe.enter(Hello.newBuilder().setToken(token).setLanguage("en").build());
    }

    /** Says Hello and waits for Welcome. */
    Foe enter(Hello hello) throws IOException {
        say(ClientMessage.newBuilder().setHello(hello).build());
        long until = System.nanoTime() + PATIENCE_NS;
        while (true) {
            RawSocket.Frame frame = next(until);
            if (frame.opcode() == 8) {
                throw new IOException("not welcomed: " + code(frame));
            }
            if (read(frame).hasWelcome()) {
                welcome = read(frame).getWelcome();
                return this;
            }
        }
    }

    Welcome welcome() {
        return welcome;
    }

    void say(ClientMessage message) throws IOException {
        if (json) {
            text(JsonFormat.printer().print(message));
        } else {
            raw.send(message);
        }
    }

    void say(ClientMessage.Builder message) throws IOException {
        say(message.build());
    }

    /** A text message. */
    void text(String text) throws IOException {
        raw.frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A binary message of bytes. */
    void bytes(byte[] bytes) throws IOException {
        raw.frame(0x82, bytes);
    }

    /** What is answered, in one word and the field: a refusal, a notice, an acceptance, or the end. */
    String answer() throws IOException {
        return until(true);
    }

    /** How it ends: with which code, or "kept" where an honest question is answered. */
    String fate() throws IOException {
        try {
            say(
                    ClientMessage.newBuilder()
                            .setClock(ClockQuestion.newBuilder().setClientTimeUs(QUESTION)));
        } catch (SocketException e) {
            return until(false); // closed already; what was said before may still be read
        }
        return until(false);
    }

    /** The answer, and whether the connection stays. */
    String answerAndFate() throws IOException {
        String answer = answer();
        return answer.startsWith("closed") ? answer : answer + ", " + fate();
    }

    private String until(boolean answers) throws IOException {
        try {
            long until = System.nanoTime() + PATIENCE_NS;
            while (true) {
                RawSocket.Frame frame = next(until);
                if (frame.opcode() == 8) {
                    return "closed " + code(frame);
                }
                if (frame.opcode() > 2) {
                    continue;
                }
                ServerMessage message = read(frame);
                if (message.getClock().getClientTimeUs() == QUESTION) {
                    return answers ? "nothing" : "kept";
                }
                String answer = answers ? answered(message) : "";
                if (!answer.isEmpty()) {
                    return answer;
                }
            }
        } catch (EOFException | SocketException e) {
            return "closed without a code";
        } catch (SocketTimeoutException e) {
            return "nothing";
        }
    }

    private static String answered(ServerMessage message) {
        if (message.hasRefused()) {
            var no = message.getRefused();
            return said(no.getCode(), no.getField());
        }
        if (message.hasNotice()) {
            var no = message.getNotice();
            return said(no.getCode(), no.getField());
        }
        return message.hasAccepted() ? "accepted" : "";
    }

    private static String said(RefusalCode code, String field) {
        return (code.name().substring("REFUSAL_CODE_".length()) + " " + field).strip();
    }

    private static int code(RawSocket.Frame close) {
        byte[] payload = close.payload();
        return payload.length < 2 ? 1005 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    }

    /** The next frame that is no ping; pings are answered, as every client does. */
    private RawSocket.Frame next(long untilNs) throws IOException {
        while (System.nanoTime() < untilNs) {
            RawSocket.Frame frame = raw.read();
            if (frame.opcode() != 9) {
                return frame;
            }
            raw.frame(0x8A, frame.payload());
        }
        throw new SocketTimeoutException("other things came, and not what was waited for");
    }

    /** The next message that is wanted. */
    ServerMessage until(java.util.function.Predicate<ServerMessage> wanted) throws IOException {
        long until = System.nanoTime() + PATIENCE_NS;
        while (true) {
            RawSocket.Frame frame = next(until);
            if (frame.opcode() == 8) {
                throw new IOException("closed " + code(frame));
            }
            if (frame.opcode() <= 2 && wanted.test(read(frame))) {
                return read(frame);
            }
        }
    }

    static ServerMessage read(RawSocket.Frame frame) throws IOException {
        if (frame.opcode() == 2) {
            return ServerMessage.parseFrom(frame.payload());
        }
        var message = ServerMessage.newBuilder();
        JsonFormat.parser()
                .ignoringUnknownFields()
                .merge(new String(frame.payload(), StandardCharsets.UTF_8), message);
        return message.build();
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
