package org.dragoman.client;

import com.google.protobuf.UnsafeByteOperations;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.Address;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.IntercomAudio;
import org.dragoman.protocol.v1.IntercomFrame;
import org.dragoman.protocol.v1.IntercomLease;
import org.dragoman.protocol.v1.TalkTo;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A word to a partner, a booth, the technicians or the chair that never reaches a channel: while the key is held the
 * microphone is mute, here and at the hub. Thread-safe.
 */
public final class Intercom {
    private final Function<Command.Builder, CompletableFuture<Accepted>> ask;
    private final Consumer<IntercomAudio> link;
    private final Microphone microphone;
    private @Nullable IntercomLease live;
    private int sequence;
    private long captured;

    Intercom(
            Function<Command.Builder, CompletableFuture<Accepted>> ask,
            Consumer<IntercomAudio> link,
            Microphone microphone) {
        this.ask = ask;
        this.link = link;
        this.microphone = microphone;
    }

    /** Holds the key. The microphone is mute from this instant; it may be spoken once the hub has answered. */
    public CompletableFuture<Accepted> hold(Address to) {
        microphone.privately(true);
        return ask.apply(
                        Command.newBuilder().setTalkTo(TalkTo.newBuilder().setTo(to).setHeld(true)))
                .whenComplete(
                        (accepted, no) -> {
                            if (no != null && lease().isEmpty()) {
                                microphone.privately(false);
                            }
                        });
    }

    /** Releases the key; the microphone speaks again once the hub has closed the call. */
    public CompletableFuture<Accepted> release() {
        shut();
        return ask.apply(Command.newBuilder().setTalkTo(TalkTo.getDefaultInstance()));
    }

    /** The call that this client may speak in, if there is one. */
    public synchronized Optional<IntercomLease> lease() {
        return Optional.ofNullable(live);
    }

    /** Sends 20 ms now; false, and nothing is sent, while no call is open. */
    public synchronized boolean send(Sound sound) {
        IntercomLease lease = live;
        captured += Sound.SAMPLES;
        if (lease == null) {
            return false;
        }
        link.accept(
                IntercomAudio.newBuilder()
                        .addFrames(
                                IntercomFrame.newBuilder()
                                        .setEpoch(lease.getEpoch())
                                        .setSequence(sequence++)
                                        .setCaptured(captured - Sound.SAMPLES)
                                        .setVoice(sound.voice())
                                        .setOpus(UnsafeByteOperations.unsafeWrap(sound.opus())))
                        .build());
        return true;
    }

    /** The hub opened or closed a call. */
    void leased(IntercomLease lease) {
        synchronized (this) {
            if (lease.getOpen()) {
                live = lease;
                sequence = 0;
            } else if (live == null || live.getEpoch() == lease.getEpoch()) {
                live = null;
            }
        }
        microphone.privately(lease().isPresent());
    }

    /** Whatever happened: nothing more is said. */
    synchronized void shut() {
        live = null;
    }

    /** The link is gone, and the call with it. */
    void lost() {
        shut();
        microphone.privately(false);
    }
}
