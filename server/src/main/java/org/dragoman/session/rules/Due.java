package org.dragoman.session.rules;

import org.dragoman.conference.EndPolicy;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What is to happen at an instant: a list closes, a speech's time is over. The writer's clock asks; nothing here knows it. */
public final class Due {
    private final Setting setting;
    private final BoothTimes booths;

    public Due(Setting setting) {
        this.setting = setting;
        this.booths = new BoothTimes(setting);
    }

    /** The next instant at which something is to happen, in Unix milliseconds. */
    public OptionalLong nextMs(Session session) {
        var desks = booths.dueMs(session).mapToLong(Long::longValue);
        return LongStream.concat(desks, ofFloor(session)).min();
    }

    private LongStream ofFloor(Session session) {
        var closes = session.floor().speakers().closesAtMs().stream();
        return switch (session.phase()) {
            case SCHEDULED, SUSPENDED -> closes;
            case OPEN -> LongStream.concat(closes, ends(session));
            case CLOSED -> LongStream.empty();
        };
    }

    private LongStream ends(Session session) {
        return setting.rules().clock() == EndPolicy.CLOSE
                ? session.floor().speeches().stream().flatMapToLong(s -> s.overAtMs().stream())
                : LongStream.empty();
    }

    /** What follows from the time that a command is stamped with. */
    Decision elapsed(Draft draft) {
        var session = draft.session();
        long nowMs = draft.asked().atMs();
        booths.elapse(draft, nowMs);
        if (session.phase() == Session.Phase.CLOSED) {
            return draft.agreed();
        }
        var closes = session.floor().speakers().closesAtMs();
        if (closes.isPresent() && closes.getAsLong() <= nowMs) {
            draft.add(new Event.ListClosed());
        }
        if (setting.rules().clock() == EndPolicy.CLOSE) {
            session.floor().speeches().stream()
                    .filter(s -> s.overAtMs().isPresent() && s.overAtMs().getAsLong() <= nowMs)
                    .toList()
                    .forEach(s -> draft.end(s, End.TIME));
        }
        return draft.agreed();
    }
}
