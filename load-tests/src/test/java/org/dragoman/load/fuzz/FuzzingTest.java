package org.dragoman.load.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Each target is fuzzed for {@code -Dfuzz.seconds=N}: two in a build, so that a target that broke is found at once; {@code
 * ./dragoman fuzz --minutes N} takes as long as one likes. What came of each is told in a table, kept in {@code
 * target/fuzz/fuzz.txt}.
 */
@DisabledIfSystemProperty(named = "fuzz.seconds", matches = "0")
class FuzzingTest {
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 2);
    private static final List<Fuzzer.Outcome> OUTCOMES = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void nothing_is_found(Target target) throws Exception {
        var outcome = Fuzzer.fuzz(target, SECONDS);
        OUTCOMES.add(outcome);
        assertThat(outcome.found()).as(target + ", see target/fuzz/" + target.lower()).isEmpty();
        assertThat(outcome.runs()).isPositive();
    }

    @AfterAll
    static void tell() throws IOException {
        System.out.print(FuzzTable.told(OUTCOMES));
    }
}
