package org.dragoman.demo;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.Cue;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.threads.Owner;

import java.util.Optional;

/**
 * An interpreter's sense of pace: a speaker who reads out a sentence too fast to follow is asked, once in a speech, to go
 * slower.
 *
 * <p>Owner: the demo's thread.
 */
final class PaceSense {
    private static final int WORDS_PER_MINUTE = 165;
    private static final int WORDS_MIN = 12;
    private static final long MS_PER_MINUTE = 60_000;

    private final Owner owner = new Owner();
    private final Speech speech;
    private final Script script;
    private boolean asked;

    PaceSense(Speech speech, Script script) {
        this.speech = speech;
        this.script = script;
    }

    void follow(Snapshot room, DragomanClient interpreter) {
        assert owner.here();
        if (asked || !tooFast(room, interpreter)) {
            return;
        }
        asked = true;
        interpreter.commands().cueSpeaker(Cue.CUE_SLOWER).exceptionally(trouble -> null);
    }

    private boolean tooFast(Snapshot room, DragomanClient interpreter) {
        long atMs = SpeechClock.usedMs(speech, interpreter.clock().nowMillis());
        Optional<Delivery> floor = script.delivery(room.conference(), speech, speech.getLanguage());
        return floor.stream()
                .flatMap(d -> d.sentences().stream())
                .filter(s -> s.fromMs() <= atMs && atMs < s.toMs())
                .anyMatch(PaceSense::tooFast);
    }

    private static boolean tooFast(Sentence sentence) {
        int words = sentence.text().split(" ", -1).length;
        return words >= WORDS_MIN
                && words * MS_PER_MINUTE
                        > (long) WORDS_PER_MINUTE * (sentence.toMs() - sentence.fromMs());
    }
}
