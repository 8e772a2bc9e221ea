package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class OwnNamesTest {
    private final OwnNames names =
            new OwnNames(
                    List.of("hall", "Hall.local", "conf.example"),
                    () -> Set.of("*.venue.example", "named.example"));

    @Test
    void what_the_machine_is_called_is_its_own_in_any_spelling() {
        assertThat(
                        List.of(
                                "hall",
                                "HALL:8080",
                                "hall.local.",
                                "conf.example:443",
                                "named.example",
                                "a.venue.example",
                                "localhost",
                                "x.localhost:1",
                                "127.0.0.1",
                                "10.1.2.3:8081",
                                "[::1]",
                                "[2001:db8::1]:8081"))
                .allMatch(names::has);
    }

    @Test
    void whatever_else_is_not() {
        assertThat(
                        List.of(
                                "",
                                "evil.example",
                                "conf.example.evil.example",
                                "evil-conf.example",
                                "a.b.venue.example",
                                "venue.example",
                                "hall@evil.example",
                                "evil.example:hall",
                                "localhost.evil.example",
                                "127.0.0.1.evil.example",
                                "[::1].evil.example",
                                "xlocalhost"))
                .noneMatch(names::has);
    }
}
