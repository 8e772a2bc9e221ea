package org.dragoman.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Every choice of a run, from its seed. The same seed chooses the same. */
final class Dice {
    private final RandomGenerator random;

    Dice(long seed) {
        this(new SplittableRandom(seed));
    }

    /** Choices from elsewhere: the same numbers choose the same. */
    Dice(RandomGenerator random) {
        this.random = random;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** True so many times in a hundred. */
    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
