package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** A frame from the gate to its last listener, without the kernel: what our own code costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HallBenchmark {
    private static final int CHANNEL = 1;
    private static final int TRACK = 3;

    @Param({"1", "100", "1000"})
    public int listeners;

    @Param({"1", "3"})
    public int bundle;

    private final AudioMessage audio = new AudioMessage();
    private final Soundboard.Ingress ingress =
            new Soundboard.Ingress(TRACK, this, ByteBufAllocator.DEFAULT);
    private Soundboard hall = new Soundboard(2, List.of(new OneLoop()), 1275);
    private ByteBuf message = SampleFrame.message();
    private long bytes;

    /** The loop is whoever runs the benchmark. */
    private static final class OneLoop implements Loop {
        @Override
        public int index() {
            return 0;
        }

        @Override
        public boolean inside() {
            return true;
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public void later(Runnable task, long ms) {}
    }

    /** Opens the hall and lets everybody in. */
    @Setup
    public void open() {
        var loop = new OneLoop();
        hall = new Soundboard(2, List.of(loop), 1275);
        hall.patch(
                List.of(Route.of(TRACK, SampleFrame.CHANNEL, SampleFrame.EPOCH, false, CHANNEL)));
        for (int i = 0; i < listeners; i++) {
            hall.join(loop, CHANNEL, bundle, (frame, sent) -> bytes += frame.readableBytes());
        }
        message = SampleFrame.message();
    }

    @Benchmark
    public Verdict hear() {
        audio.open(message);
        audio.next();
        return hall.hear(audio.frame(), ingress, 1);
    }

    /** Everybody must have heard, or the figure is of something else. */
    @TearDown
    public void check() {
        message.release();
        if (bytes == 0) {
            throw new IllegalStateException("nobody heard anything");
        }
    }
}
