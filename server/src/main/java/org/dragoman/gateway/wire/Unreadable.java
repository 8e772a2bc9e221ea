package org.dragoman.gateway.wire;

import org.dragoman.protocol.v1.RefusalCode;

/** Something of the wire that cannot be taken as it came, with the reason and the field that is at fault. */
public final class Unreadable extends Exception {
    private final RefusalCode code;
    private final String field;

    public Unreadable(RefusalCode code, String field) {
        super(code.name());
        this.code = code;
        this.field = field;
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
}
