package org.dragoman.session.rules;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Roles;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;

import java.util.Optional;

/** Whether a delegation may inscribe a speaker: one of its own, between the instants that the conference file gives. */
final class InscriptionRules {
    private final Setting setting;

    InscriptionRules(Setting setting) {
        this.setting = setting;
    }

    /** Why it cannot be, if it cannot; the field names the first entry that is at fault. Who keeps the list may always. */
    Optional<Decision.Refused> refusal(Draft draft, Participant sender, Command.Inscribe command) {
        if (Roles.LIST_KEEPERS.contains(sender.role())) {
            return Optional.empty();
        }
        for (int i = 0; i < command.entries().size(); i++) {
            String entry = EnlistingRules.ENTRIES + i + "].";
            var no = refusal(draft, sender, command.entries().get(i));
            if (no.isPresent()) {
                return no.map(n -> n.at(entry + n.field()));
            }
        }
        return Optional.empty();
    }

    private Optional<Decision.Refused> refusal(Draft draft, Participant sender, Inscription entry) {
        var item = entry.wish().item();
        long nowMs = draft.asked().atMs();
        if (item.isPresent() && item.flatMap(setting::item).isEmpty()) {
            return Optional.of(new Decision.Refused(Refusal.UNKNOWN_ITEM, "item"));
        }
        if (!isOfTheOwn(sender.id(), entry.participant())) {
            return Optional.of(new Decision.Refused(Refusal.OTHER_DELEGATION, "participant"));
        }
        var hours = setting.inscription(item);
        if (hours.isEmpty()) {
            return Optional.of(new Decision.Refused(Refusal.INSCRIPTION_NOT_OPEN, "item"));
        }
        if (nowMs < hours.get().fromMs()) {
            return Optional.of(
                    new Decision.Refused(
                            Refusal.INSCRIPTION_NOT_OPEN, "item", hours.get().fromMs()));
        }
        if (nowMs >= hours.get().untilMs()) {
            return Optional.of(
                    new Decision.Refused(Refusal.INSCRIPTION_OVER, "item", hours.get().untilMs()));
        }
        return wouldOpen(draft.session(), item)
                ? Optional.of(new Decision.Refused(Refusal.WRONG_MODE, "item"))
                : Optional.empty();
    }

    /** Nobody's microphone opens because somebody else inscribed them: where it would open by itself, one asks for oneself. */
    private static boolean wouldOpen(Session session, Optional<ItemId> item) {
        boolean now = item.isEmpty() || item.equals(session.item());
        return switch (session.floor().modes().mode()) {
            case AUTOMATIC, OVERRIDE -> now && session.phase() == Session.Phase.OPEN;
            case MODERATED, PUSH_TO_TALK, CHAIR_ONLY -> false;
        };
    }

    /** Who was inscribed is the delegation's, so that any of it may take them off the list. */
    boolean mayWithdraw(Participant sender, Turn turn) {
        return turn.listing().inscribed() && isOfTheOwn(sender.id(), turn.participant());
    }

    private boolean isOfTheOwn(ParticipantId sender, ParticipantId speaker) {
        return sender.equals(speaker)
                || (setting.bodyOf(sender).isPresent()
                        && setting.bodyOf(sender).equals(setting.bodyOf(speaker)));
    }
}
