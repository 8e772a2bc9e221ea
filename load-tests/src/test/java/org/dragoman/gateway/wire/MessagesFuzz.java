package org.dragoman.gateway.wire;

import io.netty.buffer.Unpooled;

import org.dragoman.gateway.wire.command.Asker;
import org.dragoman.gateway.wire.command.CommandTable;
import org.dragoman.protocol.v1.ClientMessage;

import java.io.IOException;
import java.util.List;

/** Messages at random in the binary form: each is one or none, and a command of any role is read or refused. */
public final class MessagesFuzz {
    private static final List<Asker> ASKERS = Commission.askers();

    private MessagesFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        Commission.warm();
    }

    /** One message. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        read(bytes, false);
    }

    static void read(byte[] bytes, boolean json) {
        ClientMessage message;
        try {
            message = MessageReader.read(Unpooled.wrappedBuffer(bytes), json);
        } catch (IOException | Garbled e) {
            return;
        }
        if (!message.hasCommand()) {
            return;
        }
        for (Asker asker : ASKERS) {
            try {
                CommandTable.read(message.getCommand(), asker);
            } catch (Unreadable e) {
                // Refused, with the field.
            }
        }
    }
}
