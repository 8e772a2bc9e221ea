package org.dragoman.gateway;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.protocol.v1.ConnectionPurpose;

/** Who a connection turned out to belong to, what it is for, the language it is answered in, and the program there. */
record Sender(
        Participant participant,
        int track,
        ConnectionPurpose purpose,
        LanguageTag language,
        String client) {
    boolean seesViews() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_SOUND;
    }

    boolean carriesSound() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_CONTROL;
    }
}
