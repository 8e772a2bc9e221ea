package org.dragoman.gateway.wire;

import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.said.Refusal;
import org.dragoman.writer.Answer;

import java.util.EnumMap;
import java.util.Map;

/** The wire's code of every refusal. A refusal without one is found when this class is read, not when it is told. */
public final class RefusalCodes {
    private static final Map<Refusal, RefusalCode> REFUSALS = new EnumMap<>(Refusal.class);
    private static final Map<Answer.Trouble, RefusalCode> TROUBLES =
            new EnumMap<>(Answer.Trouble.class);

    static {
        for (Refusal refusal : Refusal.values()) {
            REFUSALS.put(refusal, RefusalCode.valueOf("REFUSAL_CODE_" + refusal.name()));
        }
        for (Answer.Trouble trouble : Answer.Trouble.values()) {
            TROUBLES.put(trouble, RefusalCode.valueOf("REFUSAL_CODE_" + trouble.name()));
        }
    }

    private RefusalCodes() {}

    public static RefusalCode of(Refusal refusal) {
        return REFUSALS.getOrDefault(refusal, RefusalCode.UNRECOGNIZED);
    }

    public static RefusalCode of(Answer.Trouble trouble) {
        return TROUBLES.getOrDefault(trouble, RefusalCode.UNRECOGNIZED);
    }
}
