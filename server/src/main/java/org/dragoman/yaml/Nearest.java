package org.dragoman.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The word somebody probably meant: the nearest known one, if it is near at all. */
public final class Nearest {
    private static final int WORDS_MAX = 1000;
    private static final int LETTERS_MAX = 64;

    /** A part of fewer letters says nothing. */
    private static final int PART_MIN = 3;

    private Nearest() {}

    /** "did you mean …?", or another advice if no word is near. */
    public static String hint(String word, Collection<String> known, String otherwise) {
        return to(word, known).map(near -> "did you mean \"" + near + "\"?").orElse(otherwise);
    }

    /** The known word with the fewest letters to change, at most a third of them. */
    static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LETTERS_MAX) {
            return Optional.empty();
        }
        Optional<String> best = Optional.empty();
        int least = Math.max(1, (word.length() + 1) / 3) + 1;
        for (String candidate : known.stream().limit(WORDS_MAX).toList()) {
            if (Math.abs(candidate.length() - word.length()) < least) {
                int changes = changes(word, candidate);
                if (changes < least) {
                    least = changes;
                    best = Optional.of(candidate);
                }
            }
        }
        return best;
    }

    /** The known words that somebody may have meant, the nearest first: alike, or with the word in them. */
    public static List<String> several(String word, Collection<String> known, int most) {
        if (word.length() > LETTERS_MAX) {
            return List.of();
        }
        int far = Math.max(1, (word.length() + 1) / 3);
        return known.stream()
                .limit(WORDS_MAX)
                .filter(each -> changes(word, each) <= far || isPart(word, each))
                .sorted(Comparator.comparingInt((String each) -> changes(word, each)))
                .limit(most)
                .toList();
    }

    private static boolean isPart(String word, String of) {
        return word.length() >= PART_MIN && of.contains(word);
    }

    /** Letters to add, drop, change or swap with their neighbour until one word is the other. */
    private static int changes(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int same = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                int least =
                        Math.min(
                                Math.min(cost[i - 1][j], cost[i][j - 1]) + 1,
                                cost[i - 1][j - 1] + same);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[from.length()][to.length()];
    }
}
