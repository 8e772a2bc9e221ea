package org.dragoman.conference;

import java.util.List;

/** An interpreters' booth: what its outputs A, B and C send into, and who works there. */
public record Booth(
        BoothId id, Text name, List<LanguageTag> outputs, List<Interpreter> interpreters) {
    /** Outputs a desk can have, as on ISO 20109 consoles. */
    public static final int OUTPUTS_MAX = 3;

    public Booth {
        outputs = List.copyOf(outputs);
        interpreters = List.copyOf(interpreters);
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
    }
}
