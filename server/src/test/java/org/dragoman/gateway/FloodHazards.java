package org.dragoman.gateway;

import com.google.protobuf.ByteString;

import org.dragoman.Server;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.settings.Cidr;
import org.dragoman.settings.Overrides;
import org.dragoman.settings.SettingsFile;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Too many, too often, and those who do not read what they asked for. */
final class FloodHazards implements AutoCloseable {
    private static final int LISTENERS = 32;
    private static final long PENDING_MAX = 256 * 1024;

    /** Each loop may take one more chunk than before: {@code AdaptivePoolingAllocator.MAX_CHUNK_SIZE} of Netty 4.2. */
    private static final long CHUNK_MAX = 8 << 20;

    private static final int LOOPS = 2;

    /** For so long as many read the same before. */
    private static final int READ_SECONDS = 2;

    private static final int SECONDS = 8;
    private static final int PACKET = 1200;
    private static final int ADDRESS_MAX = 20;

    /** Sooner than a request that does not come is given up. */
    private static final long AT_ONCE_NS = 3_000_000_000L;

    private final Venue venue;
    private final Path data;
    private @Nullable Server proxied;

    FloodHazards(Venue venue, Path data) {
        this.venue = venue;
        this.data = data;
    }

    private int port() {
        return venue.house().port();
    }

    List<Hazard> rows() {
        return List.of(
                Hazard.changing(
                        "H55",
                        "32 sockets of one badge under JSON hear sound and captions and never read",
                        "memory is flat, all are closed",
                        () -> neverRead(true)),
                Hazard.changing(
                        "F14",
                        "32 sockets of one badge hear sound and captions and never read",
                        "memory is flat, all are closed",
                        () -> neverRead(false)),
                Hazard.of(
                        "H52",
                        "400 tokens guessed from one public address",
                        "braked, another address enters",
                        this::guesses),
                Hazard.of(
                        "H53",
                        "more connections from one public address than the limit",
                        "429 past the limit, another address enters",
                        this::crowd),
                Hazard.of(
                        "H54",
                        "more connections without a request from one public address than the limit",
                        "those past the limit are closed, another address enters",
                        this::silentCrowd),
                Hazard.of(
                        "H54",
                        "500 connections opened and closed at once",
                        "no descriptor is left, an honest one enters",
                        this::comeAndGo));
    }

    /**
     * The hub must close who does not take decisions and captions, and keep next to nothing for them until then: no more
     * than for as many who read the same, before.
     */
    private String neverRead(boolean json) throws Exception {
        var sockets = new ArrayList<Socket>();
        long most;
        try (var voice = Foe.binary(port(), venue.token("ru-1"));
                var pen = Foe.binary(port(), venue.token("captioner-ru"))) {
            voice.say(
                    RawSocket.command(
                            "deaf-" + json, c -> c.setGoOnAir(GoOnAir.getDefaultInstance())));
            Lease lease = voice.until(m -> m.getLease().getOpen()).getLease();
            var readers = listeners(json);
            readers.forEach(socket -> Thread.startVirtualThread(() -> read(socket)));
            saidAndWritten(voice, pen, lease, 0, READ_SECONDS);
            for (Socket reader : readers) {
                reader.close();
            }
            long before = HttpHazards.direct();
            sockets.addAll(listeners(json));
            most = saidAndWritten(voice, pen, lease, READ_SECONDS, SECONDS) - before;
            voice.say(
                    RawSocket.command(
                            "deaf-off-" + json, c -> c.setGoOffAir(GoOffAir.getDefaultInstance())));
            voice.until(ServerMessage::hasAccepted);
        }
        int open = 0;
        for (Socket socket : sockets) {
            open += isOpen(socket) ? 1 : 0;
        }
        String memory =
                most <= LISTENERS * PENDING_MAX + LOOPS * CHUNK_MAX
                        ? "memory is flat"
                        : "memory grew by " + (most >> 20) + " MB";
        return memory + (open == 0 ? ", all are closed" : ", " + open + " stay open");
    }

    /** Somebody speaks and somebody writes for so long; the most memory meanwhile, in bytes. */
    private static long saidAndWritten(Foe voice, Foe pen, Lease lease, int after, int seconds)
            throws Exception {
        long most = 0;
        for (int i = after * 50; i < (after + seconds) * 50; i++) {
            voice.say(frame(lease, i));
            if (i % 3 == 0) {
                pen.say(caption(i));
            }
            most = Math.max(most, HttpHazards.direct());
            Thread.sleep(20); // the pace of a voice
        }
        return most;
    }

    private List<Socket> listeners(boolean json) throws IOException {
        var all = new ArrayList<Socket>();
        for (int i = 0; i < LISTENERS; i++) {
            all.add(listener(json));
        }
        return all;
    }

    private static void read(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // closed: it has read enough
        }
    }

    /** A listener with next to no room of its own, who has said Hello and what they want to hear. */
    private Socket listener(boolean json) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
        String hello = "{\"hello\":{\"token\":\"" + venue.token("press-1") + "\"}}";
        String listen =
                "{\"listen\":{\"channels\":[" + venue.channel("ru") + "],\"captions\":[\"ru\"]}}";
        var out = socket.getOutputStream();
        out.write(
                ("GET /v1/session HTTP/1.1\r\nHost: 127.0.0.1:"
                                + port()
                                + "\r\n"
                                + "Connection: Upgrade\r\n"
                                + "Upgrade: websocket\r\n"
                                + "Sec-WebSocket-Version: 13\r\n"
                                + RawSocket.KEY
                                + "\r\n"
                                + (json ? RawSocket.JSON : RawSocket.BINARY)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.write(
                json
                        ? masked(0x81, hello.getBytes(StandardCharsets.UTF_8))
                        : masked(0x82, binary(hello)));
        out.write(
                json
                        ? masked(0x81, listen.getBytes(StandardCharsets.UTF_8))
                        : masked(0x82, binary(listen)));
        out.flush();
        return socket;
    }

    private static byte[] binary(String json) throws IOException {
        var message = ClientMessage.newBuilder();
        com.google.protobuf.util.JsonFormat.parser().merge(json, message);
        return message.build().toByteArray();
    }

    private static byte[] masked(int first, byte[] payload) {
        int head = payload.length < 126 ? 2 : 4;
        byte[] frame = new byte[head + 4 + payload.length];
        frame[0] = (byte) first;
        frame[1] = (byte) (0x80 | (head == 2 ? payload.length : 126));
        if (head == 4) {
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, head + 4, payload.length);
        return frame;
    }

    private static ClientMessage frame(Lease lease, int sequence) {
        return ClientMessage.newBuilder()
                .setAudio(
                        Audio.newBuilder()
                                .addFrames(
                                        AudioFrame.newBuilder()
                                                .setChannel(lease.getChannel())
                                                .setEpoch(lease.getEpoch())
                                                .setSequence(sequence)
                                                .setCaptured(sequence * 960L)
                                                .setVoice(200)
                                                .setOpus(opus())))
                .build();
    }

    private static ByteString opus() {
        byte[] packet = new byte[PACKET];
        packet[0] = 8;
        return ByteString.copyFrom(packet);
    }

    private static ClientMessage caption(int number) {
        return ClientMessage.newBuilder()
                .setCaption(
                        CaptionWrite.newBuilder()
                                .setLanguage("ru")
                                .setSegment("deaf-" + System.nanoTime())
                                .setRevision(1)
                                .setText("слово ".repeat(300) + number))
                .build();
    }

    /** Reads what is left of it, and sees whether it ends. */
    private static boolean isOpen(Socket socket) throws IOException {
        try (socket) {
            socket.setSoTimeout(2000);
            InputStream in = socket.getInputStream();
            byte[] bin = new byte[65_536];
            long until = System.nanoTime() + 20_000_000_000L;
            while (System.nanoTime() < until) {
                if (in.read(bin) < 0) {
                    return false;
                }
            }
            return true;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (SocketException e) {
            return false;
        }
    }

    /** A hub behind a proxy that says whom it speaks for, so that clients come from addresses of the world. */
    private Server proxied() throws Exception {
        Server open = proxied;
        if (open == null) {
            var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var settings =
                    SettingsFile.read(
                            Optional.empty(),
                            new Overrides(
                                    Map.of(),
                                    List.of("limits.connections_per_address=" + ADDRESS_MAX)));
            open =
                    new Server(
                            new Server.Plan(
                                    ConferenceFile.read(Venue.BAKU),
                                    data,
                                    new Server.Ports(
                                            new Hub.OpenPort(
                                                    anyPort,
                                                    null,
                                                    Optional.empty(),
                                                    Set.of(),
                                                    Set.of(),
                                                    List.of(Cidr.of("127.0.0.0/8"))),
                                            anyPort),
                                    settings.tuning()));
            proxied = open;
        }
        return open;
    }

    private RawSocket from(String address) throws Exception {
        var raw = new RawSocket(proxied().port());
        raw.write("PROXY TCP4 " + address + " 127.0.0.1 40000 " + proxied().port() + "\r\n");
        return raw;
    }

    /** The status of an upgrade. */
    private int upgrade(RawSocket raw) throws Exception {
        raw.write(
                "GET /v1/session HTTP/1.1\r\n"
                        + "Host: 127.0.0.1\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + RawSocket.KEY
                        + "\r\n"
                        + RawSocket.BINARY
                        + "\r\n\r\n");
        return Integer.parseInt(raw.readHead().split(" ", 3)[1]);
    }

    private String enters(String address) throws Exception {
        try (var raw = from(address)) {
            if (upgrade(raw) != 101) {
                return "another address does not enter";
            }
            raw.send(
                    ClientMessage.newBuilder()
                            .setHello(
                                    org.dragoman.protocol.v1.Hello.newBuilder()
                                            .setToken(
                                                    proxied()
                                                            .badge(
                                                                    new ParticipantId(
                                                                            "observer-1"))))
                            .build());
            return raw.until(m -> m.hasWelcome() || m.hasLeaving()).hasWelcome()
                    ? "another address enters"
                    : "another address does not enter";
        }
    }

    private String guesses() throws Exception {
        for (int i = 0; i < 400; i++) {
            try (var raw = from("203.0.113.7")) {
                int status = upgrade(raw);
                if (status == 429) {
                    return "braked, " + enters("198.51.100.9");
                }
                raw.send(
                        ClientMessage.newBuilder()
                                .setHello(
                                        org.dragoman.protocol.v1.Hello.newBuilder()
                                                .setToken("a.b." + i))
                                .build());
                int code = raw.closeCode();
                if (code == 4507 || code == 4004) {
                    return "braked, " + enters("198.51.100.9");
                }
            } catch (EOFException | SocketException e) {
                return "braked, " + enters("198.51.100.9");
            }
        }
        return "400 guesses were answered, " + enters("198.51.100.9");
    }

    private String crowd() throws Exception {
        var open = new ArrayList<RawSocket>();
        try {
            for (int i = 0; i < ADDRESS_MAX; i++) {
                var raw = from("203.0.113.50");
                open.add(raw);
                if (upgrade(raw) != 101) {
                    return "only " + i + " come in";
                }
            }
            try (var late = from("203.0.113.50")) {
                return upgrade(late) + " past the limit, " + enters("198.51.100.10");
            }
        } finally {
            for (RawSocket raw : open) {
                raw.close();
            }
        }
    }

    private String silentCrowd() throws Exception {
        var open = new ArrayList<RawSocket>();
        try {
            // An address may have twice as many connections as WebSockets, for pages, players and
            // posts.
            for (int i = 0; i < ADDRESS_MAX * 3; i++) {
                var raw = from("203.0.113.90");
                raw.write("GET /");
                open.add(raw);
            }
            int closed = 0;
            long until = System.nanoTime() + AT_ONCE_NS;
            // Which of them are past it is for two loops to say: they are counted among all.
            for (RawSocket raw : open) {
                int left = (int) Math.max(1, (until - System.nanoTime()) / 1_000_000);
                closed += closesAtOnce(raw, left) ? 1 : 0;
            }
            return (closed >= ADDRESS_MAX
                            ? "those past the limit are closed, "
                            : "only " + closed + " of 20 past the limit are closed, ")
                    + enters("198.51.100.11");
        } finally {
            for (RawSocket raw : open) {
                raw.close();
            }
        }
    }

    /** Closed because there are too many, not because its time is over: it gets an answer or an end without delay. */
    private static boolean closesAtOnce(RawSocket raw, int ms) throws IOException {
        try {
            String said = raw.waitsFor(ms);
            return said.isEmpty() || said.contains("429");
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private String comeAndGo() throws Exception {
        int before = descriptors();
        for (int i = 0; i < 500; i++) {
            new Socket(InetAddress.getLoopbackAddress(), port()).close();
        }
        String honest;
        try (var foe = Foe.binary(port(), venue.token("observer-1"))) {
            honest = foe.fate();
        }
        org.awaitility.Awaitility.await().until(() -> descriptors() <= before + 20);
        return "no descriptor is left, "
                + (honest.equals("kept") ? "an honest one enters" : honest);
    }

    private static int descriptors() {
        String[] open = Path.of("/proc/self/fd").toFile().list();
        return open == null ? 0 : open.length;
    }

    @Override
    public void close() {
        if (proxied != null) {
            proxied.close();
        }
    }
}
