package org.dragoman.gateway.present;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.protocol.v1.ConnectionPurpose;

/**
 * Who a connection turned out to belong to, what it is for, the language it is answered in, and the program there.
 *
 * @param device what the page or program calls itself on all its connections; empty: this one stands alone
 */
public record Sender(
        Participant participant,
        int track,
        ConnectionPurpose purpose,
        LanguageTag language,
        String client,
        String device) {
    public boolean seesViews() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_SOUND;
    }

    public boolean carriesSound() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_CONTROL;
    }
}
