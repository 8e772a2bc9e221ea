package org.dragoman.demo;

/** A sentence and when it is heard, in milliseconds from the beginning of the sound. */
record Sentence(int fromMs, int toMs, String text) {
    /** How much of it has been said, in thirds. */
    int thirds(long atMs) {
        if (atMs >= toMs) {
            return 3;
        }
        return atMs < fromMs ? 0 : (int) ((atMs - fromMs) * 3 / Math.max(1, toMs - fromMs));
    }

    /** The words of so many thirds. */
    String words(int thirds) {
        String[] words = text.split(" ", -1);
        int count = thirds >= 3 ? words.length : Math.max(1, words.length * thirds / 3);
        return String.join(" ", java.util.Arrays.copyOf(words, count));
    }
}
