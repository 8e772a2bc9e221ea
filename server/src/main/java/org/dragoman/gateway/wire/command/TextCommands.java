package org.dragoman.gateway.wire.command;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;

import java.util.Set;

/** The texts of speeches: who hands one in, and who reads it. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum TextCommands implements Row {
    HAND_IN_TEXT(Roles.ASKERS, wire -> new Read.OfSession(BoothTexts.handIn(wire.getHandInText()))),
    READ_TEXT(Roles.ALL, wire -> new Read.TextOf(wire.getReadText().getNumber()));

    private final Set<Role> who;
    private final Reader reader;

    TextCommands(Set<Role> who, Reader reader) {
        this.who = who;
        this.reader = reader;
    }

    private interface Reader {
        Read of(org.dragoman.protocol.v1.Command wire) throws Unreadable;
    }

    @Override
    public Set<Role> who() {
        return who;
    }

    @Override
    public Read read(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable {
        return reader.of(wire);
    }
}
