package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.AgendaItem;
import org.dragoman.conference.Conference;
import org.dragoman.conference.InscriptionHours;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.SessionAccess;
import org.dragoman.conference.SessionPlan;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnStatus;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Setting;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A delegation inscribes its own speakers between two instants: of the item, else of what it belongs to, else of the session. */
class InscriptionTest {
    private static final ItemId TOPIC = new ItemId("topic");
    private static final LocalDateTime TEN = LocalDateTime.of(2013, 3, 18, 10, 0);

    /** The session's window is open from ten for ten minutes, the discussion's from five minutes later on. */
    private static Case hall() {
        return Case.in(
                setting(
                        Optional.of(new InscriptionHours(TEN, TEN.plusMinutes(10))),
                        Optional.of(
                                new InscriptionHours(TEN.plusMinutes(5), TEN.plusMinutes(20)))));
    }

    private static Setting setting(
            Optional<InscriptionHours> session, Optional<InscriptionHours> discussion) {
        var usual = Committee.setting().conference();
        var plan = usual.sessions().getFirst();
        var items =
                List.of(
                        item(OPENING, Optional.empty(), Optional.empty()),
                        item(DISCUSSION, Optional.empty(), discussion),
                        item(TOPIC, Optional.of(DISCUSSION), Optional.empty()));
        var own =
                new SessionPlan(
                        plan.id(),
                        plan.title(),
                        plan.day(),
                        plan.starts(),
                        plan.ends(),
                        items,
                        SessionAccess.OF_ALL,
                        session,
                        Map.of());
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
                        List.of(own),
                        usual.groups(),
                        usual.timeClasses(),
                        usual.rules(),
                        usual.phrases());
        return new Setting(conference, own, 200);
    }

    private static AgendaItem item(
            ItemId id, Optional<ItemId> parent, Optional<InscriptionHours> hours) {
        return new AgendaItem(
                id,
                Committee.setting().conference().title(),
                AgendaItem.Kind.DISCUSSION,
                Duration.ZERO,
                List.of(),
                parent,
                hours,
                Optional.empty());
    }

    private static Command inscribe(ItemId item, ParticipantId... who) {
        return new Command.Inscribe(
                Arrays.stream(who)
                        .map(
                                w ->
                                        new Inscription(
                                                w,
                                                Optional.empty(),
                                                Wish.SPEECH.at(Optional.of(item))))
                        .toList());
    }

    private static void refusedAt(Case.Outcome outcome, Refusal code, LocalDateTime instant) {
        assertThat(outcome.decision())
                .isEqualTo(
                        new Decision.Refused(
                                code,
                                "entries[0].item",
                                instant.toInstant(java.time.ZoneOffset.UTC).toEpochMilli()));
    }

    @Test
    void a_delegation_inscribes_its_speaker_before_the_session_is_open() {
        var hall = hall().and(OLGA, inscribe(OPENING, EMMA));
        assertThat(hall.order()).containsExactly(EMMA);
        var turn = hall.session().floor().list().getFirst();
        assertThat(turn.listing().inscribed()).isTrue();
        assertThat(turn.status()).isEqualTo(TurnStatus.WAITING);
        assertThat(hall.facts().getLast().by()).contains(OLGA);
    }

    @Test
    void nobody_inscribes_a_speaker_of_another_delegation_not_even_beside_an_own_one() {
        hall().when(OLGA, inscribe(OPENING, EMMA, FARID))
                .thenRefused(Refusal.OTHER_DELEGATION, "entries[1].participant");
    }

    @Test
    void the_instants_of_an_item_go_before_those_of_the_session() {
        var hall = hall();
        refusedAt(
                hall.when(EMMA, inscribe(DISCUSSION, EMMA)),
                Refusal.INSCRIPTION_NOT_OPEN,
                TEN.plusMinutes(5));
        hall.laterMs(5 * 60_000).and(EMMA, inscribe(DISCUSSION, EMMA));
        hall.laterMs(5 * 60_000);
        refusedAt(
                hall.when(FARID, inscribe(OPENING, FARID)),
                Refusal.INSCRIPTION_OVER,
                TEN.plusMinutes(10));
        hall.and(FARID, inscribe(DISCUSSION, FARID));
    }

    @Test
    void a_subtopic_goes_by_the_instants_of_its_item() {
        var hall = hall();
        refusedAt(
                hall.when(EMMA, inscribe(TOPIC, EMMA)),
                Refusal.INSCRIPTION_NOT_OPEN,
                TEN.plusMinutes(5));
        hall.laterMs(20 * 60_000);
        refusedAt(
                hall.when(EMMA, inscribe(TOPIC, EMMA)),
                Refusal.INSCRIPTION_OVER,
                TEN.plusMinutes(20));
    }

    @Test
    void the_first_instant_is_in_and_the_second_is_out() {
        var hall = hall().laterMs(10 * 60_000 - 1);
        hall.and(EMMA, inscribe(OPENING, EMMA));
        refusedAt(
                hall.laterMs(1).when(FARID, inscribe(OPENING, FARID)),
                Refusal.INSCRIPTION_OVER,
                TEN.plusMinutes(10));
    }

    @Test
    void where_the_file_says_no_instants_delegations_inscribe_nobody_and_the_secretariat_does() {
        var hall = Case.in(setting(Optional.empty(), Optional.empty()));
        hall.when(EMMA, inscribe(OPENING, EMMA))
                .thenRefused(Refusal.INSCRIPTION_NOT_OPEN, "entries[0].item");
        assertThat(hall.and(SECRETARY, inscribe(OPENING, EMMA)).order()).containsExactly(EMMA);
    }

    @Test
    void the_secretariat_inscribes_whenever_it_wishes() {
        var hall = hall().laterMs(60 * 60_000);
        assertThat(hall.and(SECRETARY, inscribe(OPENING, EMMA)).order()).containsExactly(EMMA);
    }

    @Test
    void nobodys_microphone_opens_because_somebody_inscribed_them() {
        var hall =
                hall().and(CHAIR, new Command.OpenSession(), new Command.TakeUpItem(OPENING))
                        .and(
                                CHAIR,
                                new Command.SetFloorMode(
                                        FloorMode.AUTOMATIC,
                                        OptionalInt.of(2),
                                        OptionalInt.empty()));
        hall.when(OLGA, inscribe(OPENING, EMMA)).thenRefused(Refusal.WRONG_MODE, "entries[0].item");
        hall.laterMs(5 * 60_000).and(OLGA, inscribe(DISCUSSION, EMMA));
        assertThat(hall.open()).isEmpty();
    }

    @Test
    void any_of_the_delegation_takes_its_inscribed_speaker_off_and_nobody_else_does() {
        var hall = hall().and(OLGA, inscribe(OPENING, EMMA));
        var withdraw = new Command.WithdrawRequest(hall.turnOf(EMMA));
        hall.when(FARID, withdraw).thenRefused(Refusal.FORBIDDEN, "turn");
        assertThat(hall.and(OLGA, withdraw).order()).isEmpty();
    }
}
