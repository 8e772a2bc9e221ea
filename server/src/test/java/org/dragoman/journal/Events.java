package org.dragoman.journal;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.PointCategoryId;
import org.dragoman.conference.TimeClassId;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Listing;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.Wish;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An event of every kind there is, with each part in more than one form, found by looking at the kinds themselves. */
final class Events {
    /** What people type, and what they should not. */
    static final List<String> TEXTS =
            List.of(
                    "",
                    "level of representation",
                    "بروتوكول، المستوى ١",
                    "Ədliyyə naziri, «əvvəl»",
                    "\u202eChair\u202c \u2066x\u2069 \u200d",
                    "👩🏽‍⚖️ z̷̢͝a̸",
                    "<img onerror=x> ${jndi:ldap://x} ' \" \\ -- ;",
                    "\u0000\u0001\t\r\n\u2028",
                    "a\u0000b");

    private Events() {}

    static Stream<Event> ofEveryKind() {
        return EventText.kinds(Event.class).flatMap(Events::of);
    }

    private static Stream<Event> of(Class<?> kind) {
        RecordComponent[] parts = kind.getRecordComponents();
        int forms =
                Arrays.stream(parts)
                        .mapToInt(p -> forms(p.getGenericType()).size())
                        .max()
                        .orElse(1);
        return IntStream.range(0, forms).mapToObj(form -> (Event) make(kind, parts, form));
    }

    private static Object make(Class<?> kind, RecordComponent[] parts, int form) {
        try {
            var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var values =
                    Arrays.stream(parts)
                            .map(p -> forms(p.getGenericType()))
                            .map(all -> all.get(form % all.size()))
                            .toArray();
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make " + kind, e);
        }
    }

    private static List<?> forms(Type type) {
        if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
            return Stream.concat(
                            Stream.of(Optional.empty()),
                            forms(optional.getActualTypeArguments()[0]).stream().map(Optional::of))
                    .toList();
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(List.of(), forms(list.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return List.of(Map.of(), Map.of("minutes", "10", "document", TEXTS.get(2)));
        }
        if (type instanceof Class<?> plain && plain.isEnum()) {
            return List.of(plain.getEnumConstants());
        }
        if (type == Wish.class
                || type == Listing.class
                || type == Interlock.class
                || type == Idle.class) {
            Class<?> parts = (Class<?>) type;
            return IntStream.range(0, 7)
                    .mapToObj(form -> make(parts, parts.getRecordComponents(), form))
                    .toList();
        }
        return switch (type.getTypeName()) {
            case "int" -> List.of(1, 0, Integer.MAX_VALUE, Integer.MIN_VALUE);
            case "java.lang.Integer" -> List.of(0, 200);
            case "java.lang.Long" -> List.of(1000L, Long.MAX_VALUE);
            case "long" -> List.of(1L, 0L, Long.MAX_VALUE, Long.MIN_VALUE);
            case "boolean" -> List.of(true, false);
            case "java.lang.String" -> TEXTS;
            default -> ids((Class<?>) type);
        };
    }

    private static List<?> ids(Class<?> type) {
        if (type == TurnId.class) {
            return List.of(new TurnId(1), new TurnId(Integer.MAX_VALUE));
        }
        if (type == ParticipantId.class) {
            return List.of(new ParticipantId("az-1"), new ParticipantId("x".repeat(64)));
        }
        if (type == LanguageTag.class) {
            return List.of(new LanguageTag("az"), new LanguageTag("zh-Hant"));
        }
        if (type == BoothId.class) {
            return List.of(new BoothId("az"));
        }
        if (type == ChannelNumber.class) {
            return List.of(ChannelNumber.FLOOR, new ChannelNumber(32));
        }
        if (type == GroupId.class) {
            return List.of(new GroupId("eu"));
        }
        if (type == TimeClassId.class) {
            return List.of(new TimeClassId("keynote"));
        }
        if (type == PointCategoryId.class) {
            return List.of(new PointCategoryId("rules"));
        }
        if (type == PhraseId.class) {
            return List.of(new PhraseId("list-closes"));
        }
        if (type == ItemId.class) {
            return List.of(new ItemId("theme-1"));
        }
        throw new AssertionError("a new type in an event: add forms of " + type + " here");
    }
}
