package org.dragoman.gateway.sitting;

import org.dragoman.access.BadgeKeys;
import org.dragoman.access.BadgeTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/** Notices that the keys of the badges were changed beside the house, by whoever runs it. */
public final class KeyWatch {
    private static final Logger log = LoggerFactory.getLogger(KeyWatch.class);

    private KeyWatch() {}

    /**
     * Takes the keys over where they changed. Keys that cannot be read leave those before in force.
     *
     * @return whether badges that were good may not be good any more
     */
    public static boolean ended(BadgeKeys keys, BadgeTokens badges) {
        var before = keys.keys();
        try {
            if (!keys.changed()) {
                return false;
            }
        } catch (IOException e) {
            log.atWarn().log("the keys of the badges cannot be read: {}", e.getMessage());
            return false;
        }
        badges.keys(keys.keys());
        log.atWarn()
                .addKeyValue("retired", keys.keys().retired().size())
                .log("badges are signed with another key from now on");
        return !keys.keys().takeAll(before);
    }
}
