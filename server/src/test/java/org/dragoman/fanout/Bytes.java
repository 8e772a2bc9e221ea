package org.dragoman.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Bytes written down in hex, with spaces wherever they help to read. */
final class Bytes {
    private Bytes() {}

    static ByteBuf of(String... hex) {
        return Unpooled.wrappedBuffer(
                ByteBufUtil.decodeHexDump(String.join("", hex).replace(" ", "")));
    }

    static String hex(ByteBuf bytes) {
        return ByteBufUtil.hexDump(bytes);
    }

    static String hex(String... hex) {
        return String.join("", hex).replace(" ", "");
    }
}
