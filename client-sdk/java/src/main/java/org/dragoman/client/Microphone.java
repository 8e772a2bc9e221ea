package org.dragoman.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.Lease;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A person's voice. It sends under a live lease and at no other time: when the lease ends, the link breaks or
 * the client closes, it is shut in the same instant, and only a new lease opens it. Thread-safe.
 */
public final class Microphone {
    private static final long FRAME_NANOS = 20_000_000;
    private static final long LATE_NANOS = 10 * FRAME_NANOS;

    private final Consumer<Audio> link;
    private final Runnable silence;
    private final String name;
    private @Nullable Lease live;
    private @Nullable FrameSource source;
    private boolean cough;
    private boolean aside;
    private int over;
    private int sequence;
    private long captured;
    private long sent;
    private int pacings;

    Microphone(String name, Consumer<Audio> link, Runnable silence) {
        this.name = name;
        this.link = link;
        this.silence = silence;
    }

    /** The lease under which it is open, if it is. */
    public synchronized Optional<Lease> lease() {
        return Optional.ofNullable(live);
    }

    /** Frames sent since the client was made. */
    public synchronized long sent() {
        return sent;
    }

    /** From now on takes sound from there, every 20 ms while a lease is open; null: only what is sent by hand. */
    public synchronized void source(@Nullable FrameSource source) {
        this.source = source;
        pacings++;
        if (live != null && source != null) {
            startPacing(live, source);
        }
    }

    /** Sends 20 ms now. False, and nothing is sent, if no lease is open, or the cough key or the intercom's is held. */
    public boolean send(Sound sound) {
        synchronized (this) {
            Lease lease = live;
            return lease != null && send(lease, sound);
        }
    }

    /** Holds or releases the cough key here; the hub is told by the command. */
    synchronized void cough(boolean held) {
        cough = held;
        if (held) {
            silence.run();
        }
    }

    /** What is said goes to the intercom, and not here. */
    synchronized void privately(boolean held) {
        aside = held;
        if (held) {
            silence.run();
        }
    }

    /** The link broke: a lease that was held never opens it again, whoever tells of it. */
    synchronized void lost() {
        over = live == null ? over : live.getEpoch();
        shut();
    }

    /** The hub told of a lease; one for another device than this is none here. */
    synchronized void leased(Lease lease, String device) {
        boolean elsewhere = !lease.getDevice().isEmpty() && !lease.getDevice().equals(device);
        if (lease.getOpen() && elsewhere) {
            if (live != null && live.getEpoch() == lease.getEpoch()) {
                shut();
            }
        } else if (lease.getOpen() && lease.getEpoch() == over) {
            return;
        } else if (lease.getOpen()) {
            boolean another = live == null || live.getEpoch() != lease.getEpoch();
            live = lease;
            if (another) {
                cough = false;
                sequence = 0;
                captured = 0;
                if (source != null) {
                    startPacing(lease, source);
                }
            }
        } else if (lease.getEpoch() == over) {
            over = 0;
        } else if (live != null
                && live.getChannel() == lease.getChannel()
                && live.getEpoch() == lease.getEpoch()) {
            shut();
        }
    }

    /** Whatever happened: nothing more goes out. */
    synchronized void shut() {
        live = null;
        silence.run();
    }

    private boolean send(Lease lease, Sound sound) {
        if (cough || aside) {
            captured += Sound.SAMPLES;
            return false;
        }
        ByteString opus = UnsafeByteOperations.unsafeWrap(sound.opus());
        link.accept(
                Audio.newBuilder()
                        .addFrames(
                                AudioFrame.newBuilder()
                                        .setChannel(lease.getChannel())
                                        .setTrack(lease.getTrack())
                                        .setEpoch(lease.getEpoch())
                                        .setSequence(sequence++)
                                        .setCaptured(captured)
                                        .setVoice(sound.voice())
                                        .setOpus(opus))
                        .build());
        captured += Sound.SAMPLES;
        sent++;
        return true;
    }

    /** Called under the lock. An older pacing ends by itself: its number is no longer the latest. */
    private void startPacing(Lease lease, FrameSource from) {
        int number = ++pacings;
        Thread pacer = new Thread(() -> pace(lease, from, number), name + "-microphone");
        pacer.setDaemon(true);
        pacer.start();
    }

    /** Every 20 ms by the clock and not by naps; after a long stall it goes on from now. */
    private void pace(Lease lease, FrameSource from, int number) {
        long due = System.nanoTime();
        while (isPacing(lease, number)) {
            Sound sound = from.next();
            synchronized (this) {
                if (isPacing(lease, number)) {
                    send(lease, sound == null ? Sound.SILENCE : sound);
                }
            }
            due += FRAME_NANOS;
            long wait = due - System.nanoTime();
            if (wait < -LATE_NANOS) {
                skip(-wait / FRAME_NANOS);
                due = System.nanoTime();
            } else if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    private synchronized boolean isPacing(Lease lease, int number) {
        return live != null && live.getEpoch() == lease.getEpoch() && pacings == number;
    }

    private synchronized void skip(long frames) {
        captured += frames * Sound.SAMPLES;
    }
}
