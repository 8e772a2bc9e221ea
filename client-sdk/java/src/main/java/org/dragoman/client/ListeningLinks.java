package org.dragoman.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the hub for links for players: by HTTP, since they are about HTTP. */
final class ListeningLinks {
    private static final Pattern MADE =
            Pattern.compile(
                    "\\{\"path\":\"(/listen/[A-Za-z0-9/._~?=&%-]{1,600})\",\"untilMs\":([0-9]{1,15})\\}\\s*");

    private final Options options;

    ListeningLinks(Options options) {
        this.options = options;
    }

    CompletableFuture<ListeningLink> link(String stream) {
        URI site = URI.create(options.hub().toString().replaceFirst("^ws", "http")).resolve("/");
        HttpRequest asked =
                HttpRequest.newBuilder(site.resolve("/listen/" + path(stream) + ".ogg"))
                        .timeout(options.answerPatience())
                        .header("authorization", "Bearer " + options.token().get())
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(options.answerPatience());
        options.trust().ifPresent(client::sslContext);
        return client.build()
                .sendAsync(asked, BodyHandlers.ofString())
                .thenApply(answer -> made(site, answer));
    }

    private static ListeningLink made(URI site, HttpResponse<String> answer) {
        Matcher made = MADE.matcher(answer.body());
        if (answer.statusCode() != 201 || !made.matches()) {
            throw new NoLinkException(answer.statusCode(), answer.body().strip());
        }
        return new ListeningLink(
                site.resolve(made.group(1)), Instant.ofEpochMilli(Long.parseLong(made.group(2))));
    }

    private static String path(String stream) {
        return URLEncoder.encode(stream, StandardCharsets.UTF_8).replace("%2F", "/");
    }
}
