package org.dragoman.fanout;

import com.google.protobuf.ByteString;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;

/** A publisher's message of one frame of 80 bytes, as it comes out of the WebSocket. */
final class SampleFrame {
    static final int CHANNEL = 2;
    static final int EPOCH = 7;

    /** Behind the tag and length of Audio, and of the frame. */
    static final int FRAME_AT = 4;

    private SampleFrame() {}

    static ByteBuf message() {
        var frame =
                AudioFrame.newBuilder()
                        .setChannel(CHANNEL)
                        .setEpoch(EPOCH)
                        .setSequence(100)
                        .setCaptured(96_000)
                        .setVoice(200)
                        .setOpus(ByteString.copyFrom(new byte[80]));
        byte[] bytes =
                ClientMessage.newBuilder()
                        .setAudio(Audio.newBuilder().addFrames(frame))
                        .build()
                        .toByteArray();
        return ByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
    }
}
