package org.dragoman.gateway.wire.command;

import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Command.BodyCase;
import org.dragoman.protocol.v1.RefusalCode;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every command there is, by the alternative of the message. */
public final class CommandTable {
    private static final Map<BodyCase, Row> ROWS = rows();

    private CommandTable() {}

    private static Map<BodyCase, Row> rows() {
        var rows = new EnumMap<BodyCase, Row>(BodyCase.class);
        Stream.<Row[]>of(
                        SittingCommands.values(),
                        FloorCommands.values(),
                        ListCommands.values(),
                        ProcedureCommands.values(),
                        BoothCommands.values(),
                        SoundCommands.values(),
                        BadgeCommands.values(),
                        TextCommands.values(),
                        BackstageCommands.values())
                .flatMap(family -> List.of(family).stream())
                .forEach(row -> rows.put(row.asked(), row));
        return Collections.unmodifiableMap(rows);
    }

    /** Every row, in the order of the protocol. */
    public static Collection<Row> all() {
        return ROWS.values();
    }

    /**
     * Reads a command.
     *
     * @throws Unreadable if there is no such command, if its sender's role may not ask it, or if it cannot be read
     */
    public static Read read(Command wire, Asker by) throws Unreadable {
        Row row = ROWS.get(wire.getBodyCase());
        if (row == null) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_COMMAND, "body");
        }
        return row.read(wire, by);
    }
}
