package org.dragoman.gateway.present;

import org.dragoman.conference.Participant;
import org.dragoman.protocol.v1.ConnectionPurpose;

/**
 * Who a connection turned out to belong to, what it is for, and the program there.
 *
 * @param address where the other side is, as far as that is known; else empty
 * @param device what the page or program calls itself on all its connections; empty: this one stands alone
 * @param badgeMadeMs when the badge was made that they came in by, in Unix milliseconds
 */
public record Sender(
        Participant participant,
        int track,
        ConnectionPurpose purpose,
        String client,
        String address,
        String device,
        long badgeMadeMs) {
    public boolean seesViews() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_SOUND;
    }

    public boolean carriesSound() {
        return purpose != ConnectionPurpose.CONNECTION_PURPOSE_CONTROL;
    }
}
