package org.dragoman.gateway.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

import org.dragoman.conference.Names;
import org.dragoman.gateway.net.Front;
import org.dragoman.gateway.net.HubInitializer;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.journal.AuditSheet;
import org.dragoman.journal.Entry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The journals of sessions that run, as text on the management port: the audit sheet and the head of the chain. A sheet is
 * written page by page on a thread of its own, one sheet at a time, so that neither sound nor decisions wait for it.
 */
public final class JournalPages {
    private static final Logger log = LoggerFactory.getLogger(JournalPages.class);
    private static final Pattern PATH =
            Pattern.compile("/sessions/([A-Za-z0-9_-]{1,64})/(journal\\.txt|head)");
    private static final int ROWS = 500;
    private static final long WAIT_S = 10;

    private final Map<String, Sitting> sittings;
    private final Semaphore writing = new Semaphore(1);

    public JournalPages(Map<String, Sitting> sittings) {
        this.sittings = sittings;
    }

    /** Of those sessions alone whose conference lets anybody read the sheet. */
    public static JournalPages ofPublic(Map<String, Sitting> sittings) {
        return new JournalPages(
                sittings.entrySet().stream()
                        .filter(s -> s.getValue().setting().rules().customs().auditPublic())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether it is asked for a sheet, or the head of a chain, that there is. */
    public boolean has(String path) {
        Matcher asked = PATH.matcher(path);
        return asked.matches() && sittings.containsKey(asked.group(1));
    }

    /** The answer, or nothing where a sheet is on its way. */
    public @Nullable FullHttpResponse answer(
            ChannelHandlerContext context, FullHttpRequest request) {
        Matcher path = PATH.matcher(request.uri());
        Sitting sitting = path.matches() ? sittings.get(path.group(1)) : null;
        if (sitting == null) {
            return Front.plain(
                    HttpResponseStatus.NOT_FOUND,
                    "not found: /metrics /livez /readyz /sessions/ID/journal.txt"
                            + " /sessions/ID/head");
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Front.plain(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET");
        }
        if (path.group(2).equals("head")) {
            return Front.plain(
                    HttpResponseStatus.OK, sitting.head().position() + " " + sitting.head().hash());
        }
        if (!writing.tryAcquire()) {
            return Front.plain(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    "another sheet is being written: try again");
        }
        context.pipeline().remove(HubInitializer.FRONT);
        Channel to = context.channel();
        Thread.ofVirtual().name("sheet").start(() -> sheet(sitting, to));
        return null;
    }

    private void sheet(Sitting sitting, Channel to) {
        try {
            send(to, beginning());
            write(sitting, to);
            send(to, LastHttpContent.EMPTY_LAST_CONTENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            log.warn("a sheet was not written to its end: {}", e.toString());
        } finally {
            writing.release();
            to.close();
        }
    }

    private static DefaultHttpResponse beginning() {
        var begin = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        begin.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .set("x-content-type-options", "nosniff")
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        HttpUtil.setTransferEncodingChunked(begin, true);
        HttpUtil.setKeepAlive(begin, false);
        return begin;
    }

    private static void write(Sitting sitting, Channel to)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        var conference = sitting.setting().conference();
        var text = new StringBuilder();
        var sheet = new AuditSheet(text, conference.zone(), new Names(conference)::of);
        sheet.begin(sitting.setting().plan().id().value());
        long upTo = sitting.head().position();
        for (long from = 1; from <= upTo; from += ROWS) {
            int most = (int) Math.min(ROWS, upTo - from + 1);
            List<Entry> rows = sitting.entries(from, most).get(WAIT_S, TimeUnit.SECONDS);
            for (Entry row : rows) {
                sheet.entry(row);
            }
            sendText(to, text);
        }
        sheet.end();
        sendText(to, text);
    }

    private static void sendText(Channel to, StringBuilder text)
            throws IOException, InterruptedException {
        send(
                to,
                new DefaultHttpContent(
                        Unpooled.copiedBuffer(text.toString(), StandardCharsets.UTF_8)));
        text.setLength(0);
    }

    private static void send(Channel to, Object part) throws IOException, InterruptedException {
        var sent = to.writeAndFlush(part);
        if (!sent.await(WAIT_S, TimeUnit.SECONDS) || !sent.isSuccess()) {
            throw new IOException("whoever asked for it is gone");
        }
    }
}
