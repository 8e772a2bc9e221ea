package org.dragoman.conference;

import java.util.Optional;

/**
 * A working language, its name in itself, the direction it is written in, and its channel.
 *
 * @param idle what its channel carries while no desk is on air in it
 * @param video where its video is, if it is signed
 */
public record Language(
        LanguageTag tag,
        String autonym,
        boolean rightToLeft,
        ChannelNumber channel,
        LanguageKind kind,
        Idle idle,
        Optional<String> video) {
    /** A spoken language whose channel carries the floor while it is idle. */
    public Language(LanguageTag tag, String autonym, boolean rightToLeft, ChannelNumber channel) {
        this(tag, autonym, rightToLeft, channel, LanguageKind.SOUND, Idle.FLOOR, Optional.empty());
    }

    /** Whether its channel carries sound. */
    public boolean isHeard() {
        return kind == LanguageKind.SOUND;
    }
}
