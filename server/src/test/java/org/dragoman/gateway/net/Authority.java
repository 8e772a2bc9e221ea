package org.dragoman.gateway.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.security.auth.x500.X500Principal;

/**
 * An authority that speaks ACME (RFC 8555, RFC 8737, RFC 9773) on this machine: it checks nonces and signatures, looks for the
 * name where the challenge says, and signs what was asked for.
 */
final class Authority implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NAME = "conf.example.org";

    private final HttpServer server;
    private final X509Bundle root;
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final Map<String, ECKey> accounts = new ConcurrentHashMap<>();
    private final Map<Integer, String> certificates = new ConcurrentHashMap<>();
    private final Map<String, String> statusOf = new ConcurrentHashMap<>();

    /** What was ordered, in order. */
    final List<JsonNode> orders = new CopyOnWriteArrayList<>();

    /** What was wrong with what came. */
    final List<String> wrong = new CopyOnWriteArrayList<>();

    /** The ports where a server is looked for. */
    final CompletableFuture<Integer> tlsPort = new CompletableFuture<>();

    final CompletableFuture<Integer> httpPort = new CompletableFuture<>();

    /** From when on certificates are to be renewed. */
    volatile Instant renewFrom = Instant.now().plus(300, ChronoUnit.DAYS);

    Authority() throws Exception {
        root =
                new CertificateBuilder()
                        .subject("CN=Authority of the tests")
                        .setIsCertificateAuthority(true)
                        .buildSelfSigned();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI directory() {
        return URI.create(at("/directory"));
    }

    X509Certificate root() {
        return root.getCertificate();
    }

    int accounts() {
        return accounts.size();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange asked) throws IOException {
        try (asked) {
            String path = asked.getRequestURI().getPath();
            String nonce = Long.toHexString(System.nanoTime()) + "-" + nonces.size();
            nonces.add(nonce);
            asked.getResponseHeaders().set("Replay-Nonce", nonce);
            asked.getResponseHeaders().set("Cache-Control", "no-store");
            switch (path.split("/", 4)[1]) {
                case "directory" -> send(asked, 200, directoryOf());
                case "nonce" -> asked.sendResponseHeaders(200, -1);
                case "renewal" -> send(asked, 200, renewal());
                default -> posted(asked, path);
            }
        } catch (Exception e) {
            wrong.add(e.toString());
        }
    }

    private ObjectNode directoryOf() {
        var all = JSON.createObjectNode();
        Map.of(
                        "newNonce", "/nonce",
                        "newAccount", "/account",
                        "newOrder", "/order",
                        "revokeCert", "/revoke",
                        "keyChange", "/change",
                        "renewalInfo", "/renewal")
                .forEach((name, path) -> all.put(name, at(path)));
        all.putObject("meta").put("termsOfService", at("/terms"));
        return all;
    }

    private ObjectNode renewal() {
        var info = JSON.createObjectNode();
        info.putObject("suggestedWindow")
                .put("start", renewFrom.truncatedTo(ChronoUnit.SECONDS).toString())
                .put(
                        "end",
                        renewFrom
                                .plus(2, ChronoUnit.DAYS)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString());
        return info;
    }

    private void posted(HttpExchange asked, String path) throws Exception {
        JsonNode flat = JSON.readTree(asked.getRequestBody());
        var signed =
                JWSObject.parse(
                        flat.path("protected").asText()
                                + "."
                                + flat.path("payload").asText()
                                + "."
                                + flat.path("signature").asText());
        Map<String, Object> head = signed.getHeader().toJSONObject();
        ECKey key =
                signed.getHeader().getJWK() instanceof ECKey jwk
                        ? jwk
                        : accounts.get(String.valueOf(head.get("kid")));
        if (!nonces.remove(String.valueOf(head.get("nonce")))
                || !at(path).equals(head.get("url"))
                || key == null
                || !signed.verify(new ECDSAVerifier(key))) {
            wrong.add("nonce, url or signature of " + path);
            send(
                    asked,
                    400,
                    JSON.createObjectNode().put("type", "urn:ietf:params:acme:error:malformed"));
            return;
        }
        String[] parts = path.split("/", -1);
        String payload = signed.getPayload().toString();
        switch (parts[1]) {
            case "account" -> account(asked, key);
            case "order" -> order(asked, parts, payload);
            case "authorization" -> send(asked, 200, authorization(parts[2]));
            case "challenge" -> challenge(asked, parts, key);
            case "finalize" -> issue(asked, parts[2], JSON.readTree(payload));
            case "certificate" -> {
                asked.getResponseHeaders().set("Content-Type", "application/pem-certificate-chain");
                byte[] pem =
                        Objects.requireNonNull(certificates.get(Integer.valueOf(parts[2])))
                                .getBytes(StandardCharsets.US_ASCII);
                asked.sendResponseHeaders(200, pem.length);
                asked.getResponseBody().write(pem);
            }
            default -> wrong.add("nothing at " + path);
        }
    }

    private void account(HttpExchange asked, ECKey key) throws Exception {
        String kid = at("/account/" + key.computeThumbprint());
        boolean known = accounts.put(kid, key) != null;
        asked.getResponseHeaders().set("Location", kid);
        send(asked, known ? 200 : 201, JSON.createObjectNode().put("status", "valid"));
    }

    private void order(HttpExchange asked, String[] parts, String payload) throws IOException {
        if (parts.length > 2) {
            send(asked, 200, orderOf(parts[2]));
            return;
        }
        orders.add(JSON.readTree(payload));
        String number = Integer.toString(orders.size());
        asked.getResponseHeaders().set("Location", at("/order/" + number));
        send(asked, 201, orderOf(number));
    }

    private ObjectNode orderOf(String number) {
        var order = JSON.createObjectNode();
        boolean issued = certificates.containsKey(Integer.valueOf(number));
        boolean shown = "valid".equals(statusOf.get(number));
        order.put("status", issued ? "valid" : shown ? "ready" : "pending");
        order.putArray("identifiers").addObject().put("type", "dns").put("value", NAME);
        order.putArray("authorizations").add(at("/authorization/" + number));
        order.put("finalize", at("/finalize/" + number));
        if (issued) {
            order.put("certificate", at("/certificate/" + number));
        }
        return order;
    }

    private ObjectNode authorization(String number) {
        var authorization = JSON.createObjectNode();
        authorization.put("status", statusOf.getOrDefault(number, "pending"));
        authorization.putObject("identifier").put("type", "dns").put("value", NAME);
        var challenges = authorization.putArray("challenges");
        for (String type : List.of("http-01", "tls-alpn-01")) {
            challenges.add(challengeOf(number, type));
        }
        return authorization;
    }

    private ObjectNode challengeOf(String number, String type) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("url", at("/challenge/" + number + "/" + type))
                .put("token", "token-" + number + "-of-the-authority")
                .put("status", statusOf.getOrDefault(number, "pending"));
    }

    private void challenge(HttpExchange asked, String[] parts, ECKey key) throws Exception {
        String number = parts[2];
        if (!statusOf.containsKey(number)) {
            String wanted = "token-" + number + "-of-the-authority." + key.computeThumbprint();
            boolean found = parts[3].equals("http-01") ? byHttp(number, wanted) : byTls(wanted);
            statusOf.put(number, found ? "valid" : "invalid");
        }
        send(asked, 200, challengeOf(number, parts[3]));
    }

    private boolean byHttp(String number, String wanted) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + httpPort.get(30, TimeUnit.SECONDS)
                                                    + "/.well-known/acme-challenge/token-"
                                                    + number
                                                    + "-of-the-authority"))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .strip()
                    .equals(wanted);
        }
    }

    private boolean byTls(String wanted) throws Exception {
        X509Certificate shown = served(tlsPort.get(30, TimeUnit.SECONDS), "acme-tls/1");
        byte[] extension = shown.getExtensionValue("1.3.6.1.5.5.7.1.31");
        byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
        return MessageDigest.isEqual(
                ASN1OctetString.getInstance(inner).getOctets(),
                MessageDigest.getInstance("SHA-256")
                        .digest(wanted.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The certificate that is shown at a port to whoever offers these protocols. */
    static X509Certificate served(int port, String... protocols) throws Exception {
        var trust = SSLContext.getInstance("TLS");
        trust.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
        try (var socket = (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(NAME)));
            parameters.setApplicationProtocols(protocols);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private void issue(HttpExchange asked, String number, JsonNode finalizing) throws Exception {
        var request =
                new JcaPKCS10CertificationRequest(
                        Base64.getUrlDecoder().decode(finalizing.path("csr").asText()));
        var extensions = new JcaX509ExtensionUtils();
        var builder =
                new JcaX509v3CertificateBuilder(
                        root.getCertificate(),
                        BigInteger.valueOf(1000 + orders.size()),
                        Date.from(Instant.now().minus(1, ChronoUnit.DAYS)),
                        Date.from(Instant.now().plus(90, ChronoUnit.DAYS)),
                        new X500Principal("CN=" + NAME),
                        request.getPublicKey());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, NAME)));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(root.getCertificate()));
        var signer =
                new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(root.getKeyPair().getPrivate());
        byte[] issued = builder.build(signer).getEncoded();
        var chain = List.of(PrivateFiles.pem("CERTIFICATE", issued), root.getCertificatePEM());
        certificates.put(Integer.valueOf(number), String.join("\n", chain));
        asked.getResponseHeaders().set("Location", at("/order/" + number));
        send(asked, 200, orderOf(number));
    }

    private static void send(HttpExchange asked, int status, ObjectNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        asked.getResponseHeaders()
                .set(
                        "Content-Type",
                        status < 400 ? "application/json" : "application/problem+json");
        asked.sendResponseHeaders(status, bytes.length);
        asked.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
