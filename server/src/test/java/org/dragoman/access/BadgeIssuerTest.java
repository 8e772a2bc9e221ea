package org.dragoman.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dragoman.conference.Conference;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.file.ConferenceFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Until when badges are good, and by which keys. */
class BadgeIssuerTest {
    private static final ParticipantId CHAIR = new ParticipantId("chair");
    private static final Duration LEAST = Duration.ofHours(24);

    @TempDir Path folder;
    private Conference conference;
    private Instant end;

    @BeforeEach
    void read() throws Exception {
        conference = ConferenceFile.read(Path.of("../config/conferences/baku-2013.yaml"));
        LocalDate day = conference.sessions().getLast().day();
        LocalTime over =
                conference.sessions().stream()
                        .filter(s -> s.day().equals(day))
                        .map(s -> s.ends())
                        .max(LocalTime::compareTo)
                        .orElseThrow();
        end = day.atTime(over).atZone(conference.zone()).toInstant();
    }

    private BadgeIssuer issuer(BadgeTokens tokens) {
        return new BadgeIssuer(tokens, conference, LEAST, folder);
    }

    private BadgeTokens tokens(BadgeKeys keys) {
        return new BadgeTokens(conference.id(), keys.keys());
    }

    @Test
    void a_badge_made_seven_weeks_ahead_lets_in_until_a_day_after_the_last_session()
            throws Exception {
        var tokens = tokens(BadgeKeys.in(folder));
        Instant made = end.minus(49, ChronoUnit.DAYS);
        String token = issuer(tokens).issue(CHAIR, made.toEpochMilli());

        long lastMinute = end.plus(1, ChronoUnit.DAYS).minusSeconds(60).toEpochMilli();
        assertThat(tokens.badge(token, lastMinute).map(BadgeTokens.Badge::holder)).contains(CHAIR);
        assertThat(tokens.badge(token, lastMinute + 60_000)).isEmpty();
    }

    @Test
    void a_badge_of_a_conference_that_is_over_is_good_for_as_long_as_the_configuration_says()
            throws Exception {
        var tokens = tokens(BadgeKeys.in(folder));
        Instant made = end.plus(900, ChronoUnit.DAYS);
        String token = issuer(tokens).issue(CHAIR, made.toEpochMilli());

        assertThat(
                        tokens.badge(token, made.plus(23, ChronoUnit.HOURS).toEpochMilli())
                                .map(BadgeTokens.Badge::holder))
                .contains(CHAIR);
        assertThat(tokens.badge(token, made.plus(24, ChronoUnit.HOURS).toEpochMilli())).isEmpty();
    }

    @Test
    void until_when_the_last_badges_are_good_is_noted() throws Exception {
        assertThat(BadgeIssuer.lastUntil(folder)).isEmpty();
        issuer(tokens(BadgeKeys.in(folder)))
                .issue(CHAIR, end.minus(9, ChronoUnit.DAYS).toEpochMilli());
        assertThat(BadgeIssuer.lastUntil(folder)).contains(end.plus(1, ChronoUnit.DAYS));
    }

    @Test
    void after_another_key_old_badges_are_good_until_the_time_that_was_said() throws Exception {
        BadgeKeys keys = BadgeKeys.in(folder);
        Instant now = end.minus(9, ChronoUnit.DAYS);
        String old = tokens(keys).issue(CHAIR, 0, end);
        keys.rotate(now.plusSeconds(3600), now);
        var tokens = tokens(keys);

        assertThat(tokens.badge(old, now.toEpochMilli()).map(BadgeTokens.Badge::holder))
                .contains(CHAIR);
        assertThat(tokens.badge(old, now.plusSeconds(3600).toEpochMilli())).isEmpty();
        String fresh = tokens.issue(CHAIR, 0, end);
        assertThat(
                        tokens.badge(fresh, now.plusSeconds(3600).toEpochMilli())
                                .map(BadgeTokens.Badge::holder))
                .contains(CHAIR);
        assertThat(
                        tokens(BadgeKeys.in(folder))
                                .badge(old, now.toEpochMilli())
                                .map(BadgeTokens.Badge::holder))
                .contains(CHAIR);
    }

    @Test
    void without_a_time_old_badges_are_refused_at_once_those_of_keys_before_as_well()
            throws Exception {
        BadgeKeys keys = BadgeKeys.in(folder);
        Instant now = end.minus(9, ChronoUnit.DAYS);
        String first = tokens(keys).issue(CHAIR, 0, end);
        keys.rotate(end, now);
        String second = tokens(keys).issue(CHAIR, 0, end);
        keys.rotate(now, now);

        assertThat(tokens(keys).badge(first, now.toEpochMilli())).isEmpty();
        assertThat(tokens(keys).badge(second, now.toEpochMilli())).isEmpty();
    }

    @Test
    void keys_that_another_process_changed_are_read_again() throws Exception {
        BadgeKeys running = BadgeKeys.in(folder);
        var before = running.keys();
        assertThat(running.changed()).isFalse();
        BadgeKeys.in(folder).rotate(end, end.minusSeconds(1));
        assertThat(running.changed()).isTrue();
        assertThat(running.keys().takeAll(before)).isTrue();

        BadgeKeys.in(folder).rotate(end, end);
        assertThat(running.changed()).isTrue();
        assertThat(running.keys().takeAll(before)).isFalse();
    }

    @Test
    void keys_are_for_their_owner_alone_and_no_more_than_a_few_stay_good() throws Exception {
        BadgeKeys keys = BadgeKeys.in(folder);
        for (int i = 0; i < BadgeKeys.RETIRED_MAX; i++) {
            keys.rotate(end, end.minusSeconds(1));
        }
        assertThatThrownBy(() -> keys.rotate(end, end.minusSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("still good");
        for (String file : new String[] {"badges.key", "badges.key-retired"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(file))).hasSize(2);
        }
    }

    @Test
    void a_line_that_is_no_key_is_told() throws Exception {
        BadgeKeys.in(folder);
        Files.writeString(folder.resolve("badges.key-retired"), "nonsense\n");
        assertThatThrownBy(() -> BadgeKeys.in(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no key");
    }
}
