package org.dragoman.simulation;

import org.dragoman.session.rules.Rules;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

/** What is simulated. A test puts a broken one in its place, to see that it is found out. */
interface Core {
    Decision decide(Session session, Asked asked);

    Session evolve(Session session, Fact fact);

    /** The rules as they are. */
    static Core of(Setting setting) {
        var rules = new Rules(setting);
        return new Core() {
            @Override
            public Decision decide(Session session, Asked asked) {
                return rules.decide(session, asked);
            }

            @Override
            public Session evolve(Session session, Fact fact) {
                return session.evolve(fact);
            }
        };
    }
}
