package org.dragoman.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dragoman.watch.SoundStage.AR;
import static org.dragoman.watch.SoundStage.EN;
import static org.dragoman.watch.SoundStage.FR;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;

/**
 * A day as days are: speakers who pause, interpreters a few seconds behind who take breath, coughs, handovers, and a new
 * speaker every few minutes. An alarm that cries on such a day is one that nobody believes.
 */
@Execution(ExecutionMode.CONCURRENT) // it waits most of the time
class NormalDayTest {
    private static final long STEP_MS = 250;
    private static final int SPEECHES = 60;
    private static final List<String> TAGS = List.of("", "ar", "fr", "en");

    private final SoundStage stage = new SoundStage();
    private Random random = new Random();
    private long floorLeftMs;
    private boolean floorSpeaks;

    /** An interpreter at work: what was said on the floor, a few seconds later, with a breath now and then. */
    private final class Interpreter {
        private final int channel;
        private final ArrayDeque<Boolean> heard = new ArrayDeque<>();
        private int person = 1;
        private int lagSteps;
        private int breathSteps;
        private int coughSteps;

        Interpreter(int channel) {
            this.channel = channel;
        }

        String name() {
            return TAGS.get(channel) + "-" + person;
        }

        void begin() {
            heard.clear();
            breathSteps = 0;
            coughSteps = 0;
            lagSteps = 6 + random.nextInt(9);
            stage.onAir(name(), channel).speaks(name(), false);
        }

        void step() {
            heard.add(floorSpeaks);
            boolean due = heard.size() > lagSteps && heard.remove();
            if (due && breathSteps == 0 && random.nextInt(60) == 0) {
                breathSteps = 2 + random.nextInt(5);
            }
            if (coughSteps == 0 && random.nextInt(2_000) == 0) {
                coughSteps = 2 + random.nextInt(6);
                stage.coughs(name(), true);
            } else if (coughSteps > 0 && --coughSteps == 0) {
                stage.coughs(name(), false);
            }
            stage.speaks(name(), due && breathSteps == 0);
            breathSteps = Math.max(0, breathSteps - 1);
        }

        void end() {
            stage.offAir(name());
        }

        void handOver() {
            end();
            person = 3 - person;
            stage.onAir(name(), channel).speaks(name(), false);
            coughSteps = 0;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobody_cries_wolf(long seed) {
        random = new Random(seed);
        var booths = List.of(new Interpreter(AR), new Interpreter(FR), new Interpreter(EN));
        for (int speech = 0; speech < SPEECHES; speech++) {
            int language = 1 + random.nextInt(3);
            String speaker = "speaker-" + speech;
            stage.floorSpeaks(TAGS.get(language)).takesFloor(speaker).speaks(speaker, false);
            var working = booths.stream().filter(b -> b.channel != language).toList();
            working.forEach(Interpreter::begin);
            floorSpeaks = false;
            floorLeftMs = 1_000L + random.nextInt(4_000);
            for (int left = (60 + random.nextInt(240)) * 4; left > 0; left--) {
                speakOrPause(speaker);
                working.forEach(Interpreter::step);
                if (random.nextInt(4 * 120) == 0) {
                    working.get(random.nextInt(working.size())).handOver();
                }
                stage.runs(STEP_MS);
                assertThat(stage.alarms()).as("seed %d, speech %d", seed, speech).isEmpty();
            }
            stage.leavesFloor(speaker).runs(random.nextInt(4) * 1_000L);
            working.forEach(Interpreter::end);
            stage.runs(random.nextInt(20) * 1_000L);
        }
    }

    private void speakOrPause(String speaker) {
        floorLeftMs -= STEP_MS;
        if (floorLeftMs <= 0) {
            floorSpeaks = !floorSpeaks;
            floorLeftMs =
                    floorSpeaks ? 2_000L + random.nextInt(20_000) : 250L + random.nextInt(5_000);
            stage.speaks(speaker, floorSpeaks);
        }
    }
}
