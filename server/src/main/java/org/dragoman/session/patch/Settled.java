package org.dragoman.session.patch;

import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

/** A session as its facts have made it, with the patch that follows from it: worked out once. */
public record Settled(Session session, Patch patch) {
    public static Settled of(Setting setting, Session session) {
        return new Settled(session, Patch.of(setting, session));
    }
}
