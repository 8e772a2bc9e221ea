package org.dragoman.session.state;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.Listing;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;
import org.dragoman.session.said.Wish;

import java.util.Optional;

/**
 * One entry of the list of speakers, and why it stands where it stands if somebody moved it.
 *
 * @param absences how often it was called and nobody was there
 * @param calledAt the item that was taken up when nobody was there
 */
public record Turn(
        TurnId id,
        ParticipantId participant,
        LanguageTag language,
        long requestedAtMs,
        Optional<Move> moved,
        Listing listing,
        int absences,
        Optional<ItemId> calledAt) {
    /** One that was never called. */
    public Turn(
            TurnId id,
            ParticipantId participant,
            LanguageTag language,
            long requestedAtMs,
            Optional<Move> moved,
            Listing listing) {
        this(id, participant, language, requestedAtMs, moved, listing, 0, Optional.empty());
    }

    /** Who moved a turn, and the reason all can see, or the policy that did it. */
    public record Move(ParticipantId by, String reason, Optional<ListPolicy> policy) {
        /** By hand. */
        public Move(ParticipantId by, String reason) {
            this(by, reason, Optional.empty());
        }
    }

    public TurnKind kind() {
        return listing.wish().kind();
    }

    public TurnStatus status() {
        return listing.status();
    }

    public Wish wish() {
        return listing.wish();
    }

    /** Whether it belongs to the item that is taken up, or to whichever that is. */
    public boolean isFor(Optional<ItemId> item) {
        var own = listing.takenAt().or(() -> wish().item());
        return own.isEmpty() || own.equals(item);
    }

    /** Whether it can be called when its place comes. */
    public boolean waits(Optional<ItemId> item) {
        return status() == TurnStatus.WAITING && isFor(item);
    }

    Turn movedBy(Optional<ParticipantId> by, String reason, Optional<ListPolicy> policy) {
        return new Turn(
                id,
                participant,
                language,
                requestedAtMs,
                by.map(who -> new Move(who, reason, policy)),
                listing,
                absences,
                calledAt);
    }

    /** The item it is for, where this one is taken up; one for whichever that is was for the one it was called at. */
    public Optional<ItemId> item(Optional<ItemId> taken) {
        return wish().item().or(() -> calledAt).or(() -> taken);
    }

    Turn absentAt(Optional<ItemId> item) {
        var absent = now(TurnStatus.ABSENT);
        return new Turn(
                id,
                participant,
                language,
                requestedAtMs,
                moved,
                absent.listing,
                absent.absences,
                item);
    }

    Turn of(ParticipantId who, LanguageTag tag) {
        return new Turn(id, who, tag, requestedAtMs, moved, listing, absences, calledAt);
    }

    Turn now(TurnStatus status) {
        var changed =
                new Listing(
                        listing.wish(),
                        status,
                        listing.inscribed(),
                        listing.rank(),
                        listing.first(),
                        listing.limitMs(),
                        listing.takenAt());
        return new Turn(
                id,
                participant,
                language,
                requestedAtMs,
                moved,
                changed,
                status == TurnStatus.ABSENT ? absences + 1 : absences,
                Optional.empty());
    }
}
