package org.dragoman.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.protocol.v1.Caption;
import org.junit.jupiter.api.Test;

import java.util.List;

/** A text channel as a reader keeps it, over runs of the hub. */
class CaptionLogTest {
    private final CaptionLog log = new CaptionLog();

    private static Caption caption(
            long epoch, String segment, long order, int revision, String text) {
        return Caption.newBuilder()
                .setEpoch(epoch)
                .setSegment(segment)
                .setOrder(order)
                .setRevision(revision)
                .setText(text)
                .build();
    }

    private List<String> texts() {
        return log.segments().stream().map(Caption::getText).toList();
    }

    @Test
    void a_later_revision_replaces_its_segment_in_place_and_an_earlier_is_dropped() {
        log.take(caption(1, "a", 1, 1, "Mister"));
        log.take(caption(1, "b", 2, 1, "I thank"));
        assertThat(log.take(caption(1, "a", 1, 2, "Mister President"))).isTrue();
        assertThat(log.take(caption(1, "a", 1, 1, "Mist"))).isFalse();
        assertThat(texts()).containsExactly("Mister President", "I thank");
    }

    @Test
    void segments_stand_in_the_order_of_the_channel_and_the_last_are_kept() {
        for (int order : new int[] {3, 1, 4, 2}) {
            log.take(caption(1, "s" + order, order, 1, "" + order));
        }
        assertThat(texts()).containsExactly("1", "2", "3", "4");
        for (int order = 5; order <= 60; order++) {
            log.take(caption(1, "s" + order, order, 1, "" + order));
        }
        assertThat(texts()).hasSize(CaptionLog.MOST).startsWith("11");
        assertThat(log.take(caption(1, "s5", 5, 1, "5"))).isFalse();
    }

    @Test
    void after_the_hub_began_anew_each_new_line_is_the_last_whatever_its_name_and_number() {
        for (int order = 1; order <= 60; order++) {
            log.take(caption(1, "c." + order, order, 3, "" + order));
        }
        for (int order = 1; order <= 3; order++) {
            assertThat(log.take(caption(2, "c." + order, order, 1, "new " + order))).isTrue();
            assertThat(texts()).endsWith("new " + order);
        }
        assertThat(texts()).hasSize(CaptionLog.MOST).endsWith("60", "new 1", "new 2", "new 3");
    }

    @Test
    void what_an_earlier_run_left_unfinished_is_finished_unless_its_writer_goes_on_with_it() {
        log.take(caption(1, "gone", 1, 2, "They said"));
        log.take(caption(1, "goes-on", 2, 5, "We thank y"));
        log.take(caption(2, "other", 1, 1, "New"));
        assertThat(log.segments().subList(0, 2)).allMatch(Caption::getFinal);
        log.take(caption(2, "goes-on", 2, 6, "We thank you."));
        assertThat(texts()).containsExactly("They said", "New", "We thank you.");
    }
}
