package org.dragoman.gateway.wire.command;

import org.dragoman.conference.Role;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.Command;

import java.util.Set;

/** One command of the wire. Each family of commands is an enum of rows, named as the alternatives of the message. */
public interface Row {
    /** The alternative of the message, such as {@code SKIP_TURN}. */
    String name();

    /** Who may ask it at all. The session's own rules hold this as well, {@code RuleTableTest} compares. */
    Set<Role> who();

    /** Reads what is asked; who may ask it has been looked at. */
    Read read(Command wire, Asker by) throws Unreadable;

    /** Whether somebody may ask it, as far as their role tells. */
    default boolean mayBeAskedBy(Asker by) {
        return who().contains(by.role());
    }

    /** The alternative of the message that the row is for. */
    default Command.BodyCase asked() {
        return Command.BodyCase.valueOf(name());
    }

    /** Whether the hub holds it against the position that its sender saw: the protocol says so. */
    default boolean wantsSeen() {
        return Command.getDescriptor()
                .findFieldByNumber(asked().getNumber())
                .getOptions()
                .getExtension(org.dragoman.protocol.v1.Options.seen);
    }
}
