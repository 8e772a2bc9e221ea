package org.dragoman.gateway.backstage;

import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.sound.ListenerReports;
import org.dragoman.gateway.sound.LivePatch;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.writer.ServerClock;

/** What the backstage needs to know of its session. A border: the sitting stands behind it. Safe from any thread. */
public interface Surroundings {
    Setting setting();

    /** The session as it is decided now. */
    Session session();

    /** The session's sound. */
    Soundboard soundboard();

    /** What the sound goes by: the one place that opens and closes a microphone. */
    LivePatch livePatch();

    /** Who is connected. */
    Connected attendance();

    /** What each channel carries now. */
    ChannelsView channels();

    /** How listeners fare, by their own reports. */
    ListenerReports listenerReports();

    ServerClock clock();

    /**
     * The server's own code failed behind the scenes, and what it worked on was answered.
     *
     * @param command by its client's id; empty where it was none
     */
    void failed(String where, String command, Throwable cause);
}
