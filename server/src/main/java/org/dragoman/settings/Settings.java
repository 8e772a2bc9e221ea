package org.dragoman.settings;

import org.dragoman.conference.SpeechLimits;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the server is to run. Immutable, and consistent in itself.
 *
 * @param conference the conference file
 * @param eventLoops threads that carry sound, 0 for one on each core
 * @param data the folder that holds journals, keys and recordings
 * @param badgesValid how long a badge's link is good from its making
 * @param turnsWaiting the most turns on a list of speakers
 * @param keys every key as it is in effect
 */
public record Settings(
        Path conference,
        PublicPort open,
        Address management,
        Path data,
        int eventLoops,
        Duration badgesValid,
        int turnsWaiting,
        SpeechLimits speech,
        Limits limits,
        Watch watch,
        List<KeyInEffect> keys) {
    public Settings {
        keys = List.copyOf(keys);
    }

    /** A host and a TCP port; port 0 lets the system choose. */
    public record Address(String host, int port) {}

    /** Where consoles and sessions are reached, how the way there is kept secret, and which other sites may open one. */
    public record PublicPort(Address address, Tls tls, List<String> origins) {
        public PublicPort {
            origins = List.copyOf(origins);
        }
    }

    /** How connections to the public port are encrypted. */
    public sealed interface Tls {
        /** Not at all; on this machine only. */
        record Plain() implements Tls {}

        /** With a certificate the server signs itself at its first start. */
        record SelfSigned() implements Tls {}

        /** With a certificate chain and its key, both PEM. */
        record Files(Path certificate, Path key) implements Tls {}
    }

    /** What a connection is held to. Units stand in the names. */
    public record Limits(
            int helloSeconds,
            int messageBytes,
            int commandsPerSecond,
            int framesPerSecond,
            int packetBytes,
            int channelsHeard,
            int captionCharacters,
            int pingSeconds,
            int connectionsPerAddress,
            int connectionsPerPrivateAddress,
            int headerBytes,
            int requestLineBytes,
            int economyPercent) {}

    /** How long something may be wrong with the sound before an alarm, and before it goes up. */
    public record Watch(
            int deadAirSeconds,
            int doubleVoiceSeconds,
            int wrongChannelSeconds,
            int noFramesSeconds,
            int noVoiceSeconds,
            int technicianSeconds,
            int moderatorSeconds) {}

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
