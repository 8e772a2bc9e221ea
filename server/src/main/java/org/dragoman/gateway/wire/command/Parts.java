package org.dragoman.gateway.wire.command;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.Ids;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.said.Output;
import org.dragoman.session.said.TurnId;
import org.dragoman.text.CleanText;

import java.util.Optional;
import java.util.function.Function;

/** The parts that commands are made of: ids, words, outputs. What cannot be one is told with the field that is at fault. */
final class Parts {
    private Parts() {}

    /** Text that people wrote, made safe to show. */
    static String words(String text, String field) throws Unreadable {
        if (!text.equals(text.strip()) || text.indexOf(0) >= 0 || hasHalf(text)) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_BAD_TEXT, field);
        }
        return CleanText.prose(text);
    }

    /** Whether a surrogate stands there alone, which is no character. */
    private static boolean hasHalf(String text) {
        return text.codePoints()
                .anyMatch(c -> c <= Character.MAX_VALUE && Character.isSurrogate((char) c));
    }

    /** The turn of that number; none for 0. */
    static Optional<TurnId> turn(int number) {
        return number == 0 ? Optional.empty() : Optional.of(new TurnId(number));
    }

    static Output output(org.dragoman.protocol.v1.Output wire) throws Unreadable {
        return switch (wire) {
            case OUTPUT_UNSPECIFIED, OUTPUT_A -> Output.A;
            case OUTPUT_B -> Output.B;
            case OUTPUT_C -> Output.C;
            case UNRECOGNIZED -> throw new Unreadable(RefusalCode.REFUSAL_CODE_NO_OUTPUT, "output");
        };
    }

    static <T> Optional<T> optional(String text, Reading<T> read) throws Unreadable {
        return text.isEmpty() ? Optional.empty() : Optional.of(read.of(text));
    }

    interface Reading<T> {
        T of(String text) throws Unreadable;
    }

    static ParticipantId participant(String text) throws Unreadable {
        return id(
                text,
                ParticipantId::new,
                RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT,
                "participant");
    }

    static ItemId item(String text) throws Unreadable {
        return id(text, ItemId::new, RefusalCode.REFUSAL_CODE_UNKNOWN_ITEM, "item");
    }

    static GroupId group(String text) throws Unreadable {
        return id(text, GroupId::new, RefusalCode.REFUSAL_CODE_UNKNOWN_GROUP, "on_behalf_of");
    }

    static <T> T id(String text, Function<String, T> make, RefusalCode code, String field)
            throws Unreadable {
        if (!Ids.valid(text)) {
            throw new Unreadable(code, field);
        }
        return make.apply(text);
    }

    static LanguageTag language(String text) throws Unreadable {
        if (!LanguageTag.valid(text)) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE, "language");
        }
        return new LanguageTag(text);
    }

    static BoothId booth(String text) throws Unreadable {
        return id(text, BoothId::new, RefusalCode.REFUSAL_CODE_UNKNOWN_BOOTH, "booth");
    }

    static String shortWords(String text, int most, String field) throws Unreadable {
        if (text.length() > most) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_TOO_LONG, field);
        }
        return words(text, field);
    }

    /** Refuses a number that is not between two, both of which may be. */
    static Unreadable outOfRange(String field, long least, long most) {
        return new Unreadable(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, field, least + " … " + most);
    }

    static Unreadable outOfRange(String field) {
        return new Unreadable(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, field);
    }
}
