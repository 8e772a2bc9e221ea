package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.HandInText;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The audit sheet at the public port: for anybody where the conference file says so, and for nobody elsewhere. */
class PublicSheetTest {
    @TempDir Path data;

    private static HttpResponse<String> get(Venue venue, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + venue.house().port() + path))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void anybody_reads_the_sheet_where_the_file_says_so_without_notes_and_texts() throws Exception {
        var file =
                Files.readString(Venue.BAKU, StandardCharsets.UTF_8)
                        .replaceFirst("(?m)^rules:\n", "rules:\n  public-audit-sheet: true\n");
        assertThat(file).contains("public-audit-sheet");
        var conference = ConferenceFile.read("baku", file.getBytes(StandardCharsets.UTF_8));
        try (var venue = new Venue(data, AlarmDelays.STANDARD, conference)) {
            var secretary = venue.enter("secretary-1");
            done(secretary, Command.newBuilder().setWriteNote(note("for the podium alone")));
            done(
                    secretary,
                    Command.newBuilder()
                            .setHandInText(
                                    HandInText.newBuilder()
                                            .setParticipant("head-turkiye")
                                            .setLanguage("en")
                                            .setTitle("Withdrawal")
                                            .setText("under embargo")));
            var sheet = get(venue, "/sessions/" + venue.session() + "/journal.txt");
            assertThat(sheet.statusCode()).isEqualTo(200);
            assertThat(sheet.body())
                    .contains("text handed in", "head-turkiye", "To prove it against the journal")
                    .doesNotContain("podium alone", "under embargo", "Withdrawal");
            assertThat(get(venue, "/sessions/" + venue.session() + "/head").statusCode())
                    .isEqualTo(200);
            assertThat(get(venue, "/sessions/none/journal.txt").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void nobody_does_where_it_says_nothing() throws Exception {
        try (var venue = new Venue(data)) {
            var sheet = get(venue, "/sessions/" + venue.session() + "/journal.txt");
            assertThat(sheet.statusCode()).isEqualTo(404);
        }
    }

    private static org.dragoman.protocol.v1.WriteNote note(String text) {
        return org.dragoman.protocol.v1.WriteNote.newBuilder().setText(text).build();
    }
}
