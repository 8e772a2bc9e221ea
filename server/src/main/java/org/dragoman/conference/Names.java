package org.dragoman.conference;

import java.util.Map;
import java.util.stream.Collectors;

/** What the participants of a conference are called, by their ids, in its first language. */
public final class Names {
    private final Map<String, String> names;

    public Names(Conference conference) {
        var order = conference.languages();
        var first = order.getFirst().tag();
        names =
                conference.participants().stream()
                        .collect(
                                Collectors.toMap(
                                        who -> who.id().value(),
                                        who -> who.name().read(first, order)));
    }

    /** The name, or the id itself. */
    public String of(String id) {
        return names.getOrDefault(id, id);
    }
}
