package org.dragoman.load.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Each target is fuzzed for {@code -Dfuzz.seconds=N}, two targets at a time: 27 s in a build, five minutes of all; {@code
 * ./dragoman fuzz --minutes N} takes as long as one likes. What came of each is told in a table, kept in {@code
 * target/fuzz/fuzz.txt}.
 */
@Execution(ExecutionMode.CONCURRENT)
@DisabledIfSystemProperty(named = "fuzz.seconds", matches = "0")
class FuzzingTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 27);
    private static final Map<Target, Fuzzer.Outcome> OUTCOMES = new ConcurrentSkipListMap<>();

    @ParameterizedTest
    @EnumSource
    void nothing_is_found(Target target) throws Exception {
        var outcome = Fuzzer.fuzz(target, SECONDS);
        OUTCOMES.put(target, outcome);
        assertThat(outcome.found()).as(target + ", see target/fuzz/" + target.lower()).isEmpty();
        assertThat(outcome.runs()).isPositive();
    }

    @AfterAll
    static void tell() throws IOException {
        System.out.print(FuzzTable.told(List.copyOf(OUTCOMES.values())));
    }
}
