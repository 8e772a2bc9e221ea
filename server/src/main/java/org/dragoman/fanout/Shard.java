package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * One channel's listeners on one loop, by how many frames they take at a time. Those who take several are spread over as
 * many bundles, sent at one beat after the other: sent all at once they would wait for each other. It numbers the frames
 * that they hear.
 *
 * <p>Owner: its loop.
 */
final class Shard {
    private final Loop loop;
    private final Audience single;
    private final Bundle[] pairs = new Bundle[2];
    private final Bundle[] triples = new Bundle[Soundboard.BUNDLE_MAX];
    private volatile int listeners;
    private int beat;
    private int sequence;

    Shard(Loop loop, DroppedFrames dropped) {
        this.loop = loop;
        this.single = new Audience(loop);
        fill(pairs, loop, dropped);
        fill(triples, loop, dropped);
    }

    private static void fill(Bundle[] bundles, Loop loop, DroppedFrames dropped) {
        for (int phase = 0; phase < bundles.length; phase++) {
            bundles[phase] = new Bundle(loop, dropped, bundles.length, phase);
        }
    }

    Slot join(Listener listener, int bundle) {
        assert loop.inside();
        Audience audience = of(bundle);
        var seat = new Slot(this, audience, listener);
        audience.join(seat);
        count();
        return seat;
    }

    /** What a listener of an audience would miss by leaving now. */
    void finish(Audience audience, Listener leaving, ByteBufAllocator allocator) {
        assert loop.inside();
        finish(pairs, audience, leaving, allocator);
        finish(triples, audience, leaving, allocator);
    }

    private static void finish(
            Bundle[] bundles, Audience audience, Listener leaving, ByteBufAllocator allocator) {
        for (Bundle bundle : bundles) {
            if (bundle.audience() == audience) {
                bundle.finish(allocator, leaving);
            }
        }
    }

    private Audience of(int bundle) {
        return switch (bundle) {
            case 2 -> smallest(pairs);
            case 3 -> smallest(triples);
            default -> single;
        };
    }

    private static Audience smallest(Bundle[] bundles) {
        Audience least = bundles[0].audience();
        for (Bundle bundle : bundles) {
            least = bundle.audience().size() < least.size() ? bundle.audience() : least;
        }
        return least;
    }

    void count() {
        assert loop.inside();
        int sum = single.size();
        for (Bundle bundle : pairs) {
            sum += bundle.audience().size();
        }
        for (Bundle bundle : triples) {
            sum += bundle.audience().size();
        }
        listeners = sum;
    }

    /** How many listen; any thread may ask. */
    int listeners() {
        return listeners;
    }

    /** Numbers and hands out a message of one frame, whose frame part begins at an index. */
    void hear(ByteBuf message, int framesFrom, ByteBufAllocator allocator) {
        assert loop.inside();
        FrameCodec.number(message, ++sequence);
        single.hear(message);
        beat = beat + 1 & Integer.MAX_VALUE;
        for (Bundle bundle : pairs) {
            bundle.hear(allocator, message, framesFrom, beat);
        }
        for (Bundle bundle : triples) {
            bundle.hear(allocator, message, framesFrom, beat);
        }
    }
}
