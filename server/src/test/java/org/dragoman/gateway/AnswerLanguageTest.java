package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.LanguageTag;
import org.dragoman.gateway.wire.RefusalTexts;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** Refusals and notices come in the language that was asked for last, not in the one of Hello for ever. */
class AnswerLanguageTest {
    private static final RefusalTexts TEXTS = RefusalTexts.shipped();
    @TempDir static Path data;
    private static Venue venue;
    private int asked;

    @BeforeAll
    static void open() throws Exception {
        venue = new Venue(data);
    }

    @AfterAll
    static void close() throws Exception {
        venue.close();
    }

    private static RawSocket speaking(String language) throws IOException {
        var raw =
                RawSocket.saying(
                        venue.house().port(),
                        Hello.newBuilder()
                                .setToken(venue.token("fr-1"))
                                .setLanguage(language)
                                .build());
        raw.until(ServerMessage::hasWelcome);
        return raw;
    }

    private static void listen(RawSocket raw, Listen.Builder wanted) throws IOException {
        raw.send(ClientMessage.newBuilder().setListen(wanted).build());
    }

    private String refusal(RawSocket raw) throws IOException {
        raw.send(RawSocket.command("l-" + ++asked, c -> c.getOpenSessionBuilder()));
        return raw.until(ServerMessage::hasRefused).getRefused().getText();
    }

    private static String text(RefusalCode code, String language) {
        return TEXTS.say(code.name(), new LanguageTag(language));
    }

    @Test
    void the_language_that_the_page_has_now_is_the_one_of_refusals_and_notices()
            throws IOException {
        try (var raw = speaking("en")) {
            assertThat(refusal(raw)).isEqualTo(text(RefusalCode.REFUSAL_CODE_FORBIDDEN, "en"));
            listen(raw, Listen.newBuilder().setLanguage("ar"));
            raw.until(ServerMessage::hasListening);
            assertThat(refusal(raw)).isEqualTo(text(RefusalCode.REFUSAL_CODE_FORBIDDEN, "ar"));
            listen(raw, Listen.newBuilder().addChannels(9999));
            assertThat(raw.until(ServerMessage::hasNotice).getNotice().getText())
                    .isEqualTo(text(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL, "ar"));
        }
    }

    @Test
    void a_wish_to_listen_that_names_no_language_changes_none() throws IOException {
        try (var raw = speaking("ru")) {
            listen(raw, Listen.newBuilder().addChannels(0));
            raw.until(ServerMessage::hasListening);
            assertThat(refusal(raw)).isEqualTo(text(RefusalCode.REFUSAL_CODE_FORBIDDEN, "ru"));
        }
    }

    @Test
    void what_is_not_a_language_is_refused_and_changes_none() throws IOException {
        try (var raw = speaking("az")) {
            listen(raw, Listen.newBuilder().setLanguage("not a language"));
            assertThat(raw.until(ServerMessage::hasNotice).getNotice().getField())
                    .isEqualTo("language");
            assertThat(refusal(raw)).isEqualTo(text(RefusalCode.REFUSAL_CODE_FORBIDDEN, "az"));
        }
    }
}
