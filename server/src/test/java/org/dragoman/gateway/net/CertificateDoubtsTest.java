package org.dragoman.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;

/** For whom a certificate is good, as browsers see it. */
class CertificateDoubtsTest {
    private static boolean good(String name, String host) {
        return CertificateDoubts.names(Set.of(name), host);
    }

    @Test
    void a_star_stands_for_one_label_and_letters_are_large_or_small() {
        assertThat(good("*.hall.example", "A.Hall.example")).isTrue();
        assertThat(good("*.hall.example", "hall.example")).isFalse();
        assertThat(good("*.hall.example", "a.b.hall.example")).isFalse();
        assertThat(good("hall.example", "hall.example.org")).isFalse();
    }

    @Test
    void an_address_is_the_same_however_it_is_written() {
        assertThat(good("2001:db8:0:0:0:0:0:2", "2001:db8::2")).isTrue();
        assertThat(good("192.0.2.2", "192.0.2.2")).isTrue();
        assertThat(good("192.0.2.2", "192.0.2.3")).isFalse();
    }
}
