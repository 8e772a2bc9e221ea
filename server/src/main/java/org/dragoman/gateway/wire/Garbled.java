package org.dragoman.gateway.wire;

import org.dragoman.protocol.v1.RefusalCode;

/** A message that can be told apart, with something in it that is no value of its field. It is refused, and no more. */
public final class Garbled extends Exception {
    private final RefusalCode code;
    private final String field;
    private final String range;
    private final String command;

    /**
     * @param field at fault, by its name on the wire
     * @param range what may stand there; empty where that is not a range
     * @param command the id of the command that it is part of; empty for none
     */
    Garbled(RefusalCode code, String field, String range, String command) {
        super(code.name() + " " + field);
        this.code = code;
        this.field = field;
        this.range = range;
        this.command = command;
    }

    public RefusalCode code() {
        return code;
    }

    public String field() {
        return field;
    }

    public String range() {
        return range;
    }

    public String command() {
        return command;
    }
}
