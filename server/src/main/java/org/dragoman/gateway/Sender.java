package org.dragoman.gateway;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.protocol.v1.ConnectionPurpose;

/** Who a connection turned out to belong to, what it is for, and the language it is answered in. */
record Sender(Participant participant, int track, ConnectionPurpose purpose, LanguageTag language) {
    boolean seesViews() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_SOUND;
    }

    boolean carriesSound() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_CONTROL;
    }
}
