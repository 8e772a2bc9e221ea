package org.dragoman.gateway.sitting;

import org.dragoman.access.BadgeTokens;
import org.dragoman.access.ListeningLinks;
import org.dragoman.access.Revocations;
import org.dragoman.conference.Conference;
import org.dragoman.conference.Participant;
import org.dragoman.observe.Observed;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.writer.ServerClock;

import java.time.Duration;
import java.util.Optional;

/**
 * Who may come in: the one question of every door, WebSocket, stream and caption post alike. First whose badge it is, then
 * as what they count in a session, if they may be there at all.
 */
public final class Entrance {
    private final Conference conference;
    private final BadgeTokens badges;
    private final ListeningLinks links;
    private final Revocations revocations;
    private final ServerClock clock;
    private final Observed observed;

    public Entrance(
            Conference conference,
            BadgeTokens badges,
            Revocations revocations,
            ServerClock clock,
            Observed observed) {
        this.conference = conference;
        this.badges = badges;
        this.links = badges.listeningLinks();
        this.revocations = revocations;
        this.clock = clock;
        this.observed = observed;
    }

    /** Who holds a good badge of this conference. */
    public record Guest(Participant participant, BadgeTokens.Badge badge) {}

    /** Whether somebody may be in a session. */
    public sealed interface Entry {
        /** As what they count there. */
        record In(Participant as) implements Entry {}

        /** Why not, in the wire's words. */
        record Out(CloseCode code, Leaving.Builder why) implements Entry {}
    }

    /** Whose badge a token is; none for a token that is not ours, expired, or lost. Such a one is counted. */
    public Optional<Guest> guest(String token) {
        return guest(badges.badge(token, clock.nowMs()));
    }

    /** For whom a link to a stream was made; none for a link that is not ours, over, or of a badge that was lost. */
    public Optional<Guest> listener(String link, String stream) {
        return guest(links.badge(link, stream, clock.nowMs()));
    }

    private Optional<Guest> guest(Optional<BadgeTokens.Badge> good) {
        Optional<Guest> guest =
                good.filter(badge -> !revocations.covers(badge))
                        .flatMap(
                                badge ->
                                        conference
                                                .participant(badge.holder())
                                                .map(who -> new Guest(who, badge)));
        if (guest.isEmpty()) {
            observed.tokenRefused();
        }
        return guest;
    }

    /** A link by which a player hears one stream as somebody, and until when, in Unix milliseconds. */
    public record ListeningLink(String link, long untilMs) {}

    /** A link to a stream for somebody, good for so long. */
    public ListeningLink link(Guest guest, String stream, Duration valid) {
        long untilMs = clock.nowMs() + valid.toMillis();
        return new ListeningLink(links.issue(guest.badge(), stream, untilMs), untilMs);
    }

    /** Whether a token was made here, good or not any more: who shows it does not guess. */
    public boolean isOurs(String token) {
        return badges.isOurs(token);
    }

    /** Whether somebody may be in a session now. From any thread. */
    public Entry entry(Guest guest, Sitting sitting) {
        var who = guest.participant().id();
        if (revocations.covers(guest.badge())) {
            return new Entry.Out(CloseCode.CLOSE_CODE_TOKEN, Leaving.newBuilder());
        }
        var known = sitting.setting().invited(who);
        if (known.isEmpty()) {
            return new Entry.Out(CloseCode.CLOSE_CODE_ROLE, Leaving.newBuilder());
        }
        var now = sitting.session();
        var here = BadgeWatch.admits(now, known.get());
        return here.isPresent()
                ? new Entry.In(here.get())
                : new Entry.Out(CloseCode.CLOSE_CODE_REMOVED, BadgeWatch.removed(now, who));
    }
}
