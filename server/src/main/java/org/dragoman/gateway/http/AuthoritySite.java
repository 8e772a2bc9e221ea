package org.dragoman.gateway.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;

import org.dragoman.gateway.net.AcmeAnswers;
import org.dragoman.gateway.net.Front;

import java.net.URI;
import java.util.Optional;

/** What is found at the port for plain HTTP: an authority's answer, and for everybody else the way to the server's address. */
public final class AuthoritySite implements Front.Site {
    private final AcmeAnswers answers;
    private final Optional<URI> url;

    public AuthoritySite(AcmeAnswers answers, Optional<URI> url) {
        this.answers = answers;
        this.url = url;
    }

    @Override
    public FullHttpResponse answer(ChannelHandlerContext context, FullHttpRequest request) {
        String path = request.uri().split("\\?", 2)[0];
        Optional<String> answer = answers.at(path);
        if (answer.isPresent()) {
            return Front.plain(HttpResponseStatus.OK, answer.get());
        }
        if (url.isEmpty() || path.startsWith(AcmeAnswers.PATH)) {
            return Front.plain(HttpResponseStatus.NOT_FOUND, "not found");
        }
        FullHttpResponse there = Front.plain(HttpResponseStatus.MOVED_PERMANENTLY, "come by https");
        // What stands behind the host may hold what is secret in it by mistake.
        there.headers().set(HttpHeaderNames.LOCATION, url.get() + pageOf(path));
        return there;
    }

    private static String pageOf(String path) {
        return path.matches("/[a-z]{0,32}") ? path : "/";
    }
}
