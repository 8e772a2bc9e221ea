package org.dragoman.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.LanguageTag;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.RefusalCode;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.Stream;

class RefusalTextsTest {
    @Test
    void every_refusal_and_every_close_has_its_words_in_the_five_languages() {
        var codes =
                Stream.concat(
                                Arrays.stream(RefusalCode.values()).map(Enum::name),
                                Arrays.stream(CloseCode.values()).map(Enum::name))
                        .filter(
                                code ->
                                        !code.endsWith("_UNSPECIFIED")
                                                && !code.equals("UNRECOGNIZED"))
                        .toList();
        var all = RefusalTexts.shipped().all();
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(codes);
        all.forEach(
                (code, texts) ->
                        assertThat(texts.keySet()).as(code).contains("ar", "az", "en", "fr", "ru"));
    }

    @Test
    void a_language_without_words_gets_english() {
        assertThat(RefusalTexts.shipped().say("REFUSAL_CODE_LIST_EMPTY", new LanguageTag("sw")))
                .isEqualTo("Nobody is on the list of speakers.");
    }
}
