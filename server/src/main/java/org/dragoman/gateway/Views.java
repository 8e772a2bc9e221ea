package org.dragoman.gateway;

import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.SessionView;
import org.dragoman.session.Session;
import org.dragoman.session.Setting;

/** What an audience sees of a session, in the wire's words. */
final class Views {
    private final Setting setting;
    private final FloorViews floor;

    Views(Setting setting) {
        this.setting = setting;
        this.floor = new FloorViews(setting);
    }

    SessionView session(Session now) {
        return SessionView.newBuilder()
                .setPosition(now.position())
                .setSession(setting.plan().id().value())
                .setPhase(SessionPhase.valueOf("SESSION_PHASE_" + now.phase().name()))
                .setItem(now.item().map(Object::toString).orElse(""))
                .setOpenedAtMs(now.openedAtMs().orElse(0))
                .setClosedAtMs(now.closedAtMs().orElse(0))
                .build();
    }

    FloorView floor(Session now) {
        return floor.floor(now);
    }

    ListView list(Session now) {
        return floor.list(now);
    }
}
