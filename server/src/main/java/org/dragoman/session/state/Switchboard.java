package org.dragoman.session.state;

import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.LanguageTag;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the technician set for the session, where it is not as the conference says. Folded from events. */
public record Switchboard(Optional<Interlock> interlock, Map<LanguageTag, Idle> idle) {
    static final Switchboard AS_CONFIGURED = new Switchboard(Optional.empty(), Map.of());

    public Switchboard {
        idle = Collections.unmodifiableMap(new LinkedHashMap<>(idle));
    }

    Switchboard locked(Interlock now) {
        return new Switchboard(Optional.of(now), idle);
    }

    Switchboard idling(LanguageTag language, Idle now) {
        var all = new LinkedHashMap<>(idle);
        all.put(language, now);
        return new Switchboard(interlock, all);
    }

    /** The policy in force. */
    public Interlock interlock(Setting setting) {
        return interlock.orElse(setting.interpretation().interlock());
    }

    /** What a language's channel carries while no desk is on air in it. */
    public Idle idle(Setting setting, LanguageTag language) {
        Idle set = idle.get(language);
        return set != null ? set : setting.language(language).map(l -> l.idle()).orElse(Idle.FLOOR);
    }
}
