package org.dragoman.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.captions.Posts.Verdict.AGAIN;
import static org.dragoman.captions.Posts.Verdict.AHEAD;
import static org.dragoman.captions.Posts.Verdict.NEXT;
import static org.dragoman.captions.Posts.Verdict.PAST;

import org.junit.jupiter.api.Test;

/** Posts are taken in their order, none twice, and none is passed over in silence. */
class PostsTest {
    private final Posts posts = new Posts();

    /** Takes so many posts, from that number on. */
    private void took(long from, int many) {
        for (long number = from; number < from + many; number++) {
            assertThat(posts.judge(number, "text " + number, number)).isEqualTo(NEXT);
            posts.taken(number, "text " + number, number);
        }
    }

    @Test
    void they_are_counted_from_one_and_can_be_counted_anew() {
        assertThat(posts.next()).isEqualTo(1);
        took(1, 2);
        assertThat(posts.next()).isEqualTo(3);
        posts.anew();
        assertThat(posts.next()).isEqualTo(1);
        assertThat(posts.judge(2, "b", 0)).isEqualTo(AHEAD);
        took(1, 1);
    }

    @Test
    void a_hub_that_knows_nothing_of_a_writer_goes_on_where_the_writer_is() {
        took(31, 2);
        assertThat(posts.next()).isEqualTo(33);
        assertThat(posts.judge(35, "too far", 0)).isEqualTo(AHEAD);
    }

    @Test
    void the_last_post_may_come_again_and_what_counts_anew_is_told() {
        took(1, 5);
        assertThat(posts.judge(5, "text 5", 5 + Posts.AGAIN_WITHIN_MS)).isEqualTo(AGAIN);
        assertThat(posts.judge(5, "other", 6)).isEqualTo(PAST);
        assertThat(posts.judge(1, "text 1", 6)).isEqualTo(PAST);
        assertThat(posts.judge(5, "text 5", 6 + Posts.AGAIN_WITHIN_MS)).isEqualTo(PAST);
        assertThat(posts.next()).isEqualTo(6);
    }
}
