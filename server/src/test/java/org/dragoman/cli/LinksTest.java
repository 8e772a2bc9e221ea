package org.dragoman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.settings.Overrides;
import org.dragoman.settings.Settings;
import org.dragoman.settings.SettingsFile;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the links of badges lead. */
class LinksTest {
    private static final List<InetAddress> MACHINE =
            List.of(InetAddress.ofLiteral("192.0.2.2"), InetAddress.ofLiteral("2001:db8::2"));

    private static Settings.PublicPort port(String... settings) throws Exception {
        return SettingsFile.read(Optional.empty(), new Overrides(Map.of(), List.of(settings)))
                .open();
    }

    @Test
    void a_link_has_the_public_address_whatever_the_server_listens_on() throws Exception {
        var port = port("public.url=https://Conf.Example.org:443/");
        assertThat(Links.sites(port, 8080, MACHINE)).containsExactly("https://conf.example.org");
        assertThat(Links.warning("https://conf.example.org")).isEmpty();
    }

    @Test
    void without_one_the_machines_own_addresses_are_offered_where_it_listens_everywhere()
            throws Exception {
        var port = port("public.host=0.0.0.0", "public.tls.mode=self-signed");
        assertThat(Links.sites(port, 8443, MACHINE))
                .containsExactly("https://192.0.2.2:8443", "https://[2001:db8:0:0:0:0:0:2]:8443");
        assertThat(Links.sites(port, 443, MACHINE).getFirst()).isEqualTo("https://192.0.2.2");
        assertThat(Links.sites(port, 8443, List.of())).containsExactly("https://127.0.0.1:8443");
    }

    @Test
    void a_link_that_works_on_this_machine_only_is_warned_of() {
        for (String site :
                List.of("http://127.0.0.1:8080", "https://localhost", "https://[::1]:8443")) {
            assertThat(Links.warning(site).orElse("")).contains("this machine only", "public.url");
        }
        assertThat(Links.warning("https://192.0.2.2:8443")).isEmpty();
        assertThat(Links.warning("http://conf.example.org").orElse("")).contains("no microphone");
    }
}
