package org.dragoman.gateway.wire.command;

import org.dragoman.backstage.BackstageCommand;
import org.dragoman.gateway.wire.InscriptionTable;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.ListPolicy;

/** A command as it was read: what is asked, and by that who carries it out. */
public sealed interface Read {
    record OfSession(Command command) implements Read {}

    record OfBackstage(BackstageCommand command) implements Read {}

    record Preview(ListPolicy policy) implements Read {}

    record TextOf(int number) implements Read {}

    record Import(InscriptionTable table, boolean dryRun) implements Read {}
}
