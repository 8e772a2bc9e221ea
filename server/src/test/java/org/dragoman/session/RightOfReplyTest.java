package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.Conference;
import org.dragoman.conference.HouseRules;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.RepliesAt;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Setting;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** Rights of reply: counted at the item they answer, and called at its end or at the day's. */
class RightOfReplyTest {
    private static Case hall(RepliesAt at) {
        var usual = Committee.setting().conference();
        var rules = usual.rules();
        var own =
                new HouseRules(
                        rules.pointWhileClosed(),
                        rules.point(),
                        rules.response(),
                        rules.replies(),
                        rules.onMotion(),
                        rules.motionSpeakers(),
                        rules.groupStatement(),
                        rules.quorumToOpen(),
                        rules.quorumToDecide(),
                        rules.clock(),
                        rules.pointCategories(),
                        rules.onePerDelegation(),
                        at,
                        rules.customs());
        var conference =
                new Conference(
                        usual.id(),
                        usual.title(),
                        usual.place(),
                        usual.zone(),
                        usual.languages(),
                        usual.delegations(),
                        usual.participants(),
                        usual.booths(),
                        usual.sessions(),
                        usual.groups(),
                        usual.timeClasses(),
                        own,
                        usual.phrases());
        return Case.openIn(new Setting(conference, conference.sessions().getFirst(), 200))
                .and(MODERATOR, new Command.TakeUpItem(OPENING));
    }

    private static Command reply() {
        return new Command.RequestFloor(
                Optional.empty(), Wish.of(TurnKind.RIGHT_OF_REPLY), Optional.empty());
    }

    private static Command replyAt(ItemId item) {
        return new Command.RequestFloor(
                Optional.empty(),
                Wish.of(TurnKind.RIGHT_OF_REPLY).at(Optional.of(item)),
                Optional.empty());
    }

    private static void heard(Case hall) {
        hall.and(MODERATOR, new Command.GiveNext(), new Command.EndSpeech());
    }

    private static void spent(Case hall, Command asked) {
        hall.when(EMMA, asked).thenRefused(Refusal.REPLIES_SPENT, "kind");
    }

    @Test
    void a_third_right_of_reply_is_refused_however_its_item_is_named() {
        var hall = hall(RepliesAt.ITEM);
        hall.and(EMMA, reply());
        heard(hall);
        hall.and(EMMA, replyAt(OPENING));
        heard(hall);
        spent(hall, reply());
        spent(hall, replyAt(OPENING));
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
        spent(hall, replyAt(OPENING));
    }

    @Test
    void replies_to_one_item_do_not_use_up_those_to_another() {
        var hall = hall(RepliesAt.ITEM).and(EMMA, reply());
        heard(hall);
        hall.and(OLGA, reply());
        spent(hall, replyAt(OPENING));
        hall.and(EMMA, replyAt(DISCUSSION)).and(OLGA, replyAt(DISCUSSION));
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
        heard(hall);
        spent(hall, reply());
    }

    @Test
    void a_reply_that_waits_stays_with_its_item_when_the_next_is_taken_up() {
        var hall = hall(RepliesAt.ITEM).and(EMMA, reply());
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION));
        hall.when(MODERATOR, new Command.GiveNext()).thenRefused(Refusal.LIST_EMPTY, "");
        var id = hall.turnOf(EMMA);
        hall.and(MODERATOR, new Command.GiveTurn(id, Optional.empty()));
        assertThat(hall.session().floor().speech().orElseThrow().item()).contains(OPENING);
        assertThat(hall.session().floor().speech().orElseThrow().limitMs()).isEqualTo(600_000);
        hall.and(EMMA, new Command.EndSpeech(), reply());
        heard(hall);
        hall.and(OLGA, reply());
        spent(hall, reply());
    }

    @Test
    void where_they_are_taken_at_the_end_of_the_day_they_wait_for_the_last_item() {
        var hall = hall(RepliesAt.DAY).and(EMMA, reply());
        hall.when(MODERATOR, new Command.GiveNext()).thenRefused(Refusal.LIST_EMPTY, "");
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION))
                .and(AYGUN, new Command.RequestFloor(Optional.empty()));
        assertThat(hall.order()).containsExactly(AYGUN, EMMA);
        heard(hall);
        hall.and(MODERATOR, new Command.GiveNext());
        assertThat(hall.session().floor().speech().orElseThrow().item()).contains(OPENING);
        hall.and(EMMA, new Command.EndSpeech()).and(OLGA, replyAt(OPENING));
        spent(hall, replyAt(OPENING));
    }

    @Test
    void a_reply_that_was_ended_by_mistake_is_called_again_where_it_was_called() {
        var hall = hall(RepliesAt.DAY).and(EMMA, reply());
        hall.and(MODERATOR, new Command.TakeUpItem(DISCUSSION), new Command.GiveNext());
        hall.and(MODERATOR, new Command.EndSpeech());
        long position = hall.session().floor().undoable().orElseThrow().position();
        hall.and(MODERATOR, new Command.Undo(position), new Command.GiveNext());
        assertThat(hall.open()).containsExactly(EMMA);
    }
}
