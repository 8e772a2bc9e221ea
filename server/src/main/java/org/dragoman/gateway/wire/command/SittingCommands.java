package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.id;
import static org.dragoman.gateway.wire.command.Parts.item;
import static org.dragoman.gateway.wire.command.Parts.optional;
import static org.dragoman.gateway.wire.command.Parts.turn;
import static org.dragoman.gateway.wire.command.Parts.words;

import org.dragoman.conference.PhraseId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.Announce;
import org.dragoman.protocol.v1.HallScreen;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ShowInHall;
import org.dragoman.protocol.v1.Text;
import org.dragoman.session.said.Command;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A session begins, ends, takes up its items, and speaks to all who are there. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum SittingCommands implements Row {
    OPEN_SESSION(Roles.PODIUM, wire -> new Command.OpenSession()),
    CLOSE_SESSION(Roles.PODIUM, wire -> new Command.CloseSession()),
    TAKE_UP_ITEM(
            Roles.PODIUM, wire -> new Command.TakeUpItem(item(wire.getTakeUpItem().getItem()))),
    CHECK_IN(
            Roles.ASKERS,
            wire ->
                    new Command.CheckIn(
                            optional(wire.getCheckIn().getParticipant(), Parts::participant),
                            wire.getCheckIn().getPresent())),
    OVERRIDE_QUORUM(
            Roles.PODIUM,
            wire ->
                    new Command.OverrideQuorum(
                            words(wire.getOverrideQuorum().getReason(), "reason"))),
    ANNOUNCE(Roles.LIST_KEEPERS, wire -> announce(wire.getAnnounce())),
    WRITE_NOTE(
            Roles.LIST_KEEPERS,
            wire ->
                    new Command.WriteNote(
                            words(wire.getWriteNote().getText(), "text"),
                            turn(wire.getWriteNote().getTurn()))),
    RECALL_ANNOUNCEMENT(
            Roles.LIST_KEEPERS,
            wire -> new Command.RecallAnnouncement(wire.getRecallAnnouncement().getPosition())),
    SHOW_IN_HALL(Roles.LIST_KEEPERS, wire -> show(wire.getShowInHall()));

    private final Set<Role> who;
    private final Reader reader;

    SittingCommands(Set<Role> who, Reader reader) {
        this.who = who;
        this.reader = reader;
    }

    private interface Reader {
        Command of(org.dragoman.protocol.v1.Command wire) throws Unreadable;
    }

    @Override
    public Set<Role> who() {
        return who;
    }

    @Override
    public Read read(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable {
        return new Read.OfSession(reader.of(wire));
    }

    private static Command announce(Announce wire) throws Unreadable {
        if (wire.getPhrase().isEmpty() && wire.hasText()) {
            return new Command.AnnounceText(texts(wire.getText(), "text"), wire.getUntilMs());
        }
        var phrase =
                id(
                        wire.getPhrase(),
                        PhraseId::new,
                        RefusalCode.REFUSAL_CODE_UNKNOWN_PHRASE,
                        "phrase");
        var values = new HashMap<String, String>();
        for (var value : wire.getValuesMap().entrySet()) {
            values.put(value.getKey(), words(value.getValue(), "values"));
        }
        return new Command.Announce(phrase, values, wire.getUntilMs());
    }

    private static Command show(ShowInHall wire) throws Unreadable {
        if (wire.getScreen() == HallScreen.UNRECOGNIZED) {
            throw Parts.outOfRange("screen");
        }
        var screen =
                wire.getScreen() == HallScreen.HALL_SCREEN_UNSPECIFIED
                        ? HallScreen.HALL_SCREEN_SPEAKER
                        : wire.getScreen();
        return new Command.ShowInHall(
                org.dragoman.session.said.HallScreen.valueOf(
                        screen.name().substring("HALL_SCREEN_".length())),
                texts(wire.getMessage(), "message"));
    }

    /** Words in several languages, by BCP-47 tag; one that is left empty is not said. */
    private static Map<String, String> texts(Text wire, String field) throws Unreadable {
        var texts = new HashMap<String, String>();
        for (var text : wire.getInMap().entrySet()) {
            if (!text.getValue().isEmpty()) {
                texts.put(text.getKey(), words(text.getValue(), field));
            }
        }
        return texts;
    }
}
