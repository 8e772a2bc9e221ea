package org.dragoman.captions;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.conference.LanguageTag;
import org.junit.jupiter.api.Test;

/** Text channels: segments, their revisions, and what a late comer gets. */
class CaptionsTest {
    private static final LanguageTag AR = new LanguageTag("ar");
    private static final LanguageTag FR = new LanguageTag("fr");

    private static final long NOON_MS = 1_500_000_000_000L;

    private final Captions captions = new Captions("opening", NOON_MS);

    private Segment taken(Segment written) {
        assertThat(captions.write(written)).isInstanceOf(Captions.Outcome.Taken.class);
        return captions.latest(written.language()).stream()
                .filter(s -> s.id().equals(written.id()))
                .findFirst()
                .orElseThrow();
    }

    private static Segment segment(LanguageTag language, String id, int revision, String text) {
        return written(language, id, revision, text, "captioner-1");
    }

    private static Segment written(
            LanguageTag language, String id, int revision, String text, String writer) {
        return new Segment(
                language,
                id,
                revision,
                false,
                text,
                "",
                writer,
                1000L + revision,
                0,
                Segment.Spoken.UNKNOWN,
                Segment.Source.TYPED);
    }

    @Test
    void a_later_revision_replaces_in_place_and_an_older_one_is_dropped() {
        var first = taken(segment(AR, "a", 1, "one"));
        captions.write(segment(AR, "b", 1, "two"));
        var again = taken(segment(AR, "a", 3, "ONE"));
        assertThat(again.order()).isEqualTo(first.order());
        assertThat(again.atMs()).isEqualTo(first.atMs());
        assertThat(captions.write(segment(AR, "a", 2, "old")))
                .isEqualTo(new Captions.Outcome.Older(3));
        assertThat(captions.write(segment(AR, "a", 3, "another")))
                .isEqualTo(new Captions.Outcome.Older(3));
        assertThat(captions.write(segment(AR, "a", 3, "ONE")))
                .isEqualTo(new Captions.Outcome.Repeated());
        assertThat(captions.latest(AR)).extracting(Segment::text).containsExactly("ONE", "two");
    }

    @Test
    void nobody_corrects_what_somebody_else_wrote() {
        captions.write(segment(AR, "a", 1, "one"));
        assertThat(captions.write(written(AR, "a", 2, "mine", "captioner-2")))
                .isEqualTo(new Captions.Outcome.Foreign());
    }

    @Test
    void a_later_run_has_another_name_and_its_orders_go_on_above_those_of_the_one_before() {
        for (int i = 0; i < 500; i++) {
            captions.write(segment(AR, "s" + i, 1, "line " + i));
        }
        long last = captions.latest(AR).getLast().order();
        var next = new Captions("opening", NOON_MS + 1);
        next.write(segment(AR, "s0", 1, "new"));
        assertThat(next.latest(AR).getFirst().order()).isGreaterThan(last);
        assertThat(next.epoch()).isGreaterThan(captions.epoch());
        assertThat(new Captions("closing", NOON_MS).epoch()).isNotEqualTo(captions.epoch());
    }

    @Test
    void a_late_comer_gets_the_last_twenty_of_the_language_and_what_is_old_cannot_be_corrected() {
        for (int i = 0; i < 3 * Captions.CORRECTABLE; i++) {
            captions.write(segment(AR, "s" + i, 1, "line " + i));
        }
        captions.write(segment(FR, "f", 1, "une"));
        assertThat(captions.latest(AR)).hasSize(Captions.KEPT);
        assertThat(captions.latest(AR).getLast().text())
                .isEqualTo("line " + (3 * Captions.CORRECTABLE - 1));
        assertThat(captions.latest(FR)).hasSize(1);
        long newest = captions.latest(AR).getLast().order();
        assertThat(taken(segment(AR, "s0", 2, "again")).order()).isGreaterThan(newest);
    }
}
