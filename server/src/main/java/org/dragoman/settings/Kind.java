package org.dragoman.settings;

import org.dragoman.yaml.Form;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** What may stand at a key, and what is taken when nothing does. */
sealed interface Kind {
    /**
     * A whole number.
     *
     * @param unit what is counted, as a sentence begins with it: {@code Seconds}
     * @param least the smallest that is taken
     * @param most the largest that is taken
     */
    record Whole(String unit, int usual, int least, int most) implements Kind {
        Form<Integer> form() {
            return Form.whole(least, most);
        }
    }

    /** A word of some form. */
    record Word(String usual, Form<String> form) implements Kind {}

    /** One of a few words: the constants of an enum. */
    record Choice<E extends Enum<E>>(E usual) implements Kind {
        Form<E> form() {
            return Form.oneOf(usual.getDeclaringClass());
        }
    }

    /** A path, which may stand as {@code ~} where nothing is usual. */
    record PathOf(@Nullable String usual) implements Kind {
        static Path read(String text) {
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(Form.quoted(text) + " is not a path");
            }
            return Path.of(text);
        }
    }

    /** A word of some form, or nothing, {@code ~}; nothing is usual. */
    record MaybeWord(Form<String> form) implements Kind {}

    /** A list of words of some form, of at most so many; none is usual. */
    record Words(Form<String> each, int most) implements Kind {}

    /** The usual value as the file has it. */
    default String usualWritten() {
        return switch (this) {
            case Whole whole -> Integer.toString(whole.usual());
            case Word word -> word.usual();
            case Choice<?> choice -> Form.written(choice.usual());
            case PathOf path -> path.usual() == null ? "~" : path.usual();
            case MaybeWord word -> "~";
            case Words words -> "[]";
        };
    }
}
