package org.dragoman.fanout;

import com.google.protobuf.InvalidProtocolBufferException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ServerMessage;

import java.util.ArrayList;
import java.util.List;

/** Whoever hears; keeps the frames of each message, as the protocol's own classes read them. */
final class Ear implements Listener {
    final List<List<AudioFrame>> messages = new ArrayList<>();

    @Override
    public void offer(ByteBuf message, int sent) {
        int header = (message.getByte(message.readerIndex() + 1) & 0x7F) < 126 ? 2 : 4;
        byte[] payload = ByteBufUtil.getBytes(message.slice().skipBytes(header));
        try {
            messages.add(ServerMessage.parseFrom(payload).getAudio().getFramesList());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    List<AudioFrame> frames() {
        return messages.stream().flatMap(List::stream).toList();
    }

    List<Integer> sequences() {
        return frames().stream().map(AudioFrame::getSequence).toList();
    }
}
