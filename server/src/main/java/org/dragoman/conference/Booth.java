package org.dragoman.conference;

import java.util.List;
import java.util.stream.Stream;

/**
 * An interpreters' booth: what its outputs A, B and C send into, and who works there.
 *
 * @param pivots where it takes relay from if it does not take the language of the floor, the first choice first
 * @param presets what its source keys are set to before anybody sets them, 0 being the floor
 */
public record Booth(
        BoothId id,
        Text name,
        List<LanguageTag> outputs,
        List<Interpreter> interpreters,
        List<LanguageTag> pivots,
        List<ChannelNumber> presets) {
    /** Outputs a desk can have, as on ISO 20109 consoles. */
    public static final int OUTPUTS_MAX = 3;

    /** Source keys a desk can have. */
    public static final int PRESETS_MAX = 9;

    public Booth {
        outputs = List.copyOf(outputs);
        interpreters = List.copyOf(interpreters);
        pivots = List.copyOf(pivots);
        presets = List.copyOf(presets);
    }

    /** A booth that takes no relay by itself, and whose only source key is the floor's. */
    public Booth(BoothId id, Text name, List<LanguageTag> outputs, List<Interpreter> interpreters) {
        this(id, name, outputs, interpreters, List.of(), List.of(ChannelNumber.FLOOR));
    }

    /** Who works at a desk of the booth, with mother tongues (A), active (B) and passive (C) languages. */
    public record Interpreter(
            ParticipantId participant,
            List<LanguageTag> a,
            List<LanguageTag> b,
            List<LanguageTag> c) {
        public Interpreter {
            a = List.copyOf(a);
            b = List.copyOf(b);
            c = List.copyOf(c);
        }

        /** Whether they understand a language well enough to interpret from it. */
        public boolean takes(LanguageTag language) {
            return a.contains(language) || b.contains(language) || c.contains(language);
        }

        /** Whether they interpret into a language. */
        public boolean speaks(LanguageTag language) {
            return a.contains(language) || b.contains(language);
        }
    }

    /** The languages that everybody in the booth takes, but its own, in the order of the conference. */
    public static List<LanguageTag> common(
            Stream<LanguageTag> languages,
            List<LanguageTag> outputs,
            List<Interpreter> interpreters) {
        return languages
                .filter(tag -> outputs.isEmpty() || !outputs.getFirst().equals(tag))
                .filter(tag -> interpreters.stream().allMatch(i -> i.takes(tag)))
                .toList();
    }
}
