package org.dragoman.client;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/**
 * What waits to be sent on one wire, one message at a time: words first and in order, sound bounded with the
 * oldest dropped, so that a slow link makes a gap and never a delay. Owner: its lock.
 */
final class Outbox {
    static final int WORDS_MAX = 1024;
    static final int SOUND_MAX = 10; // 200 ms of frames

    private final Wire wire;
    private final ArrayDeque<byte[]> words = new ArrayDeque<>();
    private final ArrayDeque<byte[]> sound = new ArrayDeque<>();
    private boolean sending;
    private boolean over;
    private long soundDropped;

    Outbox(Wire wire) {
        this.wire = wire;
    }

    /** Takes a message that must arrive; false if too many wait already, or the wire is over. */
    boolean word(byte[] message) {
        synchronized (this) {
            if (over || words.size() >= WORDS_MAX) {
                return false;
            }
            words.add(message);
        }
        sendNext();
        return true;
    }

    /** Takes a frame, at the cost of the oldest one if the link cannot keep up. */
    void frame(byte[] message) {
        synchronized (this) {
            if (over) {
                return;
            }
            if (sound.size() >= SOUND_MAX) {
                sound.poll();
                soundDropped++;
            }
            sound.add(message);
        }
        sendNext();
    }

    /** Forgets frames that wait: a lease ended, and nothing more may be heard. */
    synchronized void silence() {
        sound.clear();
    }

    synchronized long soundDropped() {
        return soundDropped;
    }

    synchronized boolean isEmpty() {
        return !sending && words.isEmpty() && sound.isEmpty();
    }

    /** Nothing is sent any more. */
    synchronized void end() {
        over = true;
        words.clear();
        sound.clear();
    }

    private void sendNext() {
        byte[] next;
        synchronized (this) {
            if (sending || over) {
                return;
            }
            next = words.isEmpty() ? sound.poll() : words.poll();
            if (next == null) {
                return;
            }
            sending = true;
        }
        wire.send(next, this::sent);
    }

    /** A wire may answer within its own send: the depth of calls is then bounded by what waits here. */
    private void sent(@Nullable Throwable trouble) {
        synchronized (this) {
            sending = false;
        }
        if (trouble == null) {
            sendNext();
        } else {
            end();
            wire.close(1011, "could not send");
        }
    }
}
