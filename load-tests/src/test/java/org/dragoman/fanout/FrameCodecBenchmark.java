package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** Encoding a frame once for everybody on a loop, its buffer taken from the pool and given back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FrameCodecBenchmark {
    private final ByteBuf in = SampleFrame.message();
    private final FrameView view = read(in);
    private final FrameCodec.Stamp stamp = new FrameCodec.Stamp(1, 3, 1_763_812_800_000L);

    private static FrameView read(ByteBuf in) {
        var view = new FrameView();
        if (!view.read(in, SampleFrame.FRAME_AT, in.writerIndex())) {
            throw new IllegalStateException("the sample is no frame");
        }
        return view;
    }

    @Benchmark
    public boolean message() {
        return FrameCodec.message(ByteBufAllocator.DEFAULT, view, stamp).release();
    }
}
