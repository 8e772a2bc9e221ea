package org.dragoman.session.state;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.DeliveryMark;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.TurnStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of speeches that were handed in, the oldest first. Booths get those of who comes next; all may read one once its
 * speech has ended. Folded from events.
 *
 * @param next the number of the next text
 */
public record HandedInTexts(List<Text> all, int next) {
    /** The most texts of a session. */
    public static final int TEXTS_MAX = 300;

    /** How often one may be handed in anew. */
    public static final int EDITIONS_MAX = 20;

    static final HandedInTexts NONE = new HandedInTexts(List.of(), 1);

    public HandedInTexts {
        all = List.copyOf(all);
    }

    /**
     * One text.
     *
     * @param edition how often it was handed in, from 1
     */
    public record Text(
            int number,
            ParticipantId speaker,
            Optional<GroupId> onBehalfOf,
            LanguageTag language,
            String title,
            String text,
            DeliveryMark delivery,
            Optional<ParticipantId> by,
            long atMs,
            int edition,
            Optional<Long> releasedAtMs) {
        /** Whether it is for what somebody says, for themselves or for a group. */
        boolean isFor(ParticipantId who, Optional<GroupId> group) {
            return speaker.equals(who) && onBehalfOf.equals(group);
        }

        private Text released(long nowMs) {
            return new Text(
                    number,
                    speaker,
                    onBehalfOf,
                    language,
                    title,
                    text,
                    delivery,
                    by,
                    atMs,
                    edition,
                    Optional.of(nowMs));
        }
    }

    public Optional<Text> text(int number) {
        return all.stream().filter(t -> t.number() == number).findFirst();
    }

    /** The text that waits for the next speech of somebody. */
    public Optional<Text> waiting(
            ParticipantId who, Optional<GroupId> group, LanguageTag language) {
        return waiting(who, group).stream().filter(t -> t.language().equals(language)).findFirst();
    }

    /** The texts that wait for the next speech of somebody, in all languages. */
    public List<Text> waiting(ParticipantId who, Optional<GroupId> group) {
        return all.stream().filter(t -> t.releasedAtMs().isEmpty() && t.isFor(who, group)).toList();
    }

    /** The texts for whoever speaks, and for so many of those who come next. */
    public List<Text> near(Floor floor, int ahead) {
        var near = new ArrayList<Text>();
        for (Speech speech : floor.speeches()) {
            near.addAll(waiting(speech.participant(), speech.wish().onBehalfOf()));
        }
        floor.list().stream()
                .filter(t -> t.status() == TurnStatus.WAITING)
                .limit(ahead)
                .forEach(t -> near.addAll(waiting(t.participant(), t.wish().onBehalfOf())));
        return near.stream().distinct().toList();
    }

    HandedInTexts evolve(Fact fact) {
        return switch (fact.event()) {
            case Event.TextHandedIn handed -> with(handed, fact);
            case Event.TextTakenBack(var number) ->
                    new HandedInTexts(
                            all.stream().filter(t -> t.number() != number).toList(), next);
            case Event.TextReleased(var number) ->
                    new HandedInTexts(
                            all.stream()
                                    .map(t -> t.number() == number ? t.released(fact.atMs()) : t)
                                    .toList(),
                            next);
            case Event _ -> this;
        };
    }

    private HandedInTexts with(Event.TextHandedIn handed, Fact fact) {
        int edition = text(handed.number()).map(t -> t.edition() + 1).orElse(1);
        var text =
                new Text(
                        handed.number(),
                        handed.participant(),
                        handed.onBehalfOf(),
                        handed.language(),
                        handed.title(),
                        handed.text(),
                        handed.delivery(),
                        fact.by(),
                        fact.atMs(),
                        edition,
                        Optional.empty());
        var now = new ArrayList<>(all.stream().filter(t -> t.number() != text.number()).toList());
        now.add(text);
        return new HandedInTexts(now, Math.max(next, text.number() + 1));
    }
}
