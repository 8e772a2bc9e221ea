package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.RefusedException;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Delivery;
import org.dragoman.protocol.v1.HandInText;
import org.dragoman.protocol.v1.Inscribe;
import org.dragoman.protocol.v1.Inscription;
import org.dragoman.protocol.v1.ReadText;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.TextEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Over the wire: who sees that a text was handed in, who may read it when, and what is told of an inscription that is late. */
class HandedInTextsTest {
    @TempDir Path data;
    private Venue venue;
    private DragomanClient moderator;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        moderator = venue.enter("moderator-1a");
        done(moderator.commands().openSession());
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static Command.Builder text(String whose) {
        return Command.newBuilder()
                .setHandInText(
                        HandInText.newBuilder()
                                .setParticipant(whose)
                                .setLanguage("en")
                                .setTitle("Withdrawal")
                                .setText("Mister President,\nwe withdraw.")
                                .setDelivery(Delivery.DELIVERY_CHECK));
    }

    private static Command.Builder read(int number) {
        return Command.newBuilder().setReadText(ReadText.newBuilder().setNumber(number));
    }

    private static TextEntry entry(DragomanClient who) {
        return who.snapshot().orElseThrow().texts().getTexts(0);
    }

    private static RefusedException refusal(DragomanClient who, Command.Builder command) {
        try {
            who.command(command).get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (RefusedException) Objects.requireNonNull(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("not refused: " + command);
    }

    @Test
    void all_see_that_a_text_is_there_and_read_it_once_its_speech_has_ended() throws Exception {
        var reader = new Ear();
        var hall = venue.enter("observer-1", reader);
        var secretary = venue.enter("secretary-1");
        done(secretary, text("head-turkiye"));
        await().until(() -> hall.snapshot().orElseThrow().texts().getTextsCount() == 1);
        assertThat(entry(hall).getTitle()).isEmpty();
        assertThat(entry(hall).getDelivery()).isEqualTo(Delivery.DELIVERY_CHECK);
        int number = entry(hall).getNumber();
        assertThat(refusal(hall, read(number)).code())
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST);
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-turkiye").setLanguage("en")));
        assertThat(refusal(hall, read(number)).code())
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST);
        done(moderator.commands().endSpeech(0));
        await().until(() -> entry(hall).getReleasedAtMs() > 0);
        assertThat(entry(hall).getTitle()).isEqualTo("Withdrawal");
        done(hall, read(number));
        await().untilAsserted(() -> assertThat(reader.texts).hasSize(1));
        assertThat(reader.texts.element().getText()).isEqualTo("Mister President,\nwe withdraw.");
        var late = venue.enter("press-1");
        assertThat(entry(late).getReleasedAtMs()).isPositive();
    }

    @Test
    void a_text_and_its_embargo_are_there_again_after_a_restart() throws Exception {
        done(venue.enter("secretary-1"), text("head-turkiye"));
        venue.restart();
        var hall = venue.enter("observer-1");
        assertThat(entry(hall).getParticipant()).isEqualTo("head-turkiye");
        assertThat(refusal(hall, read(entry(hall).getNumber())).code())
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST);
    }

    @Test
    void an_inscription_that_is_late_is_told_when_it_was_over() {
        var delegate = venue.enter("head-turkiye");
        var no =
                refusal(
                        delegate,
                        Command.newBuilder()
                                .setInscribe(
                                        Inscribe.newBuilder()
                                                .addEntries(
                                                        Inscription.newBuilder()
                                                                .setParticipant("head-turkiye")
                                                                .setItem("0.statements"))));
        assertThat(no.code()).isEqualTo(RefusalCode.REFUSAL_CODE_INSCRIPTION_OVER);
        assertThat(no.at()).contains(Instant.parse("2013-03-15T14:00:00Z"));
        assertThat(no.text()).endsWith("(2013-03-15 18:00)");
        assertThatThrownBy(() -> delegate.command(text("head-egypt")).get(5, TimeUnit.SECONDS))
                .hasCauseInstanceOf(RefusedException.class);
    }
}
