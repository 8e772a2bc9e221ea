package org.dragoman.load.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** What is kept of the fuzzer's inputs, and whatever it found once, is read as it should be, without the fuzzer. */
class KeptInputsTest {
    @ParameterizedTest
    @EnumSource
    void every_input_that_is_kept_is_read_or_refused(Target target) throws Exception {
        for (Path input : target.inputs()) {
            byte[] bytes = Files.readAllBytes(input);
            assertThatCode(() -> target.run(bytes)).as(input.toString()).doesNotThrowAnyException();
        }
    }
}
