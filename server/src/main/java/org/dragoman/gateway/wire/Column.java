package org.dragoman.gateway.wire;

import org.dragoman.text.CleanText;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of a table of speakers, by the names that people give it in the five languages. */
@SuppressWarnings("ImmutableEnumChecker") // lists that never change
enum Column {
    PARTICIPANT(
            "participant",
            "speaker",
            "orateur",
            "участник",
            "оратор",
            "iştirakçı",
            "المشارك",
            "مشارك"),
    LANGUAGE("language", "langue", "язык", "dil", "اللغة", "لغة"),
    ITEM("item", "agenda_item", "point", "пункт", "bənd", "البند", "بند"),
    TIME_CLASS("time_class"),
    ON_BEHALF_OF("on_behalf_of", "au_nom_de", "от_имени", "adından", "باسم", "نيابة_عن"),
    TEXT("text", "texte", "текст", "mətn", "النص", "نص");

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** As the wire calls it. */
    String wire() {
        return names.getFirst();
    }

    /** The column that a header means, however it is spelled. */
    static Optional<Column> named(String header) {
        String plain =
                CleanText.stripped(header)
                        .replaceAll("\\A[\\s\\h]+|[\\s\\h]+\\z", "")
                        .toLowerCase(Locale.ROOT)
                        .replace("\u0307", "") // of a dotted capital I
                        .replaceAll("[\\s\\u00A0_-]+", "_");
        return Arrays.stream(values()).filter(column -> column.names.contains(plain)).findFirst();
    }
}
