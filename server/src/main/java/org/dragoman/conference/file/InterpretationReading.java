package org.dragoman.conference.file;

import org.dragoman.conference.Interlock;
import org.dragoman.conference.Interpretation;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Section;

import java.time.Duration;
import java.util.List;

/** Reads how the booths work together. It lives for one reading. */
final class InterpretationReading {
    private static final int OVERRIDES_MAX = 3;
    private static final Duration HOLD_MOST = Duration.ofSeconds(30);
    private static final Duration DRAIN_MOST = Duration.ofSeconds(15);
    private static final Duration HANDOVER_MOST = Duration.ofMinutes(5);
    private static final Duration SHIFT_MOST = Duration.ofHours(2);

    private InterpretationReading() {}

    static Interpretation read(Section root) {
        Section section = root.optionalSection("interpretation");
        var usual = Interpretation.STANDARD;
        return new Interpretation(
                interlock(section),
                time(section, "hold", HOLD_MOST, usual.hold()),
                time(section, "drain", DRAIN_MOST, usual.drain()),
                time(section, "handover", HANDOVER_MOST, usual.handover()),
                time(section, "shift", SHIFT_MOST, usual.shift()),
                section.optional("video", LanguagesReading::link).map(Found::value));
    }

    private static Interlock interlock(Section section) {
        var mode =
                section.optional("interlock", Form.oneOf(Interlock.Mode.class))
                        .map(Found::value)
                        .orElse(Interlock.STANDARD.mode());
        if (section.hasEmptyList("override")) {
            var _ = section.optionalWords("override", OVERRIDES_MAX);
            return new Interlock(mode, List.of());
        }
        var overrides =
                section.optionalWords("override", OVERRIDES_MAX).stream()
                        .flatMap(
                                word ->
                                        Found.read(
                                                word,
                                                Form.oneOf(Interlock.TakeOver.class),
                                                section.mistakes())
                                                .stream())
                        .map(Found::value)
                        .toList();
        return new Interlock(
                mode, overrides.isEmpty() ? Interlock.STANDARD.overrides() : overrides);
    }

    private static Duration time(Section section, String key, Duration most, Duration usual) {
        return section.optional(key, Form.duration(most)).map(Found::value).orElse(usual);
    }
}
