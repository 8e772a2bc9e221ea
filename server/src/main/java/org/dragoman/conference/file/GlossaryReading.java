package org.dragoman.conference.file;

import org.dragoman.conference.GlossaryTerm;
import org.dragoman.conference.Text;
import org.dragoman.text.CleanText;
import org.dragoman.yaml.Form;
import org.dragoman.yaml.Found;
import org.dragoman.yaml.Place;
import org.dragoman.yaml.Section;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the booths' glossary. It lives for one reading. */
final class GlossaryReading {
    private final Texts texts;
    private final Map<Text, Place> known = new HashMap<>();

    GlossaryReading(Texts texts) {
        this.texts = texts;
    }

    List<GlossaryTerm> read(Section root) {
        List<GlossaryTerm> terms = new ArrayList<>();
        for (Section section : root.optionalSections("glossary", GlossaryTerm.KEPT_MAX)) {
            Text in = texts.text(section, "in", GlossaryTerm.WORD_MAX);
            String note =
                    section.optional("note", raw -> CleanText.accepted(raw, GlossaryTerm.NOTE_MAX))
                            .map(Found::value)
                            .orElse("");
            if (!in.in().isEmpty()) {
                checkNew(in, section);
                terms.add(new GlossaryTerm(in, note));
            }
        }
        return terms;
    }

    private void checkNew(Text in, Section section) {
        Place first = known.putIfAbsent(in, section.place());
        if (first != null) {
            section.mistakes()
                    .add(
                            section.place(),
                            "term %s is there already, at %s; keep one"
                                    .formatted(
                                            Form.quoted(in.in().values().iterator().next()),
                                            first.spoken()));
        }
    }
}
