package org.dragoman.load.crowd;

import com.google.protobuf.InvalidProtocolBufferException;

import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ClockQuestion;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.HandoverStage;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.ServerMessage;
import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A moderator, an interpreter or a speaker at the real hub: gives commands and holds leases.
 *
 * <p>Owner: the generator's thread.
 */
public final class Client implements Ear {
    private static final long HEARD_EVERY_NS = 500_000_000;

    private final Crowd crowd;
    private final Ledger ledger;
    private final String token;
    private final Line line;
    private final Map<String, Asked> open = new HashMap<>();
    private boolean in;
    private int commands;
    private Lease lease = Lease.getDefaultInstance();
    private long position;
    private @Nullable Talker talker;
    private boolean speaksOnLease;
    private boolean defiant;
    private long openedNs;
    private long closedNs;
    private long swappedNs;
    private boolean heardArmed;

    /** A command and what became of it. */
    public static final class Asked {
        private final String id;
        private final long askedNs = System.nanoTime();
        private long tookNs = -1;
        private String refusal = "";

        private Asked(String id) {
            this.id = id;
        }

        /** The command's id, as its client numbered it. */
        public String id() {
            return id;
        }

        public long askedNs() {
            return askedNs;
        }

        public boolean isAnswered() {
            return tookNs >= 0;
        }

        /** When the answer came, of {@link System#nanoTime}; 0 before it. */
        public long answeredNs() {
            return isAnswered() ? askedNs + tookNs : 0;
        }

        /** From the command to its answer. */
        public long tookNs() {
            return tookNs;
        }

        /** Why not; empty where it was carried out. */
        public String refusal() {
            return refusal;
        }
    }

    Client(Crowd crowd, HubAddress address, Ledger ledger, String token) throws BenchException {
        this.crowd = crowd;
        this.ledger = ledger;
        this.token = token;
        this.line = crowd.line(address, this);
    }

    @Override
    public void opened(Line opened) {
        opened.send(Dragoman.hello(token, ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED));
    }

    @Override
    public void message(Line from, MemorySegment message, int begin, int end) {
        if (message.get(ValueLayout.JAVA_BYTE, begin) == FrameReader.AUDIO) {
            return;
        }
        byte[] bytes = message.asSlice(begin, end - begin).toArray(ValueLayout.JAVA_BYTE);
        try {
            take(ServerMessage.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the hub sent what is no ServerMessage", e);
        }
    }

    private void take(ServerMessage message) {
        if (message.hasWelcome()) {
            in = true;
            beHeard();
            position = message.getWelcome().getPosition();
        } else if (message.hasLease()) {
            lease(message.getLease());
        } else if (message.hasAccepted()) {
            position = Math.max(position, message.getAccepted().getPosition());
            answer(message.getAccepted().getCommand(), "");
        } else if (message.hasRefused()) {
            var no = message.getRefused();
            answer(no.getCommand(), no.getCode() + " " + no.getText());
        } else if (message.hasBooths()) {
            heardArmed =
                    message.getBooths().getHandoversList().stream()
                            .filter(h -> h.getChannel() == lease.getChannel())
                            .anyMatch(h -> h.getStage() == HandoverStage.HANDOVER_STAGE_ARMED);
        }
    }

    /** Asks for the time twice a second: whoever holds a lease and is silent between windows must not lose it. */
    private void beHeard() {
        var question = ClockQuestion.newBuilder().setClientTimeUs(System.nanoTime() / 1000);
        line.send(
                ClientFrame.binary(
                        ClientMessage.newBuilder().setClock(question).build().toByteArray()));
        if (line.isOpen()) {
            crowd.at(System.nanoTime() + HEARD_EVERY_NS, this::beHeard);
        }
    }

    private void answer(String command, String refusal) {
        Asked asked = open.remove(command);
        if (asked != null) {
            asked.tookNs = System.nanoTime() - asked.askedNs;
            asked.refusal = refusal;
        }
    }

    /** A lease that closes silences its talker at once; one that opens begins a new one where that is wanted. */
    private void lease(Lease now) {
        boolean same = now.getOpen() && lease.getOpen() && now.getEpoch() == lease.getEpoch();
        lease = now;
        if (same) {
            swappedNs = System.nanoTime();
            return;
        }
        if (now.getOpen()) {
            openedNs = System.nanoTime();
        } else {
            closedNs = System.nanoTime();
        }
        if (now.getOpen() || !defiant) {
            hush();
        }
        if (speaksOnLease && now.getOpen()) {
            talker().speak(System.nanoTime());
        }
    }

    /** From now on speaks at once whenever it is given a lease. */
    public void speakOnLease() {
        speaksOnLease = true;
    }

    /** From now on goes on speaking under a lease that was closed, or when it is shown out, as a broken client would. */
    public void speakOn() {
        defiant = true;
        line.beStubborn();
    }

    /** Goes on sending with nothing said, or speaks again. */
    public void pause(boolean silent) {
        if (talker != null) {
            talker.pause(silent);
        }
    }

    /** Whether the channel of its lease is handed over with both armed. */
    public boolean isHeardArmed() {
        return heardArmed;
    }

    /** Falls silent. */
    public void hush() {
        if (talker != null) {
            talker.fallSilent();
            crowd.silent(talker);
            talker = null;
        }
    }

    /** Is gone from one moment to the next. */
    public void drop() {
        hush();
        line.hangUp(true);
    }

    /** Speaks under the lease it holds. */
    public Talker talker() {
        return talker(lease);
    }

    /** Speaks under any lease, one of somebody else or one long closed. */
    public Talker talker(Lease under) {
        Talker made = Talker.onLease(line, ledger, under.getChannel(), under.getEpoch());
        if (defiant) {
            made.stampAsSent();
        }
        talker = made;
        crowd.talks(made);
        return made;
    }

    /** Gives a command. */
    public Asked ask(Command.Builder command) {
        // One badge may sit at several desks, and an id is the badge's own.
        String id = "c" + line.number() + "-" + commands++;
        var asked = new Asked(id);
        open.put(id, asked);
        line.send(
                ClientFrame.binary(
                        ClientMessage.newBuilder()
                                .setCommand(command.setId(id))
                                .build()
                                .toByteArray()));
        return asked;
    }

    /** Writes into a text channel. */
    void write(CaptionWrite caption) {
        line.send(
                ClientFrame.binary(
                        ClientMessage.newBuilder().setCaption(caption).build().toByteArray()));
    }

    public boolean isIn() {
        return in;
    }

    /** When it was last told that a lease is open, of {@link System#nanoTime}; 0 if never. */
    public long openedNs() {
        return openedNs;
    }

    /** When it was last told that a lease it was armed with is live; 0 if never. */
    public long swappedNs() {
        return swappedNs;
    }

    /** When it was last told that its lease is closed; 0 if never. */
    public long closedNs() {
        return closedNs;
    }

    /** The last lease told, if it is open. */
    public Optional<Lease> lease() {
        return lease.getOpen() ? Optional.of(lease) : Optional.empty();
    }

    /** The latest position of the record of proceedings that this client knows of. */
    public long position() {
        return position;
    }

    @Override
    public void closed(Line gone, String why) {
        ledger.closed("a client: " + why);
    }
}
