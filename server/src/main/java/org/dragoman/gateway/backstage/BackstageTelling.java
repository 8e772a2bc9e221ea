package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Viewer;
import org.dragoman.conference.Booth;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.session.state.Setting;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Carries what is told behind the scenes to those it is for, and to nobody else. Safe from any thread. */
final class BackstageTelling {
    private final Map<ParticipantId, Viewer> people;
    private final Setting setting;
    private final Connected attendance;
    private final AtomicLong version = new AtomicLong(1);

    BackstageTelling(Setting setting, Connected attendance) {
        var all = new LinkedHashMap<ParticipantId, Viewer>();
        for (Participant p : setting.conference().participants()) {
            all.put(p.id(), new Viewer(p.id(), p.role(), setting.boothOf(p.id()).map(Booth::id)));
        }
        this.people = Collections.unmodifiableMap(all);
        this.setting = setting;
        this.attendance = attendance;
    }

    Setting setting() {
        return setting;
    }

    /** Everybody who takes part, here or not. */
    Collection<Viewer> people() {
        return people.values();
    }

    Viewer viewer(ParticipantId who) {
        Viewer viewer = people.get(who);
        if (viewer == null) {
            throw new IllegalArgumentException(who + " takes no part in this conference");
        }
        return viewer;
    }

    Viewer viewer(Present connection) {
        return viewer(connection.sender().participant().id());
    }

    /** The version of what is shown now. */
    long version() {
        return version.get();
    }

    /** The version of what is shown next. */
    long next() {
        return version.incrementAndGet();
    }

    /**
     * Tells some of those who are here what must arrive. It goes by every loop, so that whoever comes in meanwhile has
     * either seen it in the welcome or is told.
     */
    void tell(Predicate<Viewer> audience, ServerMessage message) {
        var encoded = new Encoded(message);
        attendance.each(
                c -> {
                    if (c.sender().seesViews() && audience.test(viewer(c))) {
                        c.deliver(encoded);
                    }
                });
    }

    /** Shows each of some what they may see; what is the same for several is encoded once. */
    void show(ViewKind kind, Predicate<Viewer> audience, Function<Viewer, ServerMessage> view) {
        var encoded = new ConcurrentHashMap<ServerMessage, Encoded>();
        attendance.each(
                c -> {
                    Viewer viewer = viewer(c);
                    if (c.sender().seesViews() && audience.test(viewer)) {
                        c.view(kind, encoded.computeIfAbsent(view.apply(viewer), Encoded::new));
                    }
                });
    }
}
