package org.dragoman.demo;

import org.dragoman.client.Sound;
import org.dragoman.client.ogg.Recording;

import java.util.HexFormat;
import java.util.List;

/** A statement in one language: its sound frame by frame, and its sentences with their times. */
final class Delivery {
    static final int FRAME_MS = 20;
    private static final int TAIL_MS = 400;

    private final String language;
    private final Recording recording;
    private final byte[] levels;
    private final List<Sentence> sentences;

    Delivery(String language, Recording recording, String levels, List<Sentence> sentences) {
        this.language = language;
        this.recording = recording;
        this.levels = HexFormat.of().parseHex(levels);
        this.sentences = List.copyOf(sentences);
    }

    String language() {
        return language;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** How long it takes, in milliseconds. */
    int lengthMs() {
        int last = sentences.isEmpty() ? 0 : sentences.getLast().toMs() + TAIL_MS;
        return Math.min(recording.frames() * FRAME_MS, last);
    }

    /** Where somebody begins who comes in late: with the next sentence; the end if there is none. */
    int entryMs(long atMs) {
        return sentences.stream()
                .filter(s -> s.fromMs() >= atMs)
                .map(s -> Math.max(0, s.fromMs() - 100))
                .findFirst()
                .orElse(lengthMs());
    }

    /** The sound at that time. */
    Sound sound(int atMs) {
        int frame = atMs / FRAME_MS;
        int level = frame < levels.length ? levels[frame] & 0xFF : 0;
        return new Sound(recording.packet(frame), level);
    }

    /** Only its first sentences. */
    Delivery excerpt(int count) {
        return count >= sentences.size()
                ? this
                : new Delivery(
                        language,
                        recording,
                        HexFormat.of().formatHex(levels),
                        sentences.subList(0, count));
    }
}
