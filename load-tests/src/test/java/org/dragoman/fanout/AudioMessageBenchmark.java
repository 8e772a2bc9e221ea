package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** Finding the frames in a publisher's message, and reading them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AudioMessageBenchmark {
    private final ByteBuf message = SampleFrame.message();
    private final AudioMessage audio = new AudioMessage();

    @Benchmark
    public boolean frames() {
        audio.open(message);
        while (audio.next()) {
            // to the last
        }
        return audio.isWellFormed();
    }
}
