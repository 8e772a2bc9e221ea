package org.dragoman.gateway.sitting;

import org.dragoman.access.Revocations;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.gateway.net.BackstageLoop;
import org.dragoman.gateway.net.TurnedAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Badges that stood in an address, where logs and histories keep them: they are ended, technicians are told, and the log has
 * whose they were. The badge on the wall is told of and stays good: it is nobody's secret, and anybody who reads it could
 * otherwise send the whole hall away. Safe from any thread.
 */
public final class ExposedBadges {
    private static final Logger log = LoggerFactory.getLogger(ExposedBadges.class);
    private static final String REASON = "the badge stood in an address";

    private final Entrance entrance;
    private final Revocations revocations;
    private final Collection<Sitting> sittings;
    private final BackstageLoop behind;
    private final TurnedAway turnedAway;

    public ExposedBadges(
            Entrance entrance,
            Revocations revocations,
            Collection<Sitting> sittings,
            BackstageLoop behind,
            TurnedAway turnedAway) {
        this.entrance = entrance;
        this.revocations = revocations;
        this.sittings = sittings;
        this.behind = behind;
        this.turnedAway = turnedAway;
    }

    /**
     * A request brought a secret in its address.
     *
     * @param tokens what has the form of a badge's token
     * @param address without anything secret
     * @param from who asked
     */
    public void seen(List<String> tokens, String address, Optional<InetAddress> from) {
        boolean known = false;
        for (String token : tokens) {
            Optional<Entrance.Guest> guest = entrance.guest(token);
            known |= guest.isPresent();
            guest.ifPresent(
                    whose -> {
                        turnedAway.secret(whose.participant().id().value(), address, from);
                        behind.execute(() -> ended(whose));
                    });
        }
        if (!known) {
            turnedAway.secret("", address, from);
            if (!tokens.isEmpty()) {
                behind.execute(() -> tell(Optional.empty()));
            }
        }
    }

    private void ended(Entrance.Guest whose) {
        ParticipantId who = whose.participant().id();
        if (whose.participant().role() != Role.PUBLIC) {
            try {
                revocations.revoke(who, Math.max(1, whose.badge().madeMs()), REASON);
            } catch (IOException e) {
                log.atError()
                        .addKeyValue("participant", who)
                        .log("a badge that stood in an address ends with the server alone: {}", e);
            }
        }
        tell(Optional.of(who));
    }

    private void tell(Optional<ParticipantId> who) {
        sittings.forEach(sitting -> sitting.backstage().badgeExposed(who));
    }
}
