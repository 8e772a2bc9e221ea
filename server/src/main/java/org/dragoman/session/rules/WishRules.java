package org.dragoman.session.rules;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.RepliesAt;
import org.dragoman.conference.Right;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;

import java.util.Optional;

/** Whether somebody may ask for what they ask for, and what it will be. */
final class WishRules {
    /** The longest text of a wish, in characters. */
    static final int TEXT_MAX = 300;

    private final Setting setting;
    private final SpeechTimes times;

    WishRules(Setting setting) {
        this.setting = setting;
        this.times = new SpeechTimes(setting);
    }

    /** Why it cannot be, if it cannot. */
    Optional<Decision.Refused> refusal(
            Session session, Participant sender, ParticipantId speaker, Wish wish) {
        if (wish.text().length() > TEXT_MAX) {
            return no(Refusal.TOO_LONG, "text");
        }
        if (wish.item().isPresent() && wish.item().flatMap(setting::item).isEmpty()) {
            return no(Refusal.UNKNOWN_ITEM, "item");
        }
        if (wish.onBehalfOf().isPresent()
                && (wish.onBehalfOf().flatMap(setting::group).isEmpty()
                        || !wish.onBehalfOf().equals(setting.groupOf(speaker)))) {
            return no(Refusal.UNKNOWN_GROUP, "on_behalf_of");
        }
        if (wish.timeClass().isPresent() && !Roles.LIST_KEEPERS.contains(sender.role())) {
            return no(Refusal.FORBIDDEN, "time_class");
        }
        if (wish.timeClass().isPresent()
                && wish.timeClass().flatMap(setting::timeClass).isEmpty()) {
            return no(Refusal.UNKNOWN_CATEGORY, "time_class");
        }
        if (wish.category().isPresent()
                && setting.rules().rank(wish.category())
                        == setting.rules().pointCategories().size()) {
            return no(Refusal.UNKNOWN_CATEGORY, "category");
        }
        if (!setting.has(speaker, right(wish.kind()))) {
            return no(Refusal.FORBIDDEN, "kind");
        }
        return ofKind(session, speaker, wish);
    }

    private static Right right(TurnKind kind) {
        return switch (kind) {
            case SPEECH, RESPONSE, ON_MOTION -> Right.SPEAK;
            case RIGHT_OF_REPLY -> Right.REPLY;
            case POINT_OF_ORDER, MOTION -> Right.POINT_OF_ORDER;
        };
    }

    private Optional<Decision.Refused> ofKind(Session session, ParticipantId speaker, Wish wish) {
        return switch (wish.kind()) {
            case SPEECH -> Optional.empty();
            case POINT_OF_ORDER ->
                    session.floor().speakers().closed() && !setting.rules().pointWhileClosed()
                            ? no(Refusal.LIST_CLOSED, "kind")
                            : Optional.empty();
            case MOTION ->
                    wish.motion().isEmpty() ? no(Refusal.OUT_OF_RANGE, "motion") : Optional.empty();
            case RESPONSE ->
                    answered(session)
                            .filter(s -> !s.participant().equals(speaker))
                            .map(s -> Optional.<Decision.Refused>empty())
                            .orElseGet(() -> no(Refusal.WRONG_STATE, "kind"));
            case RIGHT_OF_REPLY -> reply(session, speaker, wish);
            case ON_MOTION -> onMotion(session, wish);
        };
    }

    /** Those that wait count as those that were had, at the item that they answer and at no other. */
    private Optional<Decision.Refused> reply(Session session, ParticipantId speaker, Wish wish) {
        long waiting =
                session.floor().list().stream()
                        .filter(t -> t.kind() == TurnKind.RIGHT_OF_REPLY)
                        .filter(t -> t.wish().item().equals(wish.item()))
                        .filter(t -> times.together(t.participant(), speaker))
                        .count();
        int had = times.repliesHad(session, speaker, wish.item());
        return had + waiting >= setting.rules().replies().size()
                ? no(Refusal.REPLIES_SPENT, "kind")
                : Optional.empty();
    }

    /** A right of reply is to the item that is taken up, unless another is named, and stays with it. */
    Wish bound(Session session, Wish wish) {
        return wish.kind() == TurnKind.RIGHT_OF_REPLY && wish.item().isEmpty()
                ? wish.at(session.item())
                : wish;
    }

    /** Rights of reply of the whole day are called under the last item of the session. */
    Optional<ItemId> takenAt(Wish wish) {
        var items = setting.plan().items();
        return wish.kind() == TurnKind.RIGHT_OF_REPLY
                        && setting.rules().repliesAt() == RepliesAt.DAY
                        && !items.isEmpty()
                ? Optional.of(items.getLast().id())
                : Optional.empty();
    }

    private Optional<Decision.Refused> onMotion(Session session, Wish wish) {
        var motion = wish.about().flatMap(session.floor().procedure()::motion);
        if (motion.isEmpty()) {
            return no(Refusal.UNKNOWN_TURN, "on_motion");
        }
        if (wish.side().isEmpty()) {
            return no(Refusal.OUT_OF_RANGE, "side");
        }
        long waiting =
                session.floor().list().stream()
                        .filter(t -> t.kind() == TurnKind.ON_MOTION)
                        .filter(t -> t.wish().about().equals(wish.about()))
                        .filter(t -> t.wish().side().equals(wish.side()))
                        .count();
        return motion.get().spokenOn(wish.side().get()) + waiting
                        >= setting.rules().motionSpeakers()
                ? no(Refusal.LIST_FULL, "side")
                : Optional.empty();
    }

    /** The wish with what it is about: a response is to the current speech. */
    Wish settled(Session session, Wish wish) {
        return switch (wish.kind()) {
            case RESPONSE -> answered(session).map(s -> wish.about(s.turn())).orElse(wish);
            case SPEECH, POINT_OF_ORDER, RIGHT_OF_REPLY, MOTION, ON_MOTION -> wish;
        };
    }

    /** The speech that one can respond to: not what goes in between it. */
    private static Optional<Speech> answered(Session session) {
        return session.floor().speeches().reversed().stream()
                .filter(s -> !s.kind().suspends())
                .findFirst();
    }

    private static Optional<Decision.Refused> no(Refusal code, String field) {
        return Optional.of(new Decision.Refused(code, field));
    }
}
