package org.dragoman.gateway.view;

import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.SessionView;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

/** What an audience sees of a session, in the wire's words. */
public final class Views {
    private final Setting setting;
    private final FloorViews floor;

    public Views(Setting setting) {
        this.setting = setting;
        this.floor = new FloorViews(setting);
    }

    public SessionView session(Session now) {
        return SessionView.newBuilder()
                .setPosition(now.position())
                .setSession(setting.plan().id().value())
                .setPhase(SessionPhase.valueOf("SESSION_PHASE_" + now.phase().name()))
                .setItem(now.item().map(Object::toString).orElse(""))
                .setOpenedAtMs(now.openedAtMs().orElse(0))
                .setClosedAtMs(now.closedAtMs().orElse(0))
                .build();
    }

    public FloorView floor(Session now) {
        return floor.floor(now);
    }

    public ListView list(Session now) {
        return floor.list(now);
    }
}
