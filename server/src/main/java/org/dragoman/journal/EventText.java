package org.dragoman.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.PointCategoryId;
import org.dragoman.conference.TimeClassId;
import org.dragoman.session.said.Event;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes an event as one line of JSON that a person can read, and reads it back. */
final class EventText {
    private final JsonMapper json;

    EventText() {
        var ids = new SimpleModule();
        plain(ids, ParticipantId.class, ParticipantId::new);
        plain(ids, LanguageTag.class, LanguageTag::new);
        plain(ids, ItemId.class, ItemId::new);
        plain(ids, GroupId.class, GroupId::new);
        plain(ids, BoothId.class, BoothId::new);
        plain(ids, TimeClassId.class, TimeClassId::new);
        plain(ids, PointCategoryId.class, PointCategoryId::new);
        plain(ids, PhraseId.class, PhraseId::new);
        plain(ids, ChannelNumber.class, number -> new ChannelNumber(Integer.parseInt(number)));
        json =
                JsonMapper.builder()
                        .addModule(new Jdk8Module())
                        .addModule(ids)
                        .addMixIn(Event.class, Named.class)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_ABSENT,
                                        JsonInclude.Include.NON_ABSENT))
                        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                        .build();
        kinds(Event.class)
                .forEach(kind -> json.registerSubtypes(new NamedType(kind, kind.getSimpleName())));
    }

    /** Every kind of event there is. */
    static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventText::kinds)
                : Stream.of(type);
    }

    String write(Event event) {
        try {
            return json.writerFor(Event.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written: " + event, e);
        }
    }

    /** The event a line stands for, or nothing where this version does not know it, or not all of it. */
    Optional<Event> read(String line) {
        try {
            return Optional.ofNullable(json.readValue(line, Event.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
    private interface Named {}

    private static <T> void plain(SimpleModule module, Class<T> type, Function<String, T> read) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(
                type,
                new JsonDeserializer<T>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context)
                            throws IOException {
                        return read.apply(in.getText());
                    }
                });
    }
}
