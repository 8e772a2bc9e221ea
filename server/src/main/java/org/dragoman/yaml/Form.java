package org.dragoman.yaml;

import org.dragoman.text.Invisible;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form a single value must have. */
@FunctionalInterface
public interface Form<T> {
    /**
     * The value a text stands for.
     *
     * @throws IllegalArgumentException with a message that says what is wrong and what to write
     */
    T read(String text);

    Pattern DURATION =
            Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?", Pattern.DOTALL);

    /** A whole number within bounds, both included. */
    static Form<Integer> whole(int least, int most) {
        return text -> {
            long number = Long.MIN_VALUE;
            if (text.matches("-?\\d{1,12}")) {
                number = Long.parseLong(text);
            }
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        quoted(text) + " must be a whole number from " + least + " to " + most);
            }
            return (int) number;
        };
    }

    /** {@code true} or {@code false}. */
    static Form<Boolean> yesOrNo() {
        return text ->
                switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                            throw new IllegalArgumentException(
                                    quoted(text) + " must be true or false");
                };
    }

    /** One of a few words, written small, with a dash where the code has an underscore. */
    static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
        E[] all = type.getEnumConstants();
        return text -> {
            for (E one : all) {
                if (written(one).equals(text)) {
                    return one;
                }
            }
            List<String> words = Arrays.stream(all).map(Form::written).toList();
            throw new IllegalArgumentException(
                    quoted(text)
                            + " is none of "
                            + String.join(", ", words)
                            + "; "
                            + Nearest.hint(text, words, "write one of them"));
        };
    }

    /** How a constant is written in a file. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A time span in hours, minutes and seconds ({@code 1h30m}, {@code 90s}, {@code 0}), at most so long. */
    static Form<Duration> duration(Duration most) {
        return text -> {
            Matcher parts = DURATION.matcher(text);
            if (!text.equals("0") && (text.isEmpty() || !parts.matches())) {
                throw new IllegalArgumentException(
                        quoted(text) + " is not a duration; write it like 15m, 90s or 1h30m");
            }
            Duration span =
                    text.equals("0")
                            ? Duration.ZERO
                            : Duration.ofHours(number(parts.group(1)))
                                    .plusMinutes(number(parts.group(2)))
                                    .plusSeconds(number(parts.group(3)));
            if (span.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        quoted(text) + " is too long; at most " + most.toSeconds() + "s");
            }
            return span;
        };
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** A day, {@code 2013-03-18}. */
    static Form<LocalDate> date() {
        return text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        quoted(text) + " is not a date; write year-month-day, like 2013-03-18", e);
            }
        };
    }

    /** A time of day, {@code 09:30}. */
    static Form<LocalTime> time() {
        return text -> {
            try {
                if (text.length() == 5) {
                    return LocalTime.parse(text);
                }
            } catch (DateTimeException e) {
                // Said below.
            }
            throw new IllegalArgumentException(
                    quoted(text) + " is not a time of day; write hours:minutes, like 09:30");
        };
    }

    /** A day and a time of it, {@code 2013-03-15 18:00}. */
    static Form<LocalDateTime> dayAndTime() {
        return text -> {
            String[] parts = text.split(" ", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException(
                        quoted(text) + " is no day and time; write them like 2013-03-15 18:00");
            }
            return date().read(parts[0]).atTime(time().read(parts[1]));
        };
    }

    /** A text as it is cited in a mistake: in quotes, on one line, not endless, nothing that steers a terminal. */
    static String quoted(String text) {
        StringBuilder cited = new StringBuilder("\"");
        text.codePoints()
                .limit(60)
                .forEach(
                        point -> {
                            if (Invisible.is(point)) {
                                cited.append(String.format("<U+%04X>", point));
                            } else {
                                cited.appendCodePoint(point);
                            }
                        });
        return cited.append(text.codePointCount(0, text.length()) > 60 ? "…\"" : "\"").toString();
    }
}
