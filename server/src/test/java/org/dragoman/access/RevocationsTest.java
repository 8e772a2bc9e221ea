package org.dragoman.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.ParticipantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The file of lost badges: what is written outlasts the house, what another process writes is seen. */
class RevocationsTest {
    private static final ParticipantId ANN = new ParticipantId("ann");

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("revoked-badges.txt");
    }

    private static BadgeTokens.Badge made(long ms) {
        return new BadgeTokens.Badge(ANN, ms);
    }

    @Test
    void a_badge_made_until_then_is_ended_and_one_made_after_is_good() throws IOException {
        var revocations = Revocations.at(file);
        revocations.revoke(ANN, 1_000, "lost\nin the lobby");

        assertThat(revocations.covers(made(1_000))).isTrue();
        assertThat(revocations.covers(made(0))).as("one that does not say when").isTrue();
        assertThat(revocations.covers(made(1_001))).isFalse();
        assertThat(Files.readAllLines(file)).containsExactly("1000 ann lost in the lobby");
        assertThat(Revocations.at(file).covers(made(1_000))).as("after a restart").isTrue();
    }

    @Test
    void what_another_process_adds_is_told_once_its_line_is_whole() throws IOException {
        var revocations = Revocations.at(file);
        List<String> told = new ArrayList<>();
        revocations.onRevoked((who, what) -> told.add(who + " " + what.untilMs()));

        append("2000 ann lo");
        revocations.look();
        assertThat(told).isEmpty();
        append("st\nnot a line\n3000 bob stolen\n");
        revocations.look();
        revocations.look();
        assertThat(told).containsExactly("ann 2000", "bob 3000");
        assertThat(revocations.covers(made(1_500))).isTrue();
    }

    @Test
    void what_another_process_left_half_written_swallows_no_line_that_comes_after()
            throws IOException {
        append("2000 bob lo");
        Revocations.at(file).revoke(ANN, 1_000, "lost");
        assertThat(Files.readAllLines(file)).containsExactly("2000 bob lo", "1000 ann lost");
        assertThat(Revocations.at(file).all()).hasSize(2);
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
