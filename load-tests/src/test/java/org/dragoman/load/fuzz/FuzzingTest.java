package org.dragoman.load.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Each target is fuzzed for {@code -Dfuzz.seconds=N}, two targets at a time: 27 s in a build, five minutes of all; {@code
 * ./dragoman fuzz --minutes N} takes as long as one likes. What came of each is told in a table, kept in {@code
 * target/fuzz/fuzz.txt}.
 */
@DisabledIfSystemProperty(named = "fuzz.seconds", matches = "0")
class FuzzingTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 27);
    private static final int AT_A_TIME = 2;
    private static final Map<Target, Future<Fuzzer.Outcome>> OUTCOMES = new EnumMap<>(Target.class);

    /** No other test runs beside the two: they take the whole machine. */
    @BeforeAll
    static void fuzz() {
        try (var pool = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Target target : Target.values()) {
                OUTCOMES.put(target, pool.submit(() -> Fuzzer.fuzz(target, SECONDS)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_found(Target target) throws Exception {
        var outcome = Objects.requireNonNull(OUTCOMES.get(target)).get();
        assertThat(outcome.found()).as(target + ", see target/fuzz/" + target.lower()).isEmpty();
        assertThat(outcome.runs()).isPositive();
    }

    @AfterAll
    static void tell() throws Exception {
        var all = new ArrayList<Fuzzer.Outcome>();
        for (var outcome : OUTCOMES.values()) {
            all.add(outcome.get());
        }
        System.out.print(FuzzTable.told(all));
    }
}
