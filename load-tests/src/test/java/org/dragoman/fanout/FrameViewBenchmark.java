package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** Reading a frame's header where it stands. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameViewBenchmark {
    private final ByteBuf message = SampleFrame.message();
    private final FrameView view = new FrameView();

    @Benchmark
    public boolean read() {
        return view.read(message, SampleFrame.FRAME_AT, message.writerIndex());
    }
}
