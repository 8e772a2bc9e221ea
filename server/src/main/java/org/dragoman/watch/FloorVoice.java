package org.dragoman.watch;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Since when the floor's voice has been there without a longer pause. Another speaker or another language begins anew:
 * interpreters begin anew, too.
 *
 * @param sinceMs -1 while there was none
 * @param lastMs when it was last there
 */
record FloorVoice(
        Optional<LanguageTag> language, Set<ParticipantId> speakers, long sinceMs, long lastMs) {
    static final FloorVoice NONE = new FloorVoice(Optional.empty(), Set.of(), -1, -1);

    FloorVoice {
        speakers = Set.copyOf(speakers);
    }

    FloorVoice next(SoundState seen) {
        var now = seen.floor().stream().map(SoundState.Source::who).collect(Collectors.toSet());
        var spoken = Optional.of(seen.language());
        long voiceMs =
                seen.floor().stream()
                        .filter(s -> !s.muted())
                        .mapToLong(SoundState.Source::lastVoiceMs)
                        .max()
                        .orElse(-1);
        if (voiceMs < 0) {
            return new FloorVoice(spoken, now, -1, -1);
        }
        boolean same = language.equals(spoken) && speakers.equals(now);
        boolean goesOn = same && sinceMs >= 0 && voiceMs - lastMs <= TroubleRules.PAUSE_MS;
        long beganMs = goesOn ? sinceMs : same ? voiceMs : seen.nowMs();
        return new FloorVoice(spoken, now, beganMs, voiceMs);
    }
}
