package org.dragoman.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import org.dragoman.conference.Conference;
import org.dragoman.conference.Participant;
import org.dragoman.conference.Role;
import org.dragoman.conference.file.ConferenceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Badges as a page to print. */
class BadgeSheetTest {
    private static final String SITE = "https://hall.example/delegate#t=";
    private static final Instant UNTIL = Instant.parse("2013-03-20T14:00:00Z");

    private Conference conference;
    private String page = "";

    @BeforeEach
    void print() throws Exception {
        conference = ConferenceFile.read(Path.of("../config/conferences/baku-2013.yaml"));
        page = sheet(conference.participants());
    }

    private String sheet(List<Participant> participants) {
        return new BadgeSheet(conference, p -> SITE + "x".repeat(140) + p.id(), UNTIL)
                .of(participants);
    }

    private static List<String> all(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void everybody_has_a_card_and_the_public_a_poster() {
        assertThat(all("class=\"card\" data-id=\"([^\"]*)\"", page))
                .hasSize(conference.participants().size() - 1)
                .contains("head-azerbaijan", "moderator-1a")
                .doesNotContain("visitor-public");
        assertThat(all("class=\"poster\" data-id=\"([^\"]*)\"", page))
                .containsExactly("visitor-public");
    }

    @Test
    void delegations_stand_together_and_who_has_none_comes_last() {
        List<String> bodies =
                all("class=\"card\" data-id=\"([^\"]*)\"", page).stream()
                        .map(id -> participant(id).delegation().map(Object::toString).orElse(""))
                        .toList();
        long changes = 1;
        for (int i = 1; i < bodies.size(); i++) {
            changes += bodies.get(i).equals(bodies.get(i - 1)) ? 0 : 1;
        }
        assertThat(changes).isEqualTo(bodies.stream().distinct().count());
        assertThat(bodies.getLast()).isEmpty();
    }

    private Participant participant(String id) {
        return conference.participants().stream()
                .filter(p -> p.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_card_is_in_its_holders_language_and_has_the_name_in_all() {
        String card = sheet(List.of(participant("head-azerbaijan")));
        assertThat(card)
                .contains("<p class=\"name\" lang=\"az\" dir=\"ltr\">Nümayəndə heyətinin rəhbəri")
                .contains("<p class=\"also\" lang=\"ar\" dir=\"rtl\">رئيس الوفد")
                .contains(">Глава делегации, Азербайджан<")
                .contains("20 mart 2013")
                .contains(">Nümayəndə<");
    }

    @Test
    void nothing_is_fetched_and_nothing_runs() {
        assertThat(page).doesNotContain("<script", "src=", "href=", "@import", "url(");
    }

    @Test
    void words_are_there_for_every_role_in_five_languages() {
        for (Role role : Role.values()) {
            String key = "role." + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            assertThat(PrintedWords.shipped().texts(key)).as(key).hasSize(5);
        }
        for (String key : List.of("scan", "own", "wall", "until")) {
            assertThat(PrintedWords.shipped().texts(key)).as(key).hasSize(5);
        }
    }

    @Test
    void what_a_name_says_is_text_and_never_markup() {
        assertThat(BadgeSheet.escaped("<b a=\"1\">&")).isEqualTo("&lt;b a=&quot;1&quot;&gt;&amp;");
    }

    /** Another library reads what was drawn. */
    @Test
    void a_phone_reads_the_link_from_the_code() throws Exception {
        for (String id : List.of("head-azerbaijan", "visitor-public")) {
            String one = sheet(List.of(participant(id)));
            assertThat(decoded(one)).isEqualTo(SITE + "x".repeat(140) + id);
        }
    }

    private static String decoded(String page) throws Exception {
        int side = Integer.parseInt(all("viewBox=\"0 0 (\\d+) ", page).getFirst());
        int scale = 4;
        int wide = side * scale;
        int[] pixels = new int[wide * wide];
        Arrays.fill(pixels, 0xFFFFFF);
        String path = all("<path d=\"([^\"]*)\"", page).getFirst();
        Pattern.compile("M(\\d+),(\\d+)h(\\d+)v1h-\\d+z")
                .matcher(path)
                .results()
                .forEach(
                        run -> {
                            int x = Integer.parseInt(run.group(1)) * scale;
                            int y = Integer.parseInt(run.group(2)) * scale;
                            int length = Integer.parseInt(run.group(3)) * scale;
                            for (int row = y; row < y + scale; row++) {
                                Arrays.fill(pixels, row * wide + x, row * wide + x + length, 0);
                            }
                        });
        var image =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(wide, wide, pixels)));
        return new QRCodeReader().decode(image).getText();
    }
}
