package org.dragoman.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;

import org.dragoman.gateway.net.Front;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** The consoles' files, read into memory once; nothing else of any disk can be asked for. */
public final class Pages {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json; charset=utf-8"),
                    Map.entry("webmanifest", "application/manifest+json; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("map", "application/json; charset=utf-8"));
    private static final String POLICY =
            "default-src 'self'; connect-src 'self'; img-src 'self' data:; script-src 'self'"
                + " 'wasm-unsafe-eval'; worker-src 'self' blob:; media-src 'self' blob:; object-src"
                + " 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, Page> pages = new HashMap<>();
    private String build = "";
    private String policy = POLICY;

    private record Page(
            byte[] bytes, byte @Nullable [] zipped, String type, String tag, boolean immutable) {}

    /** Reads the files below a folder of the class path; without it there are none. */
    public static Pages below(String folder) throws IOException {
        var pages = new Pages();
        URL root = Pages.class.getResource("/" + folder);
        if (root == null) {
            return pages;
        }
        try {
            URI uri = root.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    pages.readAll(jar.getPath("/" + folder));
                }
            } else {
                pages.readAll(Path.of(uri));
            }
        } catch (URISyntaxException e) {
            throw new IOException("the consoles' files are nowhere", e);
        }
        pages.name();
        return pages;
    }

    /** Lets pages frame what stands at these addresses' origins: the videos of sign languages. */
    public void frames(Stream<URI> addresses) {
        String origins =
                addresses
                        .map(at -> at.getScheme() + "://" + at.getRawAuthority())
                        .distinct()
                        .collect(Collectors.joining(" "));
        policy = origins.isEmpty() ? POLICY : POLICY + "; frame-src " + origins;
    }

    /** The name of this build of the pages: another one if a byte of any file is another. Empty where there are none. */
    public String build() {
        return build;
    }

    /** Names the build, and has each page say of which it is. */
    private void name() throws IOException {
        var sum = new CRC32();
        for (var page : new TreeMap<>(pages).entrySet()) {
            sum.update(page.getKey().getBytes(StandardCharsets.UTF_8));
            sum.update(page.getValue().bytes());
        }
        build = pages.isEmpty() ? "" : "%08x".formatted(sum.getValue());
        for (var page : Map.copyOf(pages).entrySet()) {
            if (page.getKey().endsWith(".html")) {
                String text = new String(page.getValue().bytes(), StandardCharsets.UTF_8);
                String said = text.replaceFirst("<html ", "<html data-build=\"" + build + "\" ");
                read(page.getKey(), said.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void readAll(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = "/" + root.relativize(file).toString().replace('\\', '/');
                try (InputStream in = Files.newInputStream(file)) {
                    read(name, in.readAllBytes());
                }
            }
        }
    }

    private void read(String name, byte[] bytes) throws IOException {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = TYPES.getOrDefault(ending, "application/octet-stream");
        var sum = new CRC32();
        sum.update(bytes);
        String tag = "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\"";
        boolean zips = !ending.equals("png") && !ending.equals("woff2");
        var page =
                new Page(
                        bytes, zips ? zipped(bytes) : null, type, tag, name.startsWith("/assets/"));
        pages.put(name, page);
        if (name.endsWith("/index.html")) {
            pages.put(name.substring(0, name.length() - "index.html".length()), page);
        } else if (name.endsWith(".html")) {
            pages.put(name.substring(0, name.length() - ".html".length()), page);
        }
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /** The page asked for, 304, 404 or 405. */
    public FullHttpResponse answer(FullHttpRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return Front.plain(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET and HEAD here");
        }
        var asked = new QueryStringDecoder(request.uri());
        Page page = pages.get(asked.path());
        if (page == null) {
            return MangledLink.of(request.uri())
                    .filter(link -> pages.containsKey(link.page()))
                    .map(MangledLink::answer)
                    .orElseGet(() -> Front.plain(HttpResponseStatus.NOT_FOUND, "not found"));
        }
        if (page.tag().equals(request.headers().get(HttpHeaderNames.IF_NONE_MATCH))) {
            return headed(page, HttpResponseStatus.NOT_MODIFIED, new byte[0]);
        }
        String accepted = request.headers().get(HttpHeaderNames.ACCEPT_ENCODING, "");
        byte[] zipped = page.zipped();
        if (zipped == null || !accepted.contains("gzip")) {
            return headed(page, HttpResponseStatus.OK, page.bytes());
        }
        FullHttpResponse answer = headed(page, HttpResponseStatus.OK, zipped);
        answer.headers().set(HttpHeaderNames.CONTENT_ENCODING, "gzip");
        return answer;
    }

    private FullHttpResponse headed(Page page, HttpResponseStatus status, byte[] body) {
        var answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, page.type())
                .set(HttpHeaderNames.ETAG, page.tag())
                .set(HttpHeaderNames.VARY, "accept-encoding")
                .set(
                        HttpHeaderNames.CACHE_CONTROL,
                        page.immutable() ? "public, max-age=31536000, immutable" : "no-cache")
                .set("content-security-policy", policy)
                .set("cross-origin-opener-policy", "same-origin")
                .set("cross-origin-embedder-policy", "require-corp")
                .set("cross-origin-resource-policy", "same-origin")
                .set("referrer-policy", "no-referrer")
                .set(
                        "permissions-policy",
                        "microphone=(self), screen-wake-lock=(self), camera=(), geolocation=()")
                .set("x-content-type-options", "nosniff");
        return answer;
    }
}
