package org.dragoman.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class SpreadTest {
    @Test
    void the_median_stands_between_the_tenth_and_the_ninetieth_percentile() {
        var spread = Spread.of(IntStream.rangeClosed(0, 10).mapToObj(Double::valueOf).toList());
        assertThat(spread).isEqualTo(new Spread(5, 1, 9));
    }

    @Test
    void one_figure_is_its_own_spread_and_none_is_no_number() {
        assertThat(Spread.of(List.of(2.0))).isEqualTo(new Spread(2, 2, 2));
        assertThat(Spread.of(List.of()).median()).isNaN();
    }
}
