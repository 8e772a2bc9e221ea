package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.refused;

import org.dragoman.session.said.Decision;
import org.dragoman.session.said.FloorMode;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;

import java.util.Optional;

/** Whether a speech that is paused may go on. */
final class ResumeRules {
    private final Setting setting;

    ResumeRules(Setting setting) {
        this.setting = setting;
    }

    /** Why it may not, just now. */
    Optional<Decision> hindrance(Draft draft, Speech speech) {
        var floor = draft.floor();
        boolean podium = setting.podium(speech.participant());
        if (!GivingRules.maySpeak(setting, speech.participant())) {
            return Optional.of(refused(Refusal.UNKNOWN_PARTICIPANT, "turn"));
        }
        if (draft.asked().elsewhere().contains(speech.participant())) {
            return Optional.of(refused(Refusal.OTHER_FLOOR, "turn"));
        }
        boolean point = floor.procedure().rulingsDue().contains(speech.turn());
        if (!podium && !point && !floor.procedure().rulingsDue().isEmpty()) {
            return Optional.of(refused(Refusal.RULING_DUE, "turn"));
        }
        if (!podium && floor.modes().priority().isPresent()) {
            return Optional.of(refused(Refusal.WRONG_STATE, ""));
        }
        if (!podium && floor.modes().mode() == FloorMode.CHAIR_ONLY) {
            return Optional.of(refused(Refusal.WRONG_MODE, ""));
        }
        long open =
                floor.speeches().stream()
                        .filter(s -> s.isOpen() && !setting.podium(s.participant()))
                        .count();
        boolean twice =
                floor.speeches().stream()
                        .anyMatch(s -> s.isOpen() && s.participant().equals(speech.participant()));
        return (!podium && open >= floor.modes().openMax()) || twice
                ? Optional.of(refused(Refusal.MICROPHONES_OPEN, ""))
                : Optional.empty();
    }
}
