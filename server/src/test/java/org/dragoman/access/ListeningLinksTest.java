package org.dragoman.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.ConferenceId;
import org.dragoman.conference.ParticipantId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

class ListeningLinksTest {
    private static final BadgeTokens.Badge BADGE =
            new BadgeTokens.Badge(new ParticipantId("observer-1"), 1_000);
    private static final String STREAM = "/listen/fr.ogg";
    private static final long NOW = 5_000;
    private final BadgeTokens tokens = tokens("here", 1);
    private final ListeningLinks links = tokens.listeningLinks();

    private static byte[] key(int first) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) first);
        return key;
    }

    private static BadgeTokens tokens(String conference, int key) {
        return new BadgeTokens(new ConferenceId(conference), key(key));
    }

    @Test
    void a_link_says_for_which_badge_it_was_made_to_nobody_but_us() {
        String link = links.issue(BADGE, STREAM, NOW + 1);
        assertThat(links.badge(link, STREAM, NOW)).contains(BADGE);
        assertThat(link).matches("[A-Za-z0-9_-]{40,200}");
        assertThat(
                        new String(
                                Base64.getUrlDecoder().decode(link),
                                java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("observer");
        assertThat(links.issue(BADGE, STREAM, NOW + 1)).as("no two are alike").isNotEqualTo(link);
    }

    @Test
    void it_is_over_at_its_time_and_good_for_no_other_stream_or_conference() {
        String link = links.issue(BADGE, STREAM, NOW);
        assertThat(links.badge(link, STREAM, NOW - 1)).isPresent();
        assertThat(links.badge(link, STREAM, NOW)).isEmpty();
        assertThat(links.badge(link, "/listen/en.ogg", NOW - 1)).isEmpty();
        assertThat(tokens("elsewhere", 1).listeningLinks().badge(link, STREAM, NOW - 1)).isEmpty();
        assertThat(tokens("here", 2).listeningLinks().badge(link, STREAM, NOW - 1)).isEmpty();
    }

    @Test
    void no_byte_of_it_can_be_another() {
        String link = links.issue(BADGE, STREAM, NOW + 1);
        byte[] bytes = Base64.getUrlDecoder().decode(link);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            String other = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThat(links.badge(other, STREAM, NOW)).as("byte " + i).isEmpty();
            bytes[i] ^= 1;
        }
        for (String none : List.of("", "x", "%%%", link.substring(0, 30), "A".repeat(4_000))) {
            assertThat(links.badge(none, STREAM, NOW)).as(none).isEmpty();
        }
    }

    @Test
    void it_is_good_as_long_as_the_key_that_sealed_it() {
        String link = links.issue(BADGE, STREAM, NOW + 1_000);
        var retired = new BadgeKeys.Retired(key(1), Instant.ofEpochMilli(NOW + 10));
        tokens.keys(new BadgeKeys.Keys(key(3), List.of(retired)));
        assertThat(links.badge(link, STREAM, NOW)).contains(BADGE);
        assertThat(links.badge(link, STREAM, NOW + 10)).isEmpty();
        tokens.keys(new BadgeKeys.Keys(key(3), List.of()));
        assertThat(links.badge(link, STREAM, NOW)).isEmpty();
    }
}
