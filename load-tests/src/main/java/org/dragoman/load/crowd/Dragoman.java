package org.dragoman.load.crowd;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.ServerMessage;

import java.util.List;

/**
 * The protocol dragoman.v1.
 *
 * @param badges tokens of delegates, shared evenly among the listeners
 * @param purpose what each connection is for
 */
public record Dragoman(List<String> badges, ConnectionPurpose purpose) implements Dialect {
    private static final int WELCOME = ServerMessage.WELCOME_FIELD_NUMBER << 3 | 2;
    private static final int LISTENING = ServerMessage.LISTENING_FIELD_NUMBER << 3 | 2;

    public Dragoman {
        badges = List.copyOf(badges);
    }

    @Override
    public byte[] hello(int number) {
        return hello(badges.get(number % badges.size()), purpose);
    }

    static byte[] hello(String token, ConnectionPurpose purpose) {
        var hello =
                Hello.newBuilder().setToken(token).setClient("dragoman load").setPurpose(purpose);
        return ClientFrame.binary(ClientMessage.newBuilder().setHello(hello).build().toByteArray());
    }

    @Override
    public byte[] listen(int channel, int bundle) {
        var listen = Listen.newBuilder().setBundle(bundle);
        if (channel >= 0) {
            listen.addChannels(channel);
        }
        return ClientFrame.binary(
                ClientMessage.newBuilder().setListen(listen).build().toByteArray());
    }

    @Override
    public boolean isWelcome(int firstByte) {
        return firstByte == WELCOME;
    }

    @Override
    public boolean isListening(int firstByte) {
        return firstByte == LISTENING;
    }
}
