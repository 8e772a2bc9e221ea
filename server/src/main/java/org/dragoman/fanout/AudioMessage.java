package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import org.dragoman.threads.Owner;

/**
 * Walks the frames of a message of sound, without parsing anything else of it and without making an object for any.
 *
 * <pre>
 *   1a len Audio: 0a len AudioFrame, one to three times
 * </pre>
 *
 * <p>Owner: the event loop of the connection it belongs to.
 */
public final class AudioMessage {
    private final Owner owner = new Owner();
    private final Varints at = new Varints();
    private final FrameView frame = new FrameView();
    private ByteBuf message = Unpooled.EMPTY_BUFFER;
    private boolean wellFormed;
    private int frames;

    /** Whether a binary message is a ClientMessage that holds Audio and nothing else. */
    public static boolean isAudio(ByteBuf message) {
        return message.isReadable() && message.getByte(message.readerIndex()) == FrameCodec.AUDIO;
    }

    /** Begins with a message that is audio. */
    public void open(ByteBuf audio) {
        assert owner.here();
        message = audio;
        frames = 0;
        int end = audio.writerIndex();
        at.at(audio, audio.readerIndex() + 1, end);
        int length = at.length();
        wellFormed = !at.broken() && at.index() + length == end;
    }

    /** Goes to the next frame, if there is one. */
    public boolean next() {
        assert owner.here();
        if (!wellFormed || !at.more()) {
            return false;
        }
        boolean another = at.next() == FrameCodec.FRAME && ++frames <= Soundboard.BUNDLE_MAX;
        int size = another ? at.length() : 0;
        wellFormed = another && !at.broken();
        if (wellFormed) {
            frame.read(message, at.index(), at.index() + size);
            at.skip(size);
        }
        return wellFormed;
    }

    /** The frame that it stands at; perhaps none that can be read, see {@link FrameView#isFrame}. */
    public FrameView frame() {
        return frame;
    }

    /** After the last frame: whether it was well formed and held 1 to {@link Soundboard#BUNDLE_MAX} frames. */
    public boolean isWellFormed() {
        return wellFormed && frames > 0;
    }
}
