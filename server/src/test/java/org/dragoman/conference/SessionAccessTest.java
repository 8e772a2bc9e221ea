package org.dragoman.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.conference.SmallConference.mistakesOf;
import static org.dragoman.conference.SmallConference.with;

import org.dragoman.conference.file.ConferenceFileException;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/** Who may be in a session, and as what. */
final class SessionAccessTest {
    private static final String ITEMS = "ends: 12:00\n";

    private static Optional<Role> role(String keys, String who) throws ConferenceFileException {
        Conference conference = SmallConference.read(with(ITEMS, ITEMS + keys.indent(8)));
        return conference
                .sessions()
                .getFirst()
                .access()
                .of(conference.participant(new ParticipantId(who)).orElseThrow())
                .map(Participant::role);
    }

    @Test
    void where_nothing_is_said_everybody_is_there_as_in_the_conference() throws Exception {
        assertThat(role("", "chair")).contains(Role.CHAIR);
        assertThat(role("", "head-red")).contains(Role.DELEGATE);
    }

    @Test
    void a_role_that_a_session_gives_is_nobody_elses_there() throws Exception {
        String keys = "badges: [{participant: head-red, role: chair}]";
        assertThat(role(keys, "head-red")).contains(Role.CHAIR);
        assertThat(role(keys, "chair")).contains(Role.OBSERVER);
    }

    @Test
    void an_allow_list_lets_in_whom_it_names_and_consoles() throws Exception {
        assertThat(role("invited: {delegations: [blue]}", "head-red")).isEmpty();
        assertThat(role("invited: {delegations: [red]}", "head-red")).contains(Role.DELEGATE);
        assertThat(role("invited: {participants: [head-red]}", "head-red")).isPresent();
        assertThat(role("invited: {roles: [delegate]}", "head-red")).isPresent();
        assertThat(role("invited: {roles: [press]}", "ann")).contains(Role.INTERPRETER);
    }

    @Test
    void mistakes_are_told_with_what_to_do() {
        assertThat(mistakesOf(with(ITEMS, ITEMS + "        invited: {roles: []}\n")))
                .anyMatch(m -> m.contains("name somebody or take it out"));
        assertThat(
                        mistakesOf(
                                with(
                                        ITEMS,
                                        ITEMS
                                                + "        badges: [{participant: chair, role:"
                                                + " interpreter}]\n")))
                .anyMatch(m -> m.contains("booths say who interprets"));
        assertThat(
                        mistakesOf(
                                with(
                                        ITEMS,
                                        ITEMS
                                                + "        badges: [{participant: nobody, role:"
                                                + " chair}]\n")))
                .anyMatch(m -> m.contains("\"nobody\" is not declared"));
    }
}
