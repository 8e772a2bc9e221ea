package org.dragoman.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MangledLinkTest {
    @Test
    void a_badge_that_a_mail_gateway_put_into_the_path_goes_back_behind_the_hash() {
        var link = MangledLink.of("/delegate%23t=abc.DEF-1_2&l=ar").orElseThrow();
        assertThat(link).isEqualTo(new MangledLink("/delegate", "t=abc.DEF-1_2&l=ar"));
        var answer = link.answer();
        assertThat(answer.status().code()).isEqualTo(302);
        assertThat(answer.headers().get("location")).isEqualTo("/delegate#t=abc.DEF-1_2&l=ar");
        assertThat(answer.headers().get("cache-control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/delegate%23t=abc",
                "/delegate/%23t=abc",
                "/delegate%23t%3Dabc",
                "/delegate%2523t%253Dabc",
                "/delegate%23t=abc?utm_source=mail"
            })
    void it_is_found_however_often_it_was_encoded(String uri) {
        assertThat(MangledLink.of(uri)).contains(new MangledLink("/delegate", "t=abc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/delegate",
                "/delegate%23",
                "/delegate%23t=a%0d%0aSet-Cookie:x",
                "//evil.example%23t=abc",
                "/delegate%23t=<script>",
                "/delegate%2",
                "/%23t=abc"
            })
    void nothing_else_is_taken_for_one(String uri) {
        assertThat(MangledLink.of(uri)).isEmpty();
    }
}
