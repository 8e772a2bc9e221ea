package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.HandedInTexts;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Optional;

/** The rules of texts: who hands one in, who may read it before its speech has ended, and when all may. */
public final class TextRules {
    /** The longest title, in characters. */
    public static final int TITLE_MAX = 200;

    /** The longest text, in characters. */
    public static final int TEXT_MAX = 20_000;

    private final Setting setting;

    public TextRules(Setting setting) {
        this.setting = setting;
    }

    Decision decide(Session session, Participant sender, Command.HandInText handed) {
        var speaker = handed.participant().orElse(sender.id());
        if (session.phase() == Session.Phase.CLOSED) {
            return refused(Refusal.WRONG_STATE, "");
        }
        if (!Roles.LIST_KEEPERS.contains(sender.role()) && !ofTheOwn(sender.id(), speaker)) {
            return refused(Refusal.FORBIDDEN, "participant");
        }
        if (!GivingRules.maySpeak(setting, speaker)) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        if (setting.channel(handed.language()).isEmpty()) {
            return refused(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        if (handed.onBehalfOf().isPresent()
                && !handed.onBehalfOf().equals(setting.groupOf(speaker))) {
            return refused(Refusal.UNKNOWN_GROUP, "on_behalf_of");
        }
        if (handed.title().length() > TITLE_MAX) {
            return refused(Refusal.TOO_LONG, "title");
        }
        if (handed.text().length() > TEXT_MAX) {
            return refused(Refusal.TOO_LONG, "text");
        }
        return take(session.texts(), speaker, handed);
    }

    private static Decision take(
            HandedInTexts texts, ParticipantId speaker, Command.HandInText handed) {
        var before = texts.waiting(speaker, handed.onBehalfOf(), handed.language());
        if (handed.text().isEmpty()) {
            return before.map(t -> agreed(new Event.TextTakenBack(t.number()))).orElse(agreed());
        }
        if (before.filter(t -> same(t, handed)).isPresent()) {
            return agreed();
        }
        boolean full =
                before.map(t -> t.edition() >= HandedInTexts.EDITIONS_MAX)
                        .orElse(texts.all().size() >= HandedInTexts.TEXTS_MAX);
        return full
                ? refused(Refusal.LIMIT, "text")
                : agreed(
                        new Event.TextHandedIn(
                                before.map(HandedInTexts.Text::number).orElse(texts.next()),
                                speaker,
                                handed.onBehalfOf(),
                                handed.language(),
                                handed.title(),
                                handed.text(),
                                handed.delivery()));
    }

    private static boolean same(HandedInTexts.Text text, Command.HandInText handed) {
        return text.title().equals(handed.title())
                && text.text().equals(handed.text())
                && text.delivery() == handed.delivery();
    }

    private boolean ofTheOwn(ParticipantId sender, ParticipantId speaker) {
        return sender.equals(speaker)
                || (setting.bodyOf(sender).isPresent()
                        && setting.bodyOf(sender).equals(setting.bodyOf(speaker)));
    }

    /** Releases the texts of the speeches that end by what was agreed to. */
    Decision followed(Session before, Draft draft, Decision decision) {
        if (!(decision instanceof Decision.Agreed(var events))
                || before.texts().all().isEmpty()
                || events.stream().noneMatch(Event.SpeechEnded.class::isInstance)) {
            return decision;
        }
        var whole = draft.holding(events);
        var at = before;
        for (var fact : List.copyOf(whole.facts())) {
            if (fact.event() instanceof Event.SpeechEnded(var why, var turn) && delivered(why)) {
                at.floor().named(turn).stream()
                        .flatMap(
                                s ->
                                        whole
                                                .session()
                                                .texts()
                                                .waiting(s.participant(), s.wish().onBehalfOf())
                                                .stream())
                        .toList()
                        .forEach(text -> whole.add(new Event.TextReleased(text.number())));
            }
            at = at.evolve(fact);
        }
        return whole.agreed();
    }

    /** Whether a speech that ended so was given; a floor that was lost, taken or given by mistake releases nothing. */
    private static boolean delivered(End why) {
        return switch (why) {
            case OWN, PASSED, TIME, SESSION -> true;
            case TAKEN, PAUSED, LOST, NO_FRAMES, RECOVERED, REMOVED, ROLE, FLOOR, CALLED_OFF ->
                    false;
        };
    }

    /** Whether somebody may read a text: all once it is released; before, whose it is, who keeps the list, the booths it is near. */
    public boolean mayRead(Session session, ParticipantId who, Role role, HandedInTexts.Text text) {
        return text.releasedAtMs().isPresent()
                || Roles.LIST_KEEPERS.contains(role)
                || (role != Role.PUBLIC && ofTheOwn(who, text.speaker()))
                || (Roles.BOOTHS.contains(role) && near(session).contains(text));
    }

    /** The texts that booths get now. */
    public List<HandedInTexts.Text> near(Session session) {
        return session.texts().near(session.floor(), setting.rules().customs().textsAhead());
    }

    /** The text of that number, if somebody may read it. */
    public Optional<HandedInTexts.Text> read(
            Session session, ParticipantId who, Role role, int number) {
        return session.texts().text(number).filter(text -> mayRead(session, who, role, text));
    }
}
