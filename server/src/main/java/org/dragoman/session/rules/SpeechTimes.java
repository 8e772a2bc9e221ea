package org.dragoman.session.rules;

import org.dragoman.conference.AgendaItem;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.TimeClass;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;

import java.time.Duration;
import java.util.Optional;

/** How long speeches may take: by what they are for, by their category, by the item, and by what is left to a group. */
public final class SpeechTimes {
    private final Setting setting;

    public SpeechTimes(Setting setting) {
        this.setting = setting;
    }

    /** What a turn will have, in milliseconds; 0 is no limit. */
    public long limitMs(Session session, Turn turn) {
        return turn.listing()
                .limitMs()
                .orElseGet(() -> limitMs(session, turn.participant(), turn.wish()));
    }

    long limitMs(Session session, ParticipantId participant, Wish wish) {
        Duration limit =
                switch (wish.kind()) {
                    case POINT_OF_ORDER, MOTION -> setting.rules().point();
                    case RESPONSE -> setting.rules().response();
                    case ON_MOTION -> setting.rules().onMotion();
                    case RIGHT_OF_REPLY -> reply(session, participant, wish);
                    case SPEECH -> Duration.ofMillis(ofSpeech(session, participant, wish));
                };
        return limit.toMillis();
    }

    private long ofSpeech(Session session, ParticipantId participant, Wish wish) {
        long limitMs =
                wish.timeClass()
                        .flatMap(setting::timeClass)
                        .map(TimeClass::speech)
                        .or(() -> wish.onBehalfOf().map(group -> setting.rules().groupStatement()))
                        .map(Duration::toMillis)
                        .or(() -> session.floor().procedure().speechTimeMs())
                        .or(() -> session.item().flatMap(setting::item).map(this::atItem))
                        .orElse(0L);
        return setting.groupOf(participant)
                .flatMap(group -> leftMs(session, group))
                .filter(left -> limitMs > 0 && left < limitMs)
                .map(left -> Math.max(1000, left))
                .orElse(limitMs);
    }

    private long atItem(AgendaItem item) {
        return item.speech().toMillis();
    }

    private Duration reply(Session session, ParticipantId participant, Wish wish) {
        var replies = setting.rules().replies();
        int had = repliesHad(session, participant, wish.item().or(session::item));
        return replies.isEmpty() ? Duration.ZERO : replies.get(Math.min(had, replies.size() - 1));
    }

    /** How many rights of reply a participant's delegation has had at an item. */
    int repliesHad(Session session, ParticipantId participant, Optional<ItemId> item) {
        long over =
                session.floor().spoken().tallies().entrySet().stream()
                        .filter(e -> e.getKey().kind() == TurnKind.RIGHT_OF_REPLY)
                        .filter(e -> e.getKey().item().equals(item))
                        .filter(e -> together(e.getKey().participant(), participant))
                        .mapToInt(e -> e.getValue().times())
                        .sum();
        long now =
                session.floor().speeches().stream()
                        .filter(s -> s.kind() == TurnKind.RIGHT_OF_REPLY)
                        .filter(s -> s.item().equals(item))
                        .filter(s -> together(s.participant(), participant))
                        .count();
        return (int) (over + now);
    }

    /** Whether two speak for the same delegation. */
    boolean together(ParticipantId one, ParticipantId other) {
        return one.equals(other)
                || (setting.delegationOf(one).isPresent()
                        && setting.delegationOf(one).equals(setting.delegationOf(other)));
    }

    /** What is left of a group's budget, speeches that run not counted; nothing, where it has none. */
    public Optional<Long> leftMs(Session session, GroupId group) {
        return budgetMs(session, group)
                .map(
                        budget ->
                                budget
                                        - session.floor().spoken().tallies().entrySet().stream()
                                                .filter(e -> e.getKey().kind().contributes())
                                                .filter(
                                                        e ->
                                                                setting.groupOf(
                                                                                e.getKey()
                                                                                        .participant())
                                                                        .equals(Optional.of(group)))
                                                .mapToLong(e -> e.getValue().ms())
                                                .sum());
    }

    /** A group's budget with what was granted. */
    public Optional<Long> budgetMs(Session session, GroupId group) {
        var spoken = session.floor().spoken();
        return setting.group(group)
                .flatMap(g -> g.budget())
                .map(
                        budget ->
                                budget.toMillis()
                                        + spoken.grantedToAll()
                                        + spoken.granted().getOrDefault(group, 0L));
    }
}
