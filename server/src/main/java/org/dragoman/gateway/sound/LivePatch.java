package org.dragoman.gateway.sound;

import org.dragoman.fanout.Route;
import org.dragoman.fanout.Soundboard;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What sound goes by, and the one place that opens and closes a session's microphones: those of the writer's patch, and
 * beside them test tones on channels that carry nobody.
 *
 * <pre>
 *   SessionWriter ─► Gates: decided and durable ─► LivePatch ─► Soundboard: one write
 *   TestTones ─────────────────────────────────────►│
 * </pre>
 *
 * <p>The patch comes from the writer's threads, the tones from the backstage's loop. Both meet in this lock, which is held
 * for microseconds; the sound path never takes it.
 */
public final class LivePatch {
    private final Soundboard soundboard;
    private final Tracks tracks;
    private final Function<Microphone, String> devices;
    private List<Route> microphones = List.of();
    private volatile Set<Integer> tones = Set.of();
    private volatile boolean stopped;

    /**
     * @param devices at which device of its holder's a microphone opens; empty: at whichever sends first
     */
    public LivePatch(Soundboard soundboard, Tracks tracks, Function<Microphone, String> devices) {
        this.soundboard = soundboard;
        this.tracks = tracks;
        this.devices = devices;
    }

    /** From now on exactly these microphones are open. A tone ends for good where somebody goes on air. */
    public void patched(Patch patch) {
        if (!stopped) {
            settle(patch);
        }
    }

    private synchronized void settle(Patch patch) {
        microphones = tracks.routes(patch, devices);
        settle(tones);
    }

    /** Closes everything for good, at once, whoever hangs in here. */
    public void stop() {
        stopped = true;
        soundboard.patch(List.of());
    }

    /** A tone begins on a channel, if that carries nobody, or ends. */
    synchronized void tone(int channel, boolean on) {
        var wanted = new TreeSet<>(tones);
        if (on) {
            wanted.add(channel);
        } else {
            wanted.remove(channel);
        }
        settle(wanted);
    }

    synchronized void noTones() {
        settle(Set.of());
    }

    /** The channels on which a tone sounds. Anybody may ask. */
    Set<Integer> tones() {
        return tones;
    }

    /** Whether a channel carries nobody. */
    synchronized boolean isFree(int channel) {
        return microphones.stream().noneMatch(r -> r.isCarriedOn(channel));
    }

    private void settle(Set<Integer> wanted) {
        var open = new ArrayList<>(microphones);
        var sounding = new TreeSet<Integer>();
        for (int channel : wanted) {
            if (isFree(channel)) {
                sounding.add(channel);
                open.add(tracks.tone(channel));
            }
        }
        soundboard.patch(open);
        if (stopped) {
            soundboard.patch(List.of());
        }
        tones = Set.copyOf(sounding);
    }
}
