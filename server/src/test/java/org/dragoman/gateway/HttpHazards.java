package org.dragoman.gateway;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;

import java.io.EOFException;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests and upgrades that no honest client sends. */
final class HttpHazards {
    private final Venue venue;

    HttpHazards(Venue venue) {
        this.venue = venue;
    }

    private int port() {
        return venue.house().port();
    }

    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        origins(all);
        upgrades(all);
        tokens(all);
        smuggled(all);
        sizes(all);
        paths(all);
        management(all);
        return all;
    }

    private void origins(List<Hazard> all) {
        for (String origin :
                List.of(
                        "https://evil.example",
                        "null",
                        "http://127.0.0.1:" + port() + ".evil.example",
                        "https://portal.example.evil")) {
            all.add(
                    Hazard.of(
                            "H01",
                            "an upgrade from the origin " + origin.replace("" + port(), "PORT"),
                            "403 names origin",
                            () -> upgraded("origin", RawSocket.BINARY, "Origin: " + origin)));
        }
        all.add(
                Hazard.of(
                        "H01",
                        "an upgrade with a foreign Host and the same foreign Origin",
                        "403 names origin or 421",
                        () ->
                                asked(
                                        port(),
                                        "origin",
                                        upgrade("evil.example")
                                                + RawSocket.KEY
                                                + "\r\n"
                                                + RawSocket.BINARY
                                                + "\r\nOrigin: http://evil.example\r\n\r\n")));
        all.add(
                Hazard.of(
                        "H01",
                        "ten upgrades from foreign origins, and the meter of those turned away",
                        "counted",
                        () -> {
                            double before = turnedAway();
                            for (int i = 0; i < 10; i++) {
                                upgraded(
                                        "",
                                        RawSocket.BINARY,
                                        "Origin: https://evil" + i + ".example");
                            }
                            return turnedAway() >= before + 10 ? "counted" : "not counted";
                        }));
    }

    private double turnedAway() throws IOException {
        String meters = got(venue.house().managementPort(), "GET /metrics");
        return meters.lines()
                .filter(line -> line.startsWith("dragoman_turned_away_total{by=\"origin\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void upgrades(List<Hazard> all) {
        all.add(
                Hazard.of(
                        "H02",
                        "an upgrade without a key",
                        "400",
                        () -> status(head(RawSocket.BINARY))));
        all.add(
                Hazard.of(
                        "H02",
                        "an upgrade with a key of 15 bytes",
                        "400",
                        () ->
                                status(
                                        head(
                                                RawSocket.BINARY,
                                                "Sec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1"))));
        all.add(
                Hazard.of(
                        "H04",
                        "an upgrade without a subprotocol",
                        "400 names supported: dragoman.v1",
                        () -> upgraded("supported: dragoman.v1")));
        all.add(
                Hazard.of(
                        "H04",
                        "an upgrade with another subprotocol",
                        "400 names supported: dragoman.v1",
                        () -> upgraded("supported: dragoman.v1", "Sec-WebSocket-Protocol: mqtt")));
        all.add(
                Hazard.of(
                        "H04",
                        "an upgrade with 40 subprotocols",
                        "431",
                        () -> upgraded("supported", "Sec-WebSocket-Protocol: " + names(40))));
        all.add(
                Hazard.of(
                        "H04",
                        "an upgrade with 10,000 subprotocols",
                        "431",
                        () -> upgraded("supported", "Sec-WebSocket-Protocol: " + names(10_000))));
        all.add(
                Hazard.of(
                        "H19",
                        "an upgrade that offers permessage-deflate",
                        "101",
                        () ->
                                upgraded(
                                        "permessage-deflate",
                                        RawSocket.BINARY,
                                        "Sec-WebSocket-Extensions: permessage-deflate;"
                                                + " client_max_window_bits")));
    }

    private static String names(int many) {
        return IntStream.range(0, many).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
    }

    private void tokens(List<Hazard> all) {
        for (String name :
                List.of(
                        "token",
                        "t",
                        "code",
                        "access_token",
                        "jwt",
                        "Token",
                        "bearer",
                        "auth",
                        "x")) {
            all.add(
                    Hazard.changing(
                            "H05",
                            "an upgrade with a badge in the query, as " + name,
                            "400 names tokens never in URLs",
                            () ->
                                    asked(
                                            port(),
                                            "tokens never in URLs",
                                            upgrade("/v1/session?" + name + "=" + exposed(), host())
                                                    + RawSocket.KEY
                                                    + "\r\n"
                                                    + RawSocket.BINARY
                                                    + "\r\n\r\n")));
        }
        for (String path :
                List.of("/?access_token=", "/listen/fr.ogg?auth=", "/v1/captions?jwt=")) {
            all.add(
                    Hazard.changing(
                            "H05",
                            "GET " + path + "BADGE",
                            "400 names tokens never in URLs",
                            () ->
                                    asked(
                                            port(),
                                            "tokens never in URLs",
                                            request("GET " + path + exposed(), host()))));
        }
    }

    /** A badge that is good and may be ended by this, since others saw it. */
    private String exposed() {
        return venue.token("press-2");
    }

    private void smuggled(List<Hazard> all) {
        String next = request("GET /livez", host());
        all.add(
                smuggling(
                        "Content-Length and Transfer-Encoding at once, and a request behind it",
                        "POST / HTTP/1.1\r\nHost: "
                                + host()
                                + "\r\n"
                                + "Content-Length: 4\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "0\r\n\r\n"
                                + next));
        all.add(
                smuggling(
                        "a blank before the colon of Transfer-Encoding",
                        "POST / HTTP/1.1\r\nHost: "
                                + host()
                                + "\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n"
                                + next));
        all.add(
                smuggling(
                        "a chunk with a line end within quotes of its extension",
                        "POST / HTTP/1.1\r\nHost: "
                                + host()
                                + "\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n"
                                + "1;a=\"\n"
                                + "\"\r\n"
                                + "x\r\n"
                                + "0\r\n\r\n"
                                + next));
        all.add(
                smuggling(
                        "NUL before the request line",
                        "\0GET / HTTP/1.1\r\nHost: " + host() + "\r\n\r\n" + next));
        all.add(
                smuggling(
                        "two lengths that differ",
                        "POST / HTTP/1.1\r\nHost: "
                                + host()
                                + "\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd"
                                + next));
        all.add(
                Hazard.of(
                        "H09",
                        "the preface of HTTP/2",
                        "closed, one answer at the most",
                        () -> closing("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")));
        all.add(
                Hazard.of(
                        "H09",
                        "a TLS hello of 16 MB on a port without TLS",
                        "closed, one answer at the most",
                        () ->
                                closing(
                                        "\u0016\u0003\u0001\u00FF\u00FF\u0001\u00FF\u00FF\u00FF"
                                                .repeat(500))));
        all.add(
                Hazard.of(
                        "H09",
                        "a frame of SPDY",
                        "closed, one answer at the most",
                        () ->
                                closing(
                                        "\u0080\u0003\u0000\u0001\u0001\u0000\u0001\u000E"
                                                .repeat(20))));
    }

    private Hazard smuggling(String sent, String bytes) {
        return Hazard.of(
                "H06",
                sent,
                "closed, one answer at the most",
                () -> {
                    String fate = closing(bytes);
                    return fate;
                });
    }

    /** Whether there is one answer at most, no good one, and then the end. */
    private String closing(String bytes) throws IOException {
        try (var raw = new RawSocket(port())) {
            raw.write(bytes);
            String all = raw.readAll();
            int answers = all.split("HTTP/1\\.1 ", -1).length - 1;
            boolean good = all.contains("HTTP/1.1 2") || all.contains("HTTP/1.1 101");
            return answers > 1 || good
                    ? "answered: " + firstLine(all)
                    : "closed, one answer at the most";
        } catch (SocketTimeoutException e) {
            return "left open";
        } catch (SocketException e) {
            return "closed, one answer at the most";
        }
    }

    private static String firstLine(String answer) {
        return answer.lines().findFirst().orElse("nothing");
    }

    private void sizes(List<Hazard> all) {
        all.add(
                Hazard.of(
                        "H07",
                        "headers of 64 KB",
                        "431",
                        () -> status(request("GET /", host(), "X: " + "a".repeat(65_536)))));
        all.add(
                Hazard.of(
                        "H07",
                        "1,000 headers in 9 KB",
                        "431",
                        () ->
                                status(
                                        request(
                                                "GET /",
                                                host(),
                                                IntStream.range(0, 1000)
                                                        .mapToObj(i -> "a" + i + ": 1")
                                                        .toArray(String[]::new)))));
        all.add(
                Hazard.of(
                        "H07",
                        "an address of 8 KB",
                        "414",
                        () -> status(request("GET /" + "a".repeat(8192), host()))));
        all.add(
                Hazard.of(
                        "H08",
                        "100 connections that bring a byte a second",
                        "all closed, an honest one enters",
                        this::slowly));
        all.add(
                Hazard.of(
                        "H09",
                        "200 requests that claim a body of 1 GB and bring none",
                        "nothing set aside",
                        () -> {
                            long before = direct();
                            var open = new ArrayList<RawSocket>();
                            for (int i = 0; i < 200; i++) {
                                var raw = new RawSocket(port());
                                raw.write(
                                        "POST / HTTP/1.1\r\n"
                                                + "Host: x\r\n"
                                                + "Content-Length: 1000000000\r\n\r\n");
                                open.add(raw);
                            }
                            long after = direct();
                            for (RawSocket raw : open) {
                                raw.close();
                            }
                            return after - before < 200L * 64 * 1024
                                    ? "nothing set aside"
                                    : "set aside";
                        }));
    }

    /** Bytes outside the heap: of the allocator, and of what connections share. */
    static long direct() {
        long shared =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
        return shared
                + ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                        .metric()
                        .usedDirectMemory();
    }

    private String slowly() throws Exception {
        var slow = new ArrayList<RawSocket>();
        for (int i = 0; i < 100; i++) {
            var raw = new RawSocket(port());
            raw.write("G");
            slow.add(raw);
        }
        var drip =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        while (!Thread.interrupted()) {
                                            Thread.sleep(1000);
                                            for (RawSocket raw : slow) {
                                                drop(raw);
                                            }
                                        }
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
        String honest;
        try (var foe = Foe.binary(port(), venue.token("observer-1"))) {
            honest = foe.fate();
        }
        int left = 0;
        for (RawSocket raw : slow) {
            left += isClosed(raw) ? 0 : 1;
        }
        drip.interrupt();
        return (left == 0 ? "all closed" : left + " left open")
                + (honest.equals("kept")
                        ? ", an honest one enters"
                        : ", an honest one is " + honest);
    }

    private static void drop(RawSocket raw) {
        try {
            raw.write("E");
        } catch (IOException e) {
            // Closed, as it should be.
        }
    }

    private static boolean isClosed(RawSocket raw) throws IOException {
        try (raw) {
            return raw.isClosed();
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException | EOFException e) {
            return true;
        }
    }

    private void paths(List<Hazard> all) {
        for (String path :
                List.of(
                        "/recordings/../../etc/passwd",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/..%5c..%5cx",
                        "/assets/../../x",
                        "/%00",
                        "/recordings/6f9619ff-8b86-d011-b42d-00c04fc964ff",
                        "/backstage.drawer")) {
            all.add(
                    Hazard.of(
                            "H56",
                            "GET " + path,
                            "404 names not found",
                            () -> asked(port(), "not found", request("GET " + path, host()))));
        }
    }

    private void management(List<Hazard> all) {
        int port = venue.house().managementPort();
        all.add(
                Hazard.of(
                        "H59",
                        "the journal asked for under a foreign Host, as DNS rebinding would",
                        "403 or 421",
                        () ->
                                asked(
                                        port,
                                        "",
                                        request(
                                                "GET /sessions/opening/journal.txt",
                                                "evil.example:" + port))));
        all.add(
                Hazard.of(
                        "H59",
                        "a form posted to the management port from a foreign page",
                        "403 or 404 or 405 or 421",
                        () ->
                                asked(
                                        port,
                                        "",
                                        "POST /sessions/opening/head HTTP/1.1\r\nHost: 127.0.0.1:"
                                                + port
                                                + "\r\n"
                                                + "Origin: https://evil.example\r\n"
                                                + "Content-Type:"
                                                + " application/x-www-form-urlencoded\r\n"
                                                + "Content-Length: 3\r\n"
                                                + "Connection: close\r\n\r\n"
                                                + "a=b")));
        all.add(
                Hazard.of(
                        "H56",
                        "the journal of a session that is none, on the management port",
                        "404 names not found",
                        () ->
                                asked(
                                        port,
                                        "not found",
                                        request(
                                                "GET /sessions/..%2f/journal.txt",
                                                "127.0.0.1:" + port))));
    }

    private String host() {
        return "127.0.0.1:" + port();
    }

    private String upgrade(String host) {
        return upgrade("/v1/session", host);
    }

    private static String upgrade(String path, String host) {
        return "GET "
                + path
                + " HTTP/1.1\r\nHost: "
                + host
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
    }

    /** An upgrade with these lines alone. */
    private String head(String... lines) {
        return upgrade(host()) + String.join("\r\n", lines) + "\r\n\r\n";
    }

    private String upgraded(String word, String... lines) throws IOException {
        return asked(
                port(),
                word,
                upgrade(host()) + RawSocket.KEY + "\r\n" + String.join("\r\n", lines) + "\r\n\r\n");
    }

    private static String request(String line, String host, String... headers) {
        return line
                + " HTTP/1.1\r\nHost: "
                + host
                + "\r\nConnection: close\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                + "\r\n";
    }

    private String status(String request) throws IOException {
        return asked(port(), "", request);
    }

    private static String got(int port, String line) throws IOException {
        try (var raw = new RawSocket(port)) {
            raw.write(request(line, "127.0.0.1:" + port));
            return raw.readAll();
        }
    }

    /** The status of an answer, and whether it names a word. */
    private static String asked(int port, String word, String request) throws IOException {
        try (var raw = new RawSocket(port)) {
            raw.write(request);
            String head = raw.readHead();
            String status = head.split(" ", 3)[1];
            String all = status.equals("101") ? head : head + raw.readAll();
            return status + (!word.isEmpty() && all.contains(word) ? " names " + word : "");
        } catch (EOFException | SocketException e) {
            return "closed";
        }
    }
}
