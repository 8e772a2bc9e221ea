package org.dragoman.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.AgendaItemKind;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.PresenceView;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.SessionOutline;
import org.dragoman.protocol.v1.SessionView;
import org.dragoman.protocol.v1.Turn;
import org.dragoman.protocol.v1.Welcome;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What comes next whenever the floor is free: chair, keynotes, list of speakers, chair, and round again. */
class AgendaTest {
    private static final Set<String> BOTS = Set.of("chair", "keynote-1", "keynote-2", "a", "b");
    private static final long LONG = 60_000;

    private final Cast cast = new Cast(conference(), conference().getSessions(0), BOTS);
    private final Agenda agenda = new Agenda(cast, Manners.DEFAULT);
    private final List<String> list = new ArrayList<>();
    private Set<String> absent = Set.of();
    private String item = "";

    @Test
    void a_round_goes_through_the_items_and_begins_again() {
        List<String> day = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            if (item.equals("discussion") && day.getLast().equals("item discussion")) {
                list.addAll(List.of("a", "b"));
            }
            day.add(step(list.isEmpty() ? LONG : 0));
        }
        assertThat(day)
                .startsWith(
                        "item keynotes",
                        "chair",
                        "keynote-1",
                        "keynote-2",
                        "item discussion",
                        "next a",
                        "next b",
                        "chair",
                        "item keynotes",
                        "chair",
                        "keynote-1");
    }

    @Test
    void a_discussion_waits_a_while_for_somebody_to_ask() {
        item = "discussion";
        assertThat(step(0)).isEqualTo("wait");
        list.add("b");
        assertThat(step(0)).isEqualTo("next b");
    }

    @Test
    void a_visitor_on_the_list_is_called_between_two_keynotes() {
        item = "keynotes";
        assertThat(step(0)).isEqualTo("chair");
        list.add("visitor");
        assertThat(step(0)).isEqualTo("turn visitor");
        assertThat(step(0)).isEqualTo("keynote-1");
    }

    @Test
    void whoever_is_not_there_is_passed_over() {
        item = "keynotes";
        absent = Set.of("keynote-1");
        assertThat(step(0)).isEqualTo("chair");
        assertThat(step(0)).isEqualTo("keynote-2");
    }

    @Test
    void after_a_restart_it_goes_on_behind_whoever_has_the_floor() {
        item = "keynotes";
        agenda.next(room(), 0);
        agenda.spoke("keynote-1");
        assertThat(step(0)).isEqualTo("keynote-2");
    }

    /** Does what the agenda says, and says it. */
    private String step(long idleMs) {
        return switch (agenda.next(room(), idleMs)) {
            case Agenda.Step.TakeUp(var next) -> {
                item = next;
                yield "item " + next;
            }
            case Agenda.Step.Give(var participant) -> {
                agenda.spoke(participant);
                yield participant;
            }
            case Agenda.Step.GiveTurn(var turn) -> "turn " + called(turn);
            case Agenda.Step.Next() -> "next " + called(0);
            case Agenda.Step.Wait() -> "wait";
        };
    }

    private String called(int turn) {
        String who = list.remove(turn);
        agenda.spoke(who);
        return who;
    }

    private Snapshot room() {
        ListView.Builder turns = ListView.newBuilder();
        for (int i = 0; i < list.size(); i++) {
            turns.addTurns(Turn.newBuilder().setTurn(i).setParticipant(list.get(i)));
        }
        return new Snapshot(
                Welcome.newBuilder()
                        .setParticipant("moderator")
                        .setRole(Role.ROLE_MODERATOR)
                        .setConference(conference())
                        .setSession(SessionView.newBuilder().setItem(item))
                        .setList(turns)
                        .setPresence(
                                PresenceView.newBuilder()
                                        .addAllParticipants(
                                                BOTS.stream()
                                                        .filter(id -> !absent.contains(id))
                                                        .toList()))
                        .build());
    }

    private static Conference conference() {
        return Conference.newBuilder()
                .addParticipants(Participant.newBuilder().setId("chair").setRole(Role.ROLE_CHAIR))
                .addSessions(
                        SessionOutline.newBuilder()
                                .addItems(
                                        item("keynotes", AgendaItemKind.AGENDA_ITEM_KIND_KEYNOTE)
                                                .addSpeakers("keynote-1")
                                                .addSpeakers("keynote-2"))
                                .addItems(
                                        item(
                                                "discussion",
                                                AgendaItemKind.AGENDA_ITEM_KIND_DISCUSSION)))
                .build();
    }

    private static AgendaItem.Builder item(String id, AgendaItemKind kind) {
        return AgendaItem.newBuilder().setId(id).setKind(kind);
    }
}
