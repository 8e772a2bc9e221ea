package org.dragoman.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.List;

/** What the access points and halls of a house are called. */
class NamedNetworksTest {
    private final NamedNetworks names =
            NamedNetworks.of(
                    List.of("10.3.0.0/16 Hall 2", "10.3.7.0/24 Hall 2 (AP-3)", "fd00::/8 press"));

    @Test
    void the_smallest_network_that_an_address_is_of_gives_the_name() {
        assertThat(names.of(InetAddress.ofLiteral("10.3.7.9"))).contains("Hall 2 (AP-3)");
        assertThat(names.of(InetAddress.ofLiteral("10.3.8.9"))).contains("Hall 2");
        assertThat(names.of(InetAddress.ofLiteral("fd12::1"))).contains("press");
        assertThat(names.of(InetAddress.ofLiteral("10.4.0.1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.3.0.0/24", "10.3.0.0/24 ", "AP-3", "10.3.0.0/40 AP-3"})
    void what_is_no_network_with_a_name_is_refused(String text) {
        assertThatThrownBy(() -> NamedNetworks.form(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network");
    }
}
