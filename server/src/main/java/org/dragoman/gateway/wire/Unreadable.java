package org.dragoman.gateway.wire;

import org.dragoman.protocol.v1.RefusalCode;

/** Something of the wire that cannot be taken as it came, with the reason and the field that is at fault. */
public final class Unreadable extends Exception {
    private final RefusalCode code;
    private final String field;
    private final String range;

    public Unreadable(RefusalCode code, String field) {
        this(code, field, "");
    }

    /**
     * @param range what may stand there, such as 0 … 240
     */
    public Unreadable(RefusalCode code, String field, String range) {
        super(code.name());
        this.code = code;
        this.field = field;
        this.range = range;
    }

    /** Refuses what a role may not. */
    public static void forbiddenUnless(boolean may) throws Unreadable {
        if (!may) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_FORBIDDEN, "");
        }
    }

    /** Refuses what is about something that there is not. */
    public static Unreadable unknownRequest() {
        return new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST, "");
    }

    public RefusalCode code() {
        return code;
    }

    public String field() {
        return field;
    }

    /** What may stand there; empty where that is not a range. */
    public String range() {
        return range;
    }
}
