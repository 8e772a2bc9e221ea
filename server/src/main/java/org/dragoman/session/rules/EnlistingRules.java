package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.said.Listing;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.TurnStatus;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Spoken;
import org.dragoman.session.state.Turn;
import org.dragoman.session.state.Undoable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of coming onto the list: who asks, who is inscribed beforehand, and who is listed again. */
final class EnlistingRules {
    /** How a refusal names the entry that is at fault. */
    static final String ENTRIES = "entries[";

    /** The most speakers inscribed at once. */
    static final int INSCRIBED_MAX = 200;

    /** The most turns of every kind together. */
    static final int TURNS_MAX = 400;

    private final Setting setting;
    private final WishRules wishes;
    private final ModeRules modes;
    private final InscriptionRules inscription;

    EnlistingRules(Setting setting) {
        this.setting = setting;
        this.wishes = new WishRules(setting);
        this.modes = new ModeRules(setting);
        this.inscription = new InscriptionRules(setting);
    }

    Decision request(Draft draft, Participant sender, Command.RequestFloor request) {
        var session = draft.session();
        var participant = request.participant().orElse(sender.id());
        if (!participant.equals(sender.id()) && !Roles.LIST_KEEPERS.contains(sender.role())) {
            return refused(Refusal.FORBIDDEN, "participant");
        }
        var absent = absent(session, participant, wishes.bound(session, request.wish()));
        if (absent.isPresent()) {
            return agreed(new Event.TurnReturned(absent.get().id()));
        }
        return list(draft, sender, participant, request.language(), request.wish(), false)
                .<Decision>map(no -> no)
                .orElseGet(draft::agreed);
    }

    /** Who was absent at another item asks anew. */
    private static Optional<Turn> absent(Session session, ParticipantId who, Wish wish) {
        return session.floor().list().stream()
                .filter(t -> t.participant().equals(who) && t.kind() == wish.kind())
                .filter(t -> t.wish().onBehalfOf().equals(wish.onBehalfOf()))
                .filter(t -> t.status() == TurnStatus.ABSENT)
                .filter(t -> isForTheSame(session, t, wish))
                .findFirst();
    }

    private static boolean isForTheSame(Session session, Turn turn, Wish wish) {
        var taken = session.floor().speakers().item();
        return turn.item(taken).equals(wish.item().or(() -> taken));
    }

    /** All or none: the first that cannot be listed is told by its number. */
    Decision inscribe(Draft draft, Participant sender, Command.Inscribe command) {
        if (command.entries().isEmpty() || command.entries().size() > INSCRIBED_MAX) {
            return refused(Refusal.OUT_OF_RANGE, "entries");
        }
        var closed = inscription.refusal(draft, sender, command);
        if (closed.isPresent()) {
            return closed.get();
        }
        var fates = fates(draft, sender, command);
        for (int i = 0; i < fates.size(); i++) {
            if (fates.get(i) instanceof Fate.Refused(var code, var part)) {
                return refused(code, ENTRIES + i + "]" + (part.isEmpty() ? "" : "." + part));
            }
        }
        return draft.agreed();
    }

    /** What becomes of each entry, one after the other; those who are listed are in the draft. */
    List<Fate> fates(Draft draft, Participant sender, Command.Inscribe command) {
        var before = draft.session();
        var fates = new ArrayList<Fate>();
        for (Inscription entry : command.entries()) {
            var known = command.repeatable() ? known(before, entry) : Optional.<Fate>empty();
            fates.add(known.orElseGet(() -> fresh(draft, sender, entry)));
        }
        return fates;
    }

    private Fate fresh(Draft draft, Participant sender, Inscription entry) {
        return list(draft, sender, entry.participant(), entry.language(), entry.wish(), true)
                .<Fate>map(no -> new Fate.Refused(no.code(), no.field()))
                .orElseGet(Fate.Listed::new);
    }

    /** Who is there already: on the list, or with a speech at that item for the same group behind them or going on. */
    private static Optional<Fate> known(Session session, Inscription entry) {
        var floor = session.floor();
        var waiting = waiting(session, entry.participant(), entry.wish());
        if (waiting.isPresent()) {
            return Optional.of(new Fate.Waiting(floor.list().indexOf(waiting.get()) + 1));
        }
        var item = entry.wish().item().or(session::item);
        var group = entry.wish().onBehalfOf();
        boolean speaking =
                floor.speechOf(entry.participant())
                        .filter(s -> s.kind() == TurnKind.SPEECH && s.item().equals(item))
                        .filter(s -> s.wish().onBehalfOf().equals(group))
                        .isPresent();
        var tally =
                floor.spoken()
                        .tallies()
                        .get(new Spoken.Key(entry.participant(), group, TurnKind.SPEECH, item));
        return speaking || (tally != null && tally.times() > 0)
                ? Optional.of(new Fate.Spoken())
                : Optional.empty();
    }

    /** Lists a turn, or says why not. */
    private Optional<Decision.Refused> list(
            Draft draft,
            Participant sender,
            ParticipantId participant,
            Optional<LanguageTag> language,
            Wish asked,
            boolean inscribed) {
        var session = draft.session();
        var wish = wishes.bound(session, forThisItem(session, participant, asked));
        if (setting.participant(participant)
                .filter(p -> Roles.SPEAKERS.contains(p.role()))
                .isEmpty()) {
            return no(Refusal.UNKNOWN_PARTICIPANT, "participant");
        }
        if (language.isPresent() && language.flatMap(setting::channel).isEmpty()) {
            return no(Refusal.UNKNOWN_LANGUAGE, "language");
        }
        if (listed(session, participant, wish)) {
            return no(Refusal.ALREADY_LISTED, "participant");
        }
        if (setting.rules().onePerDelegation() && delegationListed(session, participant, wish)) {
            return no(Refusal.DELEGATION_LISTED, "participant");
        }
        if (full(session, participant, wish)) {
            return no(Refusal.LIST_FULL, "");
        }
        var refusal = wishes.refusal(session, sender, participant, wish);
        if (refusal.isPresent()) {
            return refusal;
        }
        var listing =
                new Listing(
                        wishes.settled(session, wish),
                        late(draft, sender, wish) ? TurnStatus.LATE : TurnStatus.WAITING,
                        inscribed,
                        wish.kind() == TurnKind.POINT_OF_ORDER
                                ? setting.rules().rank(wish.category())
                                : 0,
                        false,
                        Optional.empty(),
                        wishes.takenAt(wish));
        draft.add(
                new Event.TurnListed(
                        new TurnId(session.floor().nextTurn()),
                        participant,
                        language.orElseGet(() -> setting.delivers(participant)),
                        listing.unlessPlain()));
        return Optional.empty();
    }

    /** Each waits once for the same: to speak at an item for a delegation, for a group, or for one thing in between. */
    static boolean listed(Session session, ParticipantId participant, Wish wish) {
        return waiting(session, participant, wish).isPresent();
    }

    private static Optional<Turn> waiting(Session session, ParticipantId participant, Wish wish) {
        return session.floor().list().stream()
                .filter(t -> t.participant().equals(participant))
                .filter(t -> t.wish().isSameAs(wish))
                .findFirst();
    }

    /** Who was absent at an item, with a turn for whichever that was, asks for the one that is taken up now. */
    private static Wish forThisItem(Session session, ParticipantId who, Wish wish) {
        boolean absentBefore =
                wish.item().isEmpty()
                        && session.floor().list().stream()
                                .anyMatch(
                                        t ->
                                                t.participant().equals(who)
                                                        && t.kind() == wish.kind()
                                                        && t.wish()
                                                                .onBehalfOf()
                                                                .equals(wish.onBehalfOf())
                                                        && t.wish().item().isEmpty()
                                                        && t.status() == TurnStatus.ABSENT
                                                        && !isForTheSame(session, t, wish));
        return absentBefore ? wish.at(session.floor().speakers().item()) : wish;
    }

    /** Whether somebody else of the delegation waits to speak on the same. */
    private boolean delegationListed(Session session, ParticipantId participant, Wish wish) {
        var body = setting.bodyOf(participant);
        return body.isPresent()
                && wish.kind() == TurnKind.SPEECH
                && session.floor().list().stream()
                        .filter(t -> t.kind() == TurnKind.SPEECH)
                        .filter(t -> t.wish().onBehalfOf().equals(wish.onBehalfOf()))
                        .filter(t -> t.status() != TurnStatus.ABSENT)
                        .filter(t -> !t.participant().equals(participant))
                        .filter(t -> setting.bodyOf(t.participant()).equals(body))
                        .anyMatch(t -> isForTheSame(session, t, wish));
    }

    /** Only speeches are counted; what goes in between always finds room. */
    private boolean full(Session session, ParticipantId who, Wish wish) {
        var floor = session.floor();
        if (floor.list().size() >= TURNS_MAX) {
            return true;
        }
        if (wish.kind() != TurnKind.SPEECH) {
            return false;
        }
        long waiting = floor.list().stream().filter(t -> t.kind() == TurnKind.SPEECH).count();
        return waiting >= floor.modes().waitingMax().orElse(setting.waitingMax())
                && !modes.opensAtOnce(session, who);
    }

    private static boolean late(Draft draft, Participant sender, Wish wish) {
        return wish.kind() == TurnKind.SPEECH
                && !Roles.PODIUM.contains(sender.role())
                && draft.floor().speakers().closedAt(draft.asked().atMs());
    }

    /** The last speaker, first, with the time that was left. */
    Decision again(Session session) {
        var last =
                session.floor().spoken().last().stream()
                        .filter(p -> p.wish().kind() == TurnKind.SPEECH)
                        .findFirst();
        if (last.isEmpty()) {
            return refused(Refusal.WRONG_STATE, "");
        }
        var past = last.get();
        if (setting.participant(past.participant())
                .filter(p -> Roles.SPEAKERS.contains(p.role()))
                .isEmpty()) {
            return refused(Refusal.UNKNOWN_PARTICIPANT, "");
        }
        if (listed(session, past.participant(), past.wish())
                || session.floor().speechOf(past.participant()).isPresent()) {
            return refused(Refusal.ALREADY_LISTED, "");
        }
        return agreed(
                new Event.TurnListed(
                        new TurnId(session.floor().nextTurn()),
                        past.participant(),
                        past.language(),
                        Optional.of(
                                new Listing(
                                        past.wish(),
                                        TurnStatus.WAITING,
                                        false,
                                        0,
                                        true,
                                        Undoable.left(past.limitMs(), past.usedMs())))));
    }

    private static Optional<Decision.Refused> no(Refusal code, String field) {
        return Optional.of(new Decision.Refused(code, field));
    }
}
