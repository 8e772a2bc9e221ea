package org.dragoman.conference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the floor is run at a conference, after its rules of procedure.
 *
 * @param pointWhileClosed whether points of order are accepted while the list is closed
 * @param replies how long the first right of reply of a delegation at an item may take, the second, and so on
 * @param motionSpeakers how many may speak for a motion, and as many against
 * @param groupStatement a statement on behalf of a group
 * @param quorumToOpen of the delegations entitled to vote; none, where no quorum is asked for
 * @param quorumToDecide more than that part
 * @param clock what happens when a speech's time is over
 * @param pointCategories the first in rank first
 * @param onePerDelegation whether a second speaker of a delegation for the same item is refused
 * @param repliesAt when rights of reply are taken
 * @param customs what is wanted besides
 */
public record HouseRules(
        boolean pointWhileClosed,
        Duration point,
        Duration response,
        List<Duration> replies,
        Duration onMotion,
        int motionSpeakers,
        Duration groupStatement,
        Optional<Fraction> quorumToOpen,
        Optional<Fraction> quorumToDecide,
        EndPolicy clock,
        List<PointCategory> pointCategories,
        boolean onePerDelegation,
        RepliesAt repliesAt,
        Customs customs) {
    public HouseRules {
        replies = List.copyOf(replies);
        pointCategories = List.copyOf(pointCategories);
    }

    /** Usual among States; no quorum is asked for, and the clock only shows. */
    public static final HouseRules STANDARD =
            new HouseRules(
                    true,
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(2),
                    List.of(Duration.ofMinutes(10), Duration.ofMinutes(5)),
                    Duration.ofMinutes(3),
                    2,
                    Duration.ofMinutes(7),
                    Optional.empty(),
                    Optional.empty(),
                    EndPolicy.NONE,
                    List.of(),
                    false,
                    RepliesAt.ITEM,
                    Customs.USUAL);

    /** The rank of a category of points of order, 0 being the first; whoever names none comes last. */
    public int rank(Optional<PointCategoryId> category) {
        for (int i = 0; i < pointCategories.size(); i++) {
            if (category.filter(pointCategories.get(i).id()::equals).isPresent()) {
                return i;
            }
        }
        return pointCategories.size();
    }
}
