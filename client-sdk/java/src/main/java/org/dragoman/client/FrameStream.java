package org.dragoman.client;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The sound that comes in, channel by channel in order. Each subscriber has a bounded buffer of its own from
 * which the oldest frame is dropped, so that nobody hears the past and nobody slows the others. Thread-safe.
 */
public final class FrameStream implements Flow.Publisher<AudioFrame> {
    /** Frames a subscriber may be behind: half a second of one channel. */
    public static final int BUFFER_FRAMES = 25;

    private final Dispatcher dispatcher;
    private final CopyOnWriteArrayList<Consumer<AudioFrame>> ears = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Seat> seats = new CopyOnWriteArrayList<>();
    private final Map<Integer, Integer> lastSequence = new HashMap<>();
    private final LongAdder dropped = new LongAdder();
    private long heard;
    private long missed;

    /** Ends a call-back. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    FrameStream(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Subscribes; frames come on the client's dispatcher thread, as many as were requested. */
    @Override
    public void subscribe(Flow.Subscriber<? super AudioFrame> subscriber) {
        Seat seat = new Seat(subscriber);
        seats.add(seat);
        dispatcher.tell(() -> subscriber.onSubscribe(seat));
    }

    /** Calls it with each frame on the thread that reads the network; it must be quick and never wait. */
    public Registration onFrame(Consumer<AudioFrame> ear) {
        ears.add(ear);
        return () -> ears.remove(ear);
    }

    /** Frames that came. */
    public synchronized long heard() {
        return heard;
    }

    /** Frames that are missing in the hub's sequence: what this link lost. */
    public synchronized long missed() {
        return missed;
    }

    /** Frames that subscribers were too slow for. */
    public long dropped() {
        return dropped.sum();
    }

    /** Called by the reading thread. */
    void arrived(Audio audio) {
        for (AudioFrame frame : audio.getFramesList()) {
            count(frame);
            ears.forEach(ear -> ear.accept(frame));
            seats.forEach(seat -> seat.offer(frame));
        }
    }

    /** From now on only these channels come; what is missing of others is no loss. */
    synchronized void listening(List<Integer> channels) {
        lastSequence.keySet().retainAll(channels);
    }

    /** A new link counts anew. */
    synchronized void interrupted() {
        lastSequence.clear();
    }

    void end() {
        seats.forEach(Seat::complete);
        seats.clear();
        ears.clear();
    }

    private synchronized void count(AudioFrame frame) {
        heard++;
        Integer last = lastSequence.put(frame.getChannel(), frame.getSequence());
        if (last != null) {
            int gap = frame.getSequence() - last - 1;
            missed += Math.max(0, gap);
        }
    }

    /** One subscriber's place. Owner: its lock. */
    private final class Seat implements Flow.Subscription {
        private final Flow.Subscriber<? super AudioFrame> subscriber;
        private final ArrayDeque<AudioFrame> waiting = new ArrayDeque<>();
        private long wanted;
        private boolean told;
        private boolean over;

        Seat(Flow.Subscriber<? super AudioFrame> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            synchronized (this) {
                if (n > 0) {
                    wanted = wanted + n < 0 ? Long.MAX_VALUE : wanted + n;
                }
            }
            if (n <= 0) {
                fail(new IllegalArgumentException("request(" + n + ")"));
            } else {
                dispatcher.tell(this::deliver);
            }
        }

        @Override
        public synchronized void cancel() {
            over = true;
            waiting.clear();
            seats.remove(this);
        }

        void offer(AudioFrame frame) {
            synchronized (this) {
                if (over) {
                    return;
                }
                if (waiting.size() == BUFFER_FRAMES) {
                    waiting.poll();
                    dropped.increment();
                }
                waiting.add(frame);
                if (wanted == 0 || told) {
                    return;
                }
                told = true;
            }
            dispatcher.tell(this::deliver);
        }

        private void deliver() {
            while (true) {
                AudioFrame next;
                synchronized (this) {
                    if (over || wanted == 0 || waiting.isEmpty()) {
                        told = false;
                        return;
                    }
                    wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
                    next = waiting.remove();
                }
                subscriber.onNext(next);
            }
        }

        private void complete() {
            dispatcher.tell(
                    () -> {
                        if (!isOver()) {
                            cancel();
                            subscriber.onComplete();
                        }
                    });
        }

        private void fail(IllegalArgumentException why) {
            dispatcher.tell(
                    () -> {
                        if (!isOver()) {
                            cancel();
                            subscriber.onError(why);
                        }
                    });
        }

        private synchronized boolean isOver() {
            return over;
        }
    }
}
