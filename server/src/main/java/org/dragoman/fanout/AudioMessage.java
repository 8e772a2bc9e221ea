package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;

/** Finds the frames in a client's message of sound, without parsing anything else. */
public final class AudioMessage {
    private AudioMessage() {}

    /** Whether a binary message is a ClientMessage that holds Audio and nothing else. */
    public static boolean isAudio(ByteBuf message) {
        return message.isReadable() && message.getByte(message.readerIndex()) == FrameCodec.AUDIO;
    }

    /** Called for each frame between two indices; returns whether to go on. */
    public interface Each {
        boolean frame(int from, int to);
    }

    /**
     * Walks the frames of such a message.
     *
     * @return whether it was well formed and held 1 to {@link Soundboard#BUNDLE_MAX} frames
     */
    public static boolean frames(ByteBuf message, Each each) {
        int end = message.writerIndex();
        var at = new Varints().at(message, message.readerIndex() + 1, end);
        int length = at.length();
        if (at.broken() || at.index() + length != end) {
            return false;
        }
        int count = 0;
        while (at.more()) {
            if (at.next() != FrameCodec.FRAME || ++count > Soundboard.BUNDLE_MAX) {
                return false;
            }
            int size = at.length();
            if (at.broken() || !each.frame(at.index(), at.index() + size)) {
                return !at.broken();
            }
            at.skip(size);
        }
        return count > 0 && !at.broken();
    }
}
