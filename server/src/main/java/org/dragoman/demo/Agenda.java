package org.dragoman.demo;

import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.AgendaItemKind;
import org.dragoman.protocol.v1.Turn;
import org.dragoman.threads.Owner;

import java.util.List;
import java.util.Optional;

/**
 * What comes next, whenever the floor is free: the agenda's items in order, each with its speakers, round and
 * round. It goes by the views; what it remembers besides is where in an item it is.
 *
 * <p>Owner: the demo's thread.
 */
final class Agenda {
    private final Owner owner = new Owner();
    private final Cast cast;
    private final Manners manners;
    private String item = "";
    private int spoken;
    private boolean opened;
    private boolean closed;

    /** What a moderator does next. */
    sealed interface Step {
        record TakeUp(String item) implements Step {}

        record Give(String participant) implements Step {}

        record GiveTurn(int turn) implements Step {}

        record Next() implements Step {}

        record Wait() implements Step {}
    }

    Agenda(Cast cast, Manners manners) {
        this.cast = cast;
        this.manners = manners;
    }

    /** Somebody had the floor, or could not be given it. */
    void spoke(String participant) {
        assert owner.here();
        int place = speakers(item).indexOf(participant);
        if (isDiscussion(item)) {
            spoken++;
        } else if (place >= 0) {
            spoken = place + 1;
        }
    }

    /** What comes next, where the floor has been free for so long. */
    Step next(Snapshot room, long idleMs) {
        assert owner.here();
        follow(room.session().getItem());
        if (cast.item(item).isEmpty()) {
            return takeUp(0, room);
        }
        Optional<Turn> visitor =
                room.list().getTurnsList().stream()
                        .filter(t -> !cast.isBot(t.getParticipant()))
                        .findFirst();
        if (isDiscussion(item)) {
            return discussion(room, visitor.isPresent(), idleMs);
        }
        if (visitor.isPresent()) {
            return new Step.GiveTurn(visitor.get().getTurn());
        }
        if (index() == 0 && !opened && hasNone(AgendaItemKind.AGENDA_ITEM_KIND_OPENING)) {
            opened = true;
            return chair().orElseGet(() -> next(room, idleMs));
        }
        return speakers(item).stream()
                .skip(spoken)
                .filter(p -> isHere(room, p))
                .findFirst()
                .<Step>map(Step.Give::new)
                .orElseGet(() -> after(room));
    }

    private Step discussion(Snapshot room, boolean visitor, long idleMs) {
        boolean more = spoken < manners.speeches() && !closed;
        if (room.list().getTurnsCount() > 0 && (more || visitor)) {
            return new Step.Next();
        }
        if (more && idleMs < manners.idle().toMillis()) {
            return new Step.Wait();
        }
        return after(room);
    }

    /** The next item; after the last one the chair's closing words, and the first item again. */
    private Step after(Snapshot room) {
        int next = index() + 1;
        if (next < items().size()) {
            return takeUp(next, room);
        }
        Optional<Step> closing =
                closed || !hasNone(AgendaItemKind.AGENDA_ITEM_KIND_CLOSING)
                        ? Optional.empty()
                        : chair();
        closed = closing.isPresent();
        opened = false;
        return closing.orElseGet(() -> takeUp(0, room));
    }

    private Step takeUp(int index, Snapshot room) {
        if (items().isEmpty()) {
            return room.list().getTurnsCount() > 0 ? new Step.Next() : new Step.Wait();
        }
        String next = items().get(index).getId();
        if (next.equals(item)) {
            spoken = 0;
        }
        return new Step.TakeUp(next);
    }

    private void follow(String now) {
        if (!now.equals(item)) {
            item = now;
            spoken = 0;
        }
    }

    private Optional<Step> chair() {
        return cast.chair().map(Step.Give::new);
    }

    private List<AgendaItem> items() {
        return cast.session().getItemsList();
    }

    private int index() {
        return items().stream().map(AgendaItem::getId).toList().indexOf(item);
    }

    private List<String> speakers(String id) {
        return cast.item(id)
                .map(i -> i.getSpeakersList().stream().filter(cast::isBot).toList())
                .orElse(List.of());
    }

    private boolean isDiscussion(String id) {
        return cast.item(id)
                .filter(i -> i.getKind() == AgendaItemKind.AGENDA_ITEM_KIND_DISCUSSION)
                .isPresent();
    }

    private boolean hasNone(AgendaItemKind kind) {
        return items().stream().noneMatch(i -> i.getKind() == kind);
    }

    private static boolean isHere(Snapshot room, String participant) {
        return room.presence().getParticipantsList().contains(participant);
    }
}
