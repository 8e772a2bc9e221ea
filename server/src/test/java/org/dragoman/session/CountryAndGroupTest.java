package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Committee.WEST;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Turn;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/** A delegate waits for their country and for a group at once, each with its own time. */
class CountryAndGroupTest {
    private static final Command ASK = new Command.RequestFloor(Optional.empty());

    private static Command forGroup(Optional<ParticipantId> who) {
        var plain = Wish.SPEECH;
        var behalf =
                new Wish(
                        TurnKind.SPEECH,
                        Optional.of(WEST),
                        plain.item(),
                        plain.timeClass(),
                        plain.category(),
                        plain.motion(),
                        plain.about(),
                        plain.side(),
                        "");
        return new Command.RequestFloor(who, behalf, Optional.empty());
    }

    private static Case hall() {
        return Case.openIn(Committee.setting()).and(EMMA, ASK, forGroup(Optional.empty()));
    }

    private static List<Optional<GroupId>> groups(Case hall) {
        return hall.session().floor().list().stream().map(t -> t.wish().onBehalfOf()).toList();
    }

    private static TurnId turn(Case hall, Optional<GroupId> group) {
        return hall.session().floor().list().stream()
                .filter(t -> t.wish().onBehalfOf().equals(group))
                .map(Turn::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void both_turns_wait_and_neither_is_asked_for_twice() {
        var hall = hall();
        assertThat(groups(hall)).containsExactly(Optional.empty(), Optional.of(WEST));
        hall.when(EMMA, ASK).thenRefused(Refusal.ALREADY_LISTED, "participant");
        hall.when(EMMA, forGroup(Optional.empty()))
                .thenRefused(Refusal.ALREADY_LISTED, "participant");
    }

    @Test
    void chair_and_secretary_list_somebody_for_the_group_too() {
        var hall = Case.openIn(Committee.setting());
        hall.and(SECRETARY, new Command.RequestFloor(Optional.of(EMMA)));
        hall.and(CHAIR, forGroup(Optional.of(EMMA)));
        assertThat(groups(hall)).containsExactly(Optional.empty(), Optional.of(WEST));
    }

    @Test
    void who_was_absent_for_the_group_comes_back_for_the_group() {
        var hall = hall();
        var country = turn(hall, Optional.empty());
        var group = turn(hall, Optional.of(WEST));
        hall.and(SECRETARY, new Command.SkipTurn(group), new Command.SkipTurn(country));
        hall.and(EMMA, forGroup(Optional.empty()));
        var turns = hall.session().floor().speakers();
        assertThat(turns.turn(group).orElseThrow().status()).isEqualTo(TurnStatus.WAITING);
        assertThat(turns.turn(country).orElseThrow().status()).isEqualTo(TurnStatus.ABSENT);
    }

    @Test
    void the_country_speaks_and_the_group_still_waits_also_when_the_end_is_taken_back() {
        var hall = hall();
        hall.and(MODERATOR, new Command.GiveNext(), new Command.EndSpeech());
        assertThat(groups(hall)).containsExactly(Optional.of(WEST));
        var undo = hall.session().floor().undoable().orElseThrow();
        hall.and(MODERATOR, new Command.Undo(undo.position()));
        assertThat(groups(hall)).containsExactly(Optional.empty(), Optional.of(WEST));
    }
}
