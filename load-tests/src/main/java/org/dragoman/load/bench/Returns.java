package org.dragoman.load.bench;

import com.google.protobuf.InvalidProtocolBufferException;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Listener;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.Welcome;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Those who were cut off and are on their way back: full jitter before each try, twice as wide after each that failed. Back
 * is who has the right view and hears a frame again, where anybody speaks.
 *
 * <p>Owner: the generator's thread.
 */
final class Returns {
    private static final int JITTER_MS = 2000;
    private static final int JITTER_MAX_MS = 8000;
    private static final long TOO_LONG_NS = 10_000_000_000L;
    private static final int AT_A_TIME = 1024;
    private static final long SEED = 19;

    private final Stand stand;
    private final Predicate<Welcome> right;
    private final boolean heard;
    private final Random random = new Random(SEED);
    private final List<Way> ways = new ArrayList<>();
    private final Deque<Way> toCheck = new ArrayDeque<>();
    private long retries;
    private long wrong;
    private int back;
    private String failure = "";

    /** One listener's way back. */
    private static final class Way {
        private final int number;
        private int spreadMs = JITTER_MS;
        private long triedNs;
        private @Nullable Listener listener;
        private boolean tuned;

        Way(int number) {
            this.number = number;
        }
    }

    /**
     * Nobody is cut off yet, and the sound goes on.
     *
     * @param position of the record of proceedings, which each view must have reached
     */
    Returns(Stand stand, long position) {
        this(stand, view -> goesOn(view, position), true);
    }

    /**
     * Nobody is cut off yet.
     *
     * @param right whether what somebody finds as they come back is so
     * @param heard whether there is somebody to be heard again
     */
    Returns(Stand stand, Predicate<Welcome> right, boolean heard) {
        this.stand = stand;
        this.right = right;
        this.heard = heard;
    }

    void cutOff(Listener listener) {
        listener.drop();
        var way = new Way(listener.number());
        ways.add(way);
        again(way);
    }

    private void again(Way way) {
        long inNs = random.nextInt(way.spreadMs) * 1_000_000L;
        stand.crowd().at(System.nanoTime() + inNs, () -> attempt(way));
    }

    private void attempt(Way way) {
        try {
            way.listener = stand.crowd().listener(stand.address(), stand.ledger(), way.number);
            way.triedNs = System.nanoTime();
            toCheck.add(way);
        } catch (BenchException e) {
            failed(way, e.line());
        }
    }

    private void failed(Way way, String why) {
        retries++;
        if (failure.isEmpty()) {
            failure = why;
        }
        way.tuned = false;
        way.spreadMs = Math.min(JITTER_MAX_MS, way.spreadMs * 2);
        again(way);
    }

    /** Looks after a few of those on their way; whether all are back. */
    boolean isComplete() {
        for (int i = Math.min(AT_A_TIME, toCheck.size()); i > 0; i--) {
            Way way = toCheck.remove();
            Listener listener = way.listener;
            if (listener != null && !arrived(way, listener)) {
                if (listener.isGone() || System.nanoTime() - way.triedNs > TOO_LONG_NS) {
                    String why = listener.isGone() ? stand.ledger().lastEnd() : "no answer";
                    listener.drop();
                    failed(way, why);
                } else {
                    toCheck.add(way);
                }
            }
        }
        return back == ways.size();
    }

    private boolean arrived(Way way, Listener listener) {
        if (listener.isIn() && !way.tuned) {
            way.tuned = true;
            if (!isRight(listener.welcome())) {
                wrong++;
            }
            listener.tune(Stand.channelOf(way.number), 1);
        }
        if (way.tuned && (!heard || listener.tookNs() >= 0)) {
            back++;
            return true;
        }
        return false;
    }

    private boolean isRight(byte[] welcome) {
        try {
            return right.test(ServerMessage.parseFrom(welcome).getWelcome());
        } catch (InvalidProtocolBufferException e) {
            return false;
        }
    }

    /** The session stands open, the speaker is heard, and nothing that was accepted is missing. */
    private static boolean goesOn(Welcome view, long position) {
        return speaks(view, position) && view.getFloor().getSpeech().getMicrophoneOpen();
    }

    /** The session stands open, the speaker has the floor, and nothing that was accepted is missing. */
    static boolean speaks(Welcome view, long position) {
        return view.getPosition() >= position
                && view.getSession().getPhase() == SessionPhase.SESSION_PHASE_OPEN
                && view.getFloor().getSpeech().getParticipant().equals(Venue.SPEAKERS.getFirst());
    }

    long retries() {
        return retries;
    }

    /** Views that showed something else than what was so. */
    long wrong() {
        return wrong;
    }

    Optional<String> firstFailure() {
        return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
    }
}
