package org.dragoman.conference.file;

import org.dragoman.conference.InscriptionHours;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Section;

import java.util.Optional;

/** Reads between which instants delegations inscribe their speakers, of a session or an item. */
final class InscriptionReading {
    private static final String KEY = "inscription";

    private InscriptionReading() {}

    static Optional<InscriptionHours> read(Section of) {
        Section section = of.optionalSection(KEY);
        if (section.isEmpty()) {
            return Optional.empty();
        }
        var opens = section.required("opens", Form.dayAndTime());
        var closes = section.required("closes", Form.dayAndTime());
        if (opens.isEmpty() || closes.isEmpty()) {
            return Optional.empty();
        }
        if (!closes.get().value().isAfter(opens.get().value())) {
            of.mistakes()
                    .add(
                            closes.get().place(),
                            "inscription closes before it opens; write a later day and time");
            return Optional.empty();
        }
        return Optional.of(new InscriptionHours(opens.get().value(), closes.get().value()));
    }
}
