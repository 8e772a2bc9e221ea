package org.dragoman.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.util.stream.Stream;

/** What a page may do beside showing itself. */
class PagesTest {
    private final Pages pages = Pages.below("web");

    PagesTest() throws IOException {}

    private String policy() {
        var request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/delegate.html");
        FullHttpResponse answer = pages.answer(request);
        request.release();
        answer.release();
        return answer.headers().get("content-security-policy");
    }

    @Test
    void a_page_frames_nothing_of_others() {
        pages.frames(Stream.of());
        assertThat(policy()).contains("default-src 'self'").doesNotContain("frame-src");
    }

    @Test
    void a_page_frames_the_videos_of_the_conference_and_no_other_site() {
        pages.frames(
                Stream.of("https://video.example/plenary?a=1", "https://video.example:8443/b")
                        .map(URI::create));
        assertThat(policy())
                .endsWith("; frame-src https://video.example https://video.example:8443")
                .contains("script-src 'self'");
    }
}
