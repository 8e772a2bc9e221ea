package org.dragoman.gateway.sitting;

import org.dragoman.conference.SessionId;
import org.dragoman.conference.SessionPlan;
import org.dragoman.session.state.Session.Phase;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which session of a programme is the present one, by what goes on and by the hour. Pure. */
final class SessionChoice {
    /** A session that did not open in its hours is waited for so much longer. */
    static final Duration LATE = Duration.ofHours(1);

    private SessionChoice() {}

    /** A session, and whether it goes on. */
    record Standing(SessionPlan plan, Phase phase) {
        boolean isComing() {
            return phase == Phase.SCHEDULED;
        }
    }

    /**
     * The session for whoever names none: of those that are open the one whose hours these are; else the next one that is
     * scheduled; a closed one only where no other is to come.
     *
     * @param programme at least one session, in the order of their hours
     * @param now in the conference's time zone
     */
    static SessionId present(List<Standing> programme, LocalDateTime now) {
        return Stream.of(
                        open(programme, now),
                        next(programme, now),
                        afterTheLast(programme),
                        last(programme))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(programme::getLast)
                .plan()
                .id();
    }

    private static Optional<Standing> open(List<Standing> programme, LocalDateTime now) {
        return programme.stream()
                .filter(s -> s.phase() == Phase.OPEN || s.phase() == Phase.SUSPENDED)
                .min(Comparator.comparing(s -> distance(s.plan(), now)));
    }

    /** How far a time is from a session's hours; nothing within them. */
    private static Duration distance(SessionPlan plan, LocalDateTime now) {
        if (now.isBefore(plan.begins())) {
            return Duration.between(now, plan.begins());
        }
        return now.isAfter(plan.over()) ? Duration.between(plan.over(), now) : Duration.ZERO;
    }

    private static Optional<Standing> next(List<Standing> programme, LocalDateTime now) {
        return coming(programme, s -> s.plan().over().plus(LATE).isAfter(now));
    }

    /** All hours are past, as at a rehearsal with an old programme: what follows on the last session that was held. */
    private static Optional<Standing> afterTheLast(List<Standing> programme) {
        LocalDateTime from = last(programme).map(s -> s.plan().begins()).orElse(LocalDateTime.MIN);
        return coming(programme, s -> !s.plan().begins().isBefore(from));
    }

    private static Optional<Standing> coming(List<Standing> programme, Predicate<Standing> which) {
        return programme.stream().filter(Standing::isComing).filter(which).findFirst();
    }

    /** The last session that was held. */
    private static Optional<Standing> last(List<Standing> programme) {
        return programme.reversed().stream().filter(s -> !s.isComing()).findFirst();
    }
}
