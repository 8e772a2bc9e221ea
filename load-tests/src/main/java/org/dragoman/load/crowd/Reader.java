package org.dragoman.load.crowd;

import com.google.protobuf.InvalidProtocolBufferException;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.ServerMessage;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * One who reads a text channel, and may hear a channel of sound besides.
 *
 * <p>Owner: the generator's thread.
 */
public final class Reader implements Ear {
    private final Dragoman dialect;
    private final Proofs proofs;
    private final Ledger ledger;
    private final int number;
    private final String language;
    private final Line line;
    private boolean confirmed;
    private long heard;

    Reader(
            Crowd crowd,
            HubAddress address,
            Ledger ledger,
            Proofs proofs,
            int number,
            String language)
            throws BenchException {
        this.dialect = (Dragoman) address.dialect();
        this.ledger = ledger;
        this.proofs = proofs;
        this.number = number;
        this.language = language;
        this.line = crowd.line(address, this);
    }

    @Override
    public void opened(Line opened) {
        opened.send(dialect.hello(number));
    }

    @Override
    public void message(Line from, MemorySegment message, int begin, int end) {
        int first = message.get(ValueLayout.JAVA_BYTE, begin) & 0xFF;
        if (first == FrameReader.AUDIO) {
            heard++;
        } else if (dialect.isWelcome(first)) {
            listen(-1);
        } else {
            take(message.asSlice(begin, end - begin).toArray(ValueLayout.JAVA_BYTE));
        }
    }

    private void take(byte[] bytes) {
        try {
            ServerMessage message = ServerMessage.parseFrom(bytes);
            confirmed |= message.hasListening();
            if (message.hasCaption()) {
                proofs.read(message.getCaption());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the hub sent what is no ServerMessage", e);
        }
    }

    /** Reads on, and hears this channel from now on; -1 is none. */
    public void listen(int channel) {
        confirmed = false;
        var listen = Listen.newBuilder().addCaptions(language).setBundle(1);
        if (channel >= 0) {
            listen.addChannels(channel);
        }
        line.send(
                ClientFrame.binary(
                        ClientMessage.newBuilder().setListen(listen).build().toByteArray()));
    }

    /** Whether the hub has answered the last wish. */
    public boolean isConfirmed() {
        return confirmed;
    }

    public boolean isGone() {
        return line.isClosed();
    }

    /** Frames of sound that came. */
    public long heard() {
        return heard;
    }

    @Override
    public void closed(Line gone, String why) {
        ledger.closed("a reader: " + why);
    }
}
