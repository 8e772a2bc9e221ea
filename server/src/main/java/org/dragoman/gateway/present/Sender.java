package org.dragoman.gateway.present;

import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.protocol.v1.ConnectionPurpose;

/**
 * Who a connection turned out to belong to, what it is for, the language it is answered in, and the program there.
 *
 * @param address where the other side is, as far as that is known; else empty
 * @param badgeMadeMs when the badge was made that they came in by, in Unix milliseconds
 */
public record Sender(
        Participant participant,
        int track,
        ConnectionPurpose purpose,
        LanguageTag language,
        String client,
        String address,
        long badgeMadeMs) {
    public boolean seesViews() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_SOUND;
    }

    public boolean carriesSound() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_CONTROL;
    }
}
