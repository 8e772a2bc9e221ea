package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the hall's screens show of the conference itself, as its file says. */
class HallScreensTest {
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">%s</svg>";
    private static final String DRAWING = SVG.formatted("<path d=\"M0,0h9v9z\"/>");
    private static final String WALL =
            SmallConference.TEXT
                    .replace(
                            "  - {id: bob,", "  - {id: wall, name: {en: Everybody}}\n  - {id: bob,")
                    .replace(
                            "  - {participant: bob,",
                            "  - {participant: wall, role: public}\n  - {participant: bob,");

    @TempDir Path folder;

    private Conference read(String hall) throws IOException, ConferenceFileException {
        Path file = folder.resolve("small-2026.yaml");
        Files.writeString(file, WALL + "hall: " + hall + "\n");
        return ConferenceFile.read(file);
    }

    private String mistake(String hall) {
        var wrong = catchThrowableOfType(ConferenceFileException.class, () -> read(hall));
        assertThat(wrong).as(hall).isNotNull();
        return String.valueOf(wrong.getMessage());
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put("IHDR".getBytes(UTF_8))
                .putInt(width)
                .putInt(height)
                .array();
    }

    @Test
    void a_file_that_says_nothing_shows_nothing() throws Exception {
        assertThat(SmallConference.read(SmallConference.TEXT).hall()).isEqualTo(HallScreens.PLAIN);
    }

    @Test
    void a_drawing_beside_the_file_is_its_logo_and_the_wall_its_way_in() throws Exception {
        Files.writeString(folder.resolve("logo.svg"), DRAWING);
        HallScreens hall = read("{logo: logo.svg, listen: wall}").hall();
        assertThat(hall.logo().orElseThrow().type()).isEqualTo("image/svg+xml");
        assertThat(hall.logo().orElseThrow().bytes()).isEqualTo(DRAWING.getBytes(UTF_8));
        assertThat(hall.listen()).contains(new ParticipantId("wall"));
    }

    @Test
    void what_a_picture_is_its_bytes_say() throws Exception {
        Files.write(folder.resolve("logo.jpg"), png(400, 300));
        assertThat(read("{logo: logo.jpg}").hall().logo().orElseThrow().type())
                .isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script> | <script>",
                "<rect onload=\"alert(1)\"/> | onload",
                "<foreignObject/> | <foreignObject>",
                "<style>@import 'x'</style> | <style>",
                "<use href=\"https://elsewhere.example/a.svg#b\"/> | a link in href",
                "<rect fill=\"url( https://elsewhere.example/a )\"/> | a link in fill",
                "<b xmlns=\"http://www.w3.org/1999/xhtml\"/> | <b>",
                "<animate/> | <animate>",
                "<a/> | <a>",
            })
    void a_drawing_that_does_more_than_draw_is_refused(String inside, String told)
            throws Exception {
        Files.writeString(folder.resolve("logo.svg"), SVG.formatted(inside));
        assertThat(mistake("{logo: logo.svg}"))
                .contains("small-2026.yaml:")
                .contains("\"logo.svg\" has " + told);
    }

    @Test
    void a_logo_has_bounds() throws Exception {
        Files.writeString(folder.resolve("big.svg"), DRAWING + " ".repeat(256 * 1024));
        assertThat(mistake("{logo: big.svg}")).contains("more than 256 kB");
        Files.write(folder.resolve("wide.png"), png(4097, 10));
        assertThat(mistake("{logo: wide.png}")).contains("4096 px");
        Files.write(folder.resolve("negative.png"), png(10, -1));
        assertThat(mistake("{logo: negative.png}")).contains("4096 px");
    }

    @Test
    void what_is_no_picture_is_told_with_its_line() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "no picture");
        assertThat(mistake("{logo: notes.txt}")).contains("neither a PNG nor an SVG");
        Files.writeString(
                folder.resolve("typed.svg"), "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + DRAWING);
        assertThat(mistake("{logo: typed.svg}")).contains("a document type");
        assertThat(mistake("{logo: gone.png}")).contains("is no file beside this one");
    }

    @Test
    void a_logo_lies_beside_its_file_and_nowhere_else() throws Exception {
        assertThat(mistake("{logo: ../secret.png}")).contains("without a folder");
        Files.createSymbolicLink(folder.resolve("led.png"), Path.of("/etc/hostname"));
        assertThat(mistake("{logo: led.png}")).contains("is no file beside this one");
    }

    @Test
    void only_a_badge_that_everybody_may_have_lets_people_in_by_an_address() {
        assertThat(mistake("{listen: head-red}")).contains("does not have the role public");
        assertThat(mistake("{listen: nobody}")).contains("nobody");
    }
}
