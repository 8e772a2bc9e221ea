package org.dragoman.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.access.BadgeTokens;
import org.dragoman.conference.ConferenceId;
import org.dragoman.conference.ParticipantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class AddressSecretsTest {
    private static final String TOKEN =
            new BadgeTokens(new ConferenceId("c"), new byte[32])
                    .issue(new ParticipantId("observer-1"), 1, Duration.ofDays(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?token=x",
                "/?Token=x",
                "/?TOKEN=x",
                "/?access_token=x",
                "/?access-token=x",
                "/?accessToken=x",
                "/?jwt=x",
                "/?bearer=x",
                "/?Bearer=x",
                "/?auth=x",
                "/?authorization=x",
                "/?badge=x",
                "/?code=x",
                "/?t=x",
                "/?l=fr&password=x",
                "/?l=fr;token=x",
                "/?token",
                "/?%74oken=x",
                "/?%2574oken=x",
                "/%3ftoken=x",
                "http://badge:x@127.0.0.1:8080/listen/fr.ogg",
                "https://x@host/"
            })
    void a_name_that_secrets_go_by_is_one(String uri) {
        assertThat(AddressSecrets.stands(uri, "127.0.0.1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?anything=%s",
                "/%s",
                "/delegate/%s/fr.ogg",
                "/delegate;v=%s",
                "/listen/fr.ogg?link=%s",
                "http://%s@127.0.0.1/",
                "/?%s",
                "/#t=%s"
            })
    void a_badge_is_found_wherever_it_stands_and_never_shown(String form) {
        String uri = form.formatted(TOKEN);
        String encoded = form.formatted(TOKEN.replace(".", "%2E").replace("e", "%65"));
        for (String each : new String[] {uri, encoded, encoded.replace("%", "%25")}) {
            assertThat(AddressSecrets.stands(each, "x")).as(each).isTrue();
            assertThat(AddressSecrets.tokens(each, "x")).as(each).containsExactly(TOKEN);
            assertThat(AddressSecrets.masked(each)).doesNotContain(TOKEN.substring(40));
        }
    }

    @Test
    void a_host_with_a_person_in_it_is_one() {
        assertThat(AddressSecrets.stands("/", "badge:" + TOKEN + "@x")).isTrue();
        assertThat(AddressSecrets.tokens("/", "badge:" + TOKEN + "@x")).containsExactly(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/delegate?l=fr",
                "/listen/fr.ogg?link=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "/v1/captions?session=opening&language=ar&seq=1",
                "/assets/start-tokens.4f.js?v=1.2.3",
                "/?utm_source=mail&q=code+of+conduct",
                "/metrics",
                "/%zz?l=%zz"
            })
    void what_is_asked_every_day_is_none(String uri) {
        assertThat(AddressSecrets.stands(uri, "127.0.0.1:8080")).isFalse();
        assertThat(AddressSecrets.tokens(uri, "127.0.0.1:8080")).isEmpty();
    }
}
