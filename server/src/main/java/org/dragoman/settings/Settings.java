package org.dragoman.settings;

import org.dragoman.conference.SpeechLimits;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the server is to run. Immutable, and consistent in itself.
 *
 * @param conference the conference file
 * @param data the folder that holds journals, keys and recordings
 * @param speech how long a speech may take where the conference file does not say it
 * @param keys every key as it is in effect
 */
public record Settings(
        Path conference,
        Path data,
        PublicPort open,
        ManagementPort management,
        SpeechLimits speech,
        Tuning tuning,
        List<KeyInEffect> keys) {
    public Settings {
        keys = List.copyOf(keys);
    }

    static Settings of(Values values) {
        var ports = new PortsReading(values);
        return new Settings(
                values.found(Key.CONFERENCE, Path.class).value(),
                values.found(Key.DATA, Path.class).value(),
                ports.open(),
                ports.management(),
                new SpeechLimits(
                        values.seconds(Key.OPENING_SECONDS),
                        values.seconds(Key.KEYNOTE_SECONDS),
                        values.seconds(Key.EXPERT_SECONDS),
                        values.seconds(Key.DISCUSSION_SECONDS),
                        values.seconds(Key.CLOSING_SECONDS)),
                Tuning.of(values),
                values.inEffect());
    }

    /** A host and a TCP port; port 0 lets the system choose. */
    public record Address(String host, int port) {}

    /**
     * Where those who run the server reach it.
     *
     * @param hosts names under which it is asked for, besides the machine's own
     * @param tokenFile whose one line whoever asks must know
     * @param encrypted with the certificate of the public port
     */
    public record ManagementPort(
            Address address, List<String> hosts, Optional<Path> tokenFile, boolean encrypted) {
        public ManagementPort {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * Where consoles and sessions are reached.
     *
     * @param address where the server listens
     * @param url under which people reach it, without a slash at its end
     * @param tls how the way there is kept secret
     * @param origins which other sites may open a session
     * @param proxies which networks are believed for whom they speak
     */
    public record PublicPort(
            Address address, Optional<URI> url, Tls tls, List<String> origins, List<Cidr> proxies) {
        public PublicPort {
            origins = List.copyOf(origins);
            proxies = List.copyOf(proxies);
        }
    }

    /** How connections to the public port are encrypted. */
    public sealed interface Tls {
        /** Not at all; on this machine only. */
        record Plain() implements Tls {}

        /** With a certificate the server signs itself at its first start. */
        record SelfSigned() implements Tls {}

        /**
         * With a certificate that is got from an authority by ACME.
         *
         * @param directory the authority's
         * @param name the host of {@code public.url}
         * @param contact where the authority writes to, an address of e-mail
         * @param httpPort where the authority looks for the name; without it, at the port of TLS
         */
        record Acme(URI directory, String name, Optional<String> contact, OptionalInt httpPort)
                implements Tls {}

        /** With a certificate chain and its key, both PEM. */
        record Files(Path certificate, Path key) implements Tls {}
    }

    /** The settings when nothing is said, with relative paths from a folder. */
    public static Settings defaults() {
        try {
            return SettingsFile.read(Optional.empty(), Overrides.NONE);
        } catch (SettingsException e) {
            throw new IllegalStateException("the defaults contradict each other", e);
        }
    }

    /** All keys as they are in effect, as a file that would say the same; what was overridden says by what. */
    public String written() {
        return KeyInEffect.written(keys);
    }
}
