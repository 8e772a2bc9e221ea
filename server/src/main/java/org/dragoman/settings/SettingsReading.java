package org.dragoman.settings;

import org.dragoman.conference.SpeechLimits;
import org.dragoman.settings.Settings.Address;
import org.dragoman.settings.Settings.Limits;
import org.dragoman.settings.Settings.Watch;
import org.dragoman.yaml.Section;

import java.nio.file.Path;
import java.time.Duration;

/** One reading of the configuration from its top to its end. Owner: the reading thread. */
final class SettingsReading {
    private static final int SPEECH_SECONDS_MAX = (int) SpeechLimits.MOST.toSeconds();

    private final Section root;
    private final Keys keys;

    SettingsReading(Section root, Path folder) {
        this.root = root;
        this.keys = new Keys(folder);
    }

    Settings settings() {
        Path conference = keys.path(root, "conference", "conferences/baku-2013.yaml");
        Path data = keys.path(root, "data", "../data");
        var ports = new PortsReading(keys, root);
        Settings.PublicPort open = ports.open();
        Address management = ports.management();
        int eventLoops = keys.whole(root, "event_loops", 0, 0, 256);
        Section badges = root.optionalSection("badges");
        int hours = keys.whole(badges, "valid_hours", 720, 1, 100_000);
        Section floor = root.optionalSection("floor");
        int turns = keys.whole(floor, "turns_waiting", 200, 0, 200);
        SpeechLimits speech = speech(root.optionalSection("speech"));
        Limits limits = limits(root.optionalSection("limits"));
        Watch watch = watch(root.optionalSection("watch"));
        return new Settings(
                conference,
                open,
                management,
                data,
                eventLoops,
                Duration.ofHours(hours),
                turns,
                speech,
                limits,
                watch,
                keys.inEffect());
    }

    private SpeechLimits speech(Section section) {
        return new SpeechLimits(
                seconds(section, "opening_seconds", SpeechLimits.STANDARD.opening()),
                seconds(section, "keynote_seconds", SpeechLimits.STANDARD.keynote()),
                seconds(section, "expert_seconds", SpeechLimits.STANDARD.expert()),
                seconds(section, "discussion_seconds", SpeechLimits.STANDARD.discussion()),
                seconds(section, "closing_seconds", SpeechLimits.STANDARD.closing()));
    }

    private Duration seconds(Section section, String key, Duration usual) {
        int otherwise = (int) usual.toSeconds();
        return Duration.ofSeconds(keys.whole(section, key, otherwise, 0, SPEECH_SECONDS_MAX));
    }

    private Watch watch(Section section) {
        return new Watch(
                keys.whole(section, "dead_air_seconds", 5, 1, 600),
                keys.whole(section, "double_voice_seconds", 1, 1, 600),
                keys.whole(section, "wrong_channel_seconds", 6, 1, 600),
                keys.whole(section, "no_frames_seconds", 3, 1, 600),
                keys.whole(section, "no_voice_seconds", 20, 1, 600),
                keys.whole(section, "technician_seconds", 5, 0, 600),
                keys.whole(section, "moderator_seconds", 10, 0, 600));
    }

    private Limits limits(Section section) {
        return new Limits(
                keys.whole(section, "hello_seconds", 5, 1, 60),
                keys.whole(section, "message_bytes", 65_536, 4_096, 1_048_576),
                keys.whole(section, "commands_per_second", 20, 1, 1_000),
                keys.whole(section, "frames_per_second", 75, 50, 1_000),
                keys.whole(section, "packet_bytes", 1_275, 100, 1_275),
                keys.whole(section, "channels_heard", 8, 1, 33),
                keys.whole(section, "caption_characters", 2_000, 100, 10_000),
                keys.whole(section, "ping_seconds", 5, 1, 60),
                keys.whole(section, "connections_per_address", 500, 1, 1_000_000),
                keys.whole(section, "connections_per_private_address", 20_000, 1, 1_000_000),
                keys.whole(section, "header_bytes", 16_384, 1_024, 65_536),
                keys.whole(section, "request_line_bytes", 4_096, 256, 65_536),
                keys.whole(section, "economy_percent", 85, 50, 100));
    }
}
