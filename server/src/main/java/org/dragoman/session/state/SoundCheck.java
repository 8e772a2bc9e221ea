package org.dragoman.session.state;

import org.dragoman.conference.Booth;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Check;
import org.dragoman.session.said.CheckResult;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sound check: what was tried at each booth and at the podium, how it went, and who goes on in spite of what failed.
 * Folded from events.
 */
public record SoundCheck(Map<Point, Outcome> outcomes, Optional<Overridden> overridden) {
    static final SoundCheck NONE = new SoundCheck(Map.of(), Optional.empty());

    public SoundCheck {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    /** One thing to try, at a booth or, where there is none, at the podium. */
    public record Point(Optional<BoothId> booth, Check check) {}

    /** How it went, who says so, and when. */
    public record Outcome(boolean passed, Optional<ParticipantId> by, long atMs, String note) {}

    /** Who goes on in spite of what failed, and why. */
    public record Overridden(Optional<ParticipantId> by, String reason) {}

    /** Everything there is to try, the podium first. */
    public static List<Point> points(Setting setting) {
        var points = new ArrayList<Point>();
        for (Check check : Check.values()) {
            if (check.atThePodium()) {
                points.add(new Point(Optional.empty(), check));
            }
        }
        for (Booth booth : setting.conference().booths()) {
            for (Check check : Check.values()) {
                points.add(new Point(Optional.of(booth.id()), check));
            }
        }
        return points;
    }

    /** Whether something failed that nobody took upon themselves. */
    public boolean stands() {
        return overridden.isEmpty() && outcomes.values().stream().anyMatch(o -> !o.passed());
    }

    /** Whether something was not tried or failed, and nobody took it upon themselves. */
    public boolean isOpen(Setting setting) {
        return overridden.isEmpty()
                && points(setting).stream()
                        .anyMatch(p -> !outcomes.containsKey(p) || !outcomes.get(p).passed());
    }

    SoundCheck evolve(Fact fact) {
        return switch (fact.event()) {
            case Event.SoundChecked(var booth, var check, var result, var note) ->
                    checked(new Point(booth, check), result, note, fact);
            case Event.SoundCheckOverridden(var reason) ->
                    new SoundCheck(outcomes, Optional.of(new Overridden(fact.by(), reason)));
            case Event _ -> this;
        };
    }

    /** What fails after somebody took it upon themselves is another matter. */
    private SoundCheck checked(Point point, CheckResult result, String note, Fact fact) {
        var more = new LinkedHashMap<>(outcomes);
        more.remove(point);
        switch (result) {
            case UNSPECIFIED -> {}
            case PASSED -> more.put(point, new Outcome(true, fact.by(), fact.atMs(), note));
            case FAILED -> more.put(point, new Outcome(false, fact.by(), fact.atMs(), note));
        }
        return new SoundCheck(more, result == CheckResult.FAILED ? Optional.empty() : overridden);
    }
}
