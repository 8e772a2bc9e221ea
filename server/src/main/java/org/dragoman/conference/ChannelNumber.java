package org.dragoman.conference;

/** A channel of a session: 0 is the floor channel, 1 up are the language channels in the conference's order. */
public record ChannelNumber(int value) implements Comparable<ChannelNumber> {
    public static final ChannelNumber FLOOR = new ChannelNumber(0);

    /** Language channels a session can have besides the floor channel. */
    public static final int LANGUAGES_MAX = 32;

    public ChannelNumber {
        if (value < 0 || value > LANGUAGES_MAX) {
            throw new IllegalArgumentException(
                    "channel " + value + " is not within 0 to " + LANGUAGES_MAX);
        }
    }

    @Override
    public int compareTo(ChannelNumber other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
