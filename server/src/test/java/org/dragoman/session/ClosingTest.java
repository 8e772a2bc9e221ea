package org.dragoman.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.session.Case.floorTo;
import static org.dragoman.session.Case.given;
import static org.dragoman.session.Case.givenOpen;
import static org.dragoman.session.Case.listed;
import static org.dragoman.session.Case.onAir;
import static org.dragoman.session.SmallHall.*;

import org.dragoman.session.patch.Carried;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Turn;
import org.junit.jupiter.api.Test;

/** A session opens, takes up its items, closes, and may open again. */
class ClosingTest {
    @Test
    void the_podium_opens_a_session() {
        given().when(CHAIR, new Command.OpenSession()).then(new Event.SessionOpened());
    }

    @Test
    void opening_an_open_session_changes_nothing() {
        givenOpen().when(CHAIR, new Command.OpenSession()).thenNothing();
    }

    @Test
    void closing_ends_the_speech_and_takes_everybody_off_air() {
        givenOpen(
                        floorTo(1, AYGUN, AZ, 1),
                        onAir(EN_1, Output.A, EN, 2),
                        onAir(FR_1, Output.A, FR, 3))
                .when(CHAIR, new Command.CloseSession())
                .then(
                        new Event.SpeechEnded(End.SESSION),
                        new Event.WentOffAir(EN_1, End.SESSION),
                        new Event.WentOffAir(FR_1, End.SESSION),
                        new Event.SessionClosed());
    }

    @Test
    void a_closed_session_has_no_open_microphone() {
        var closed =
                givenOpen(floorTo(1, AYGUN, AZ, 1), onAir(EN_1, Output.A, EN, 2))
                        .and(CHAIR, new Command.CloseSession());
        assertThat(closed.patch().microphones()).isEmpty();
        assertThat(closed.patch().channels())
                .allSatisfy(c -> assertThat(c.source()).isEqualTo(Carried.Source.SILENT));
    }

    @Test
    void a_session_that_never_opened_cannot_be_closed() {
        given().when(CHAIR, new Command.CloseSession()).thenRefused(Refusal.WRONG_STATE, "");
    }

    @Test
    void closing_a_closed_session_changes_nothing() {
        givenOpen(new Event.SessionClosed()).when(CHAIR, new Command.CloseSession()).thenNothing();
    }

    @Test
    void a_closed_session_opens_again_with_its_list() {
        var again =
                givenOpen(listed(1, AYGUN, AZ))
                        .and(CHAIR, new Command.CloseSession(), new Command.OpenSession());
        assertThat(again.session().phase()).isEqualTo(Session.Phase.OPEN);
        assertThat(again.session().floor().list()).extracting(Turn::participant).contains(AYGUN);
        assertThat(again.session().closedAtMs()).isEmpty();
    }

    @Test
    void a_session_tells_when_it_opened_and_closed() {
        var closed =
                given().and(CHAIR, new Command.OpenSession())
                        .laterMs(60_000)
                        .and(CHAIR, new Command.CloseSession())
                        .session();
        assertThat(closed.openedAtMs()).hasValue(Case.TEN_O_CLOCK);
        assertThat(closed.closedAtMs()).hasValue(Case.TEN_O_CLOCK + 60_000);
    }

    @Test
    void the_podium_takes_up_an_item() {
        givenOpen()
                .when(CHAIR, new Command.TakeUpItem(DISCUSSION))
                .then(new Event.ItemTakenUp(DISCUSSION));
    }

    @Test
    void taking_up_the_same_item_again_changes_nothing() {
        givenOpen(new Event.ItemTakenUp(DISCUSSION))
                .when(CHAIR, new Command.TakeUpItem(DISCUSSION))
                .thenNothing();
    }

    @Test
    void an_item_is_on_the_sessions_agenda() {
        givenOpen()
                .when(CHAIR, new Command.TakeUpItem(NO_ITEM))
                .thenRefused(Refusal.UNKNOWN_ITEM, "item");
    }

    @Test
    void an_item_is_taken_up_in_an_open_session_only() {
        given().when(CHAIR, new Command.TakeUpItem(DISCUSSION))
                .thenRefused(Refusal.WRONG_STATE, "");
    }
}
