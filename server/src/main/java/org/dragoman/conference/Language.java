package org.dragoman.conference;

/** A working language, its name in itself, the direction it is written in, and its channel. */
public record Language(
        LanguageTag tag, String autonym, boolean rightToLeft, ChannelNumber channel) {}
