package org.dragoman.gateway.sitting;

import org.dragoman.access.Revocations;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Reach;
import org.dragoman.session.state.Credentials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is decided about a person for the whole conference: a removal that was decided in one session is carried to the
 * others, and a badge that was lost is lost everywhere. What a crash kept from being carried is carried at the next start.
 */
public final class PeopleDecisions {
    private static final Logger log = LoggerFactory.getLogger(PeopleDecisions.class);

    private final Collection<Sitting> sittings;
    private final Revocations revocations;

    public PeopleDecisions(Collection<Sitting> sittings, Revocations revocations) {
        this.sittings = sittings;
        this.revocations = revocations;
        revocations.onRevoked(this::revoked);
    }

    /** What was recorded in a session. On its recording thread. */
    public void recorded(List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact.event()) {
                case Event.ParticipantRemoved(var who, var reason, var reach, var decidedBy)
                        when reaches(reach) && decidedBy.isEmpty() ->
                        all(new Command.FollowRemoval(who, Optional.of(reason), fact.by()));
                case Event.ParticipantReadmitted(var who, var reach, var decidedBy)
                        when reaches(reach) && decidedBy.isEmpty() ->
                        all(new Command.FollowRemoval(who, Optional.empty(), fact.by()));
                case Event.BadgesRevoked(var who, var reason, var untilMs) ->
                        revoke(who, untilMs, reason);
                default -> {
                    // of this session alone
                }
            }
        }
    }

    private static boolean reaches(Optional<Reach> reach) {
        return reach.filter(Reach.CONFERENCE::equals).isPresent();
    }

    private void all(Command.OfHouse command) {
        sittings.forEach(sitting -> sitting.report(command));
    }

    private void revoke(ParticipantId who, long untilMs, String reason) {
        try {
            revocations.revoke(who, untilMs, reason);
        } catch (IOException e) {
            // The sessions' journals have it: the next start reads it there.
            log.atError()
                    .addKeyValue("participant", who)
                    .log("a lost badge could not be written down: {}", e.getMessage());
        }
    }

    private void revoked(ParticipantId who, Revocations.Revoked what) {
        log.atWarn().addKeyValue("participant", who).log("badges revoked: {}", what.reason());
        tell(who, what);
    }

    private void tell(ParticipantId who, Revocations.Revoked what) {
        sittings.forEach(sitting -> sitting.revoked(who, what.untilMs(), what.reason()));
    }

    /** Carries what was not carried before the house ended. Once every session is open. */
    public void catchUp() {
        for (Sitting sitting : sittings) {
            var credentials = sitting.session().attendance().credentials();
            credentials.revoked().forEach((who, untilMs) -> revoke(who, untilMs, ""));
            credentials.removed().forEach((who, removal) -> carry(who, removal));
        }
        revocations.all().forEach(this::tell);
    }

    private void carry(ParticipantId who, Credentials.Removal removal) {
        if (removal.reach() != Reach.CONFERENCE) {
            return;
        }
        for (Sitting other : sittings) {
            var there = other.session().attendance().credentials();
            if (there.decidedMs().getOrDefault(who, 0L) < removal.atMs()) {
                other.report(
                        new Command.FollowRemoval(
                                who, Optional.of(removal.reason()), removal.by()));
            }
        }
    }
}
