package org.dragoman.demo;

import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.AgendaItemKind;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.Speech;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Which statement a speech is. Worked out from the floor's view alone, so that speaker, interpreters and
 * captioners agree on it without a word between them, after a restart too.
 */
final class Script {
    private final List<Statement> statements;

    private Script(List<Statement> statements) {
        this.statements = statements;
    }

    /** All that is shipped, each statement with its first so many sentences. */
    static Script read(int sentences) throws IOException {
        return new Script(ScriptReader.read().stream().map(s -> s.excerpt(sentences)).toList());
    }

    List<Statement> statements() {
        return statements;
    }

    /** What is said in this speech, in the language of the speech or interpreted into another. */
    Optional<Delivery> delivery(Conference conference, Speech speech, String language) {
        Statement.Kind kind = kind(conference, speech);
        List<Statement> fitting = statements.stream().filter(s -> s.kind() == kind).toList();
        List<Statement> own =
                fitting.stream().filter(s -> s.original().equals(speech.getLanguage())).toList();
        List<Statement> choice = own.isEmpty() ? fitting : own;
        return choice.isEmpty()
                ? Optional.empty()
                : choice.get(Math.floorMod(speech.getTurn(), choice.size())).in(language);
    }

    private static Statement.Kind kind(Conference conference, Speech speech) {
        AgendaItemKind item = itemKind(conference, speech.getItem());
        boolean presides =
                conference.getParticipantsList().stream()
                        .filter(p -> p.getId().equals(speech.getParticipant()))
                        .map(Participant::getRole)
                        .anyMatch(r -> r == Role.ROLE_CHAIR || r == Role.ROLE_MODERATOR);
        if (presides) {
            boolean late =
                    item == AgendaItemKind.AGENDA_ITEM_KIND_DISCUSSION
                            || item == AgendaItemKind.AGENDA_ITEM_KIND_CLOSING;
            return late ? Statement.Kind.CLOSING : Statement.Kind.OPENING;
        }
        return switch (item) {
            case AGENDA_ITEM_KIND_KEYNOTE -> Statement.Kind.KEYNOTE;
            case AGENDA_ITEM_KIND_EXPERT -> Statement.Kind.EXPERT;
            case AGENDA_ITEM_KIND_UNSPECIFIED,
                    AGENDA_ITEM_KIND_OPENING,
                    AGENDA_ITEM_KIND_DISCUSSION,
                    AGENDA_ITEM_KIND_CLOSING,
                    UNRECOGNIZED ->
                    Statement.Kind.STATEMENT;
        };
    }

    private static AgendaItemKind itemKind(Conference conference, String item) {
        return conference.getSessionsList().stream()
                .flatMap(s -> s.getItemsList().stream())
                .filter(i -> i.getId().equals(item))
                .map(AgendaItem::getKind)
                .findFirst()
                .orElse(AgendaItemKind.AGENDA_ITEM_KIND_UNSPECIFIED);
    }
}
