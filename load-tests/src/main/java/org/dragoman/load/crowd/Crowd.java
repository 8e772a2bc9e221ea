package org.dragoman.load.crowd;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Everybody the generator plays. It naps 50 µs when nothing is there, rather than waiting in epoll: a hub pays for waking
 * who waits.
 *
 * <p>Owner: the generator's thread, which is whoever made it and turns it.
 */
public final class Crowd implements AutoCloseable {
    private static final long NAP_NS = 50_000;
    private static final int RECEIVE_BYTES = 256 * 1024;
    private static final int SEND_BYTES = 64 * 1024;
    private static final int LINES_BETWEEN_TALKERS = 32;

    private final Libc libc = new Libc();
    private final Poll poll = new Poll(libc);
    private final MemorySegment in = Arena.ofAuto().allocate(RECEIVE_BYTES, 64);
    private final MemorySegment out = Arena.ofAuto().allocate(SEND_BYTES, 64);
    private final FrameReader frame = new FrameReader();
    private final List<@Nullable Line> lines = new ArrayList<>();
    private final List<Talker> talkers = new ArrayList<>();
    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Due::atNs));
    private @Nullable Tls tls;
    private long nappedNs;
    private long turnedNs = System.nanoTime();
    private long stalledNs;

    private record Due(long atNs, Runnable what) {}

    public Crowd() {
        libc.napExactly();
    }

    /** Opens a line; who hears it is told how it goes. */
    Line line(HubAddress address, Ear ear) throws BenchException {
        if (address.encrypted() && tls == null) {
            tls = new Tls();
        }
        int fd = libc.connect(address.port(), address.receiveBytes());
        if (fd < 0) {
            throw new BenchException(
                    "the kernel gives no more sockets (error "
                            + -fd
                            + ") at "
                            + lines.size()
                            + " lines: raise ulimit -n or ask for fewer --listeners");
        }
        var line = new Line(this, lines.size(), fd, address.encrypted(), ear);
        lines.add(line);
        return line;
    }

    public Listener listener(HubAddress address, Ledger ledger, int number) throws BenchException {
        return new Listener(this, address, ledger, number);
    }

    public Client client(HubAddress address, Ledger ledger, String token) throws BenchException {
        return new Client(this, address, ledger, token);
    }

    /** Somebody who reads a text channel. */
    public Reader reader(
            HubAddress address, Ledger ledger, Proofs proofs, int number, String language)
            throws BenchException {
        return new Reader(this, address, ledger, proofs, number, language);
    }

    /** Somebody who listens to a channel and remembers when every frame was sent. */
    public Doorkeeper doorkeeper(HubAddress address, Ledger ledger, String token, int channel)
            throws BenchException {
        return new Doorkeeper(this, address, ledger, token, channel);
    }

    /** Somebody who listens to a channel and remembers how it passes from one source to the next. */
    public Succession succession(HubAddress address, Ledger ledger, String token, int channel)
            throws BenchException {
        return new Succession(this, address, ledger, token, channel);
    }

    /** Somebody who speaks on a channel of a bare hub. */
    public Talker bareTalker(HubAddress address, Ledger ledger, int channel) throws BenchException {
        var ear = new BareMouth(ledger, channel);
        var talker = Talker.bare(line(address, ear), ledger, channel);
        talkers.add(talker);
        until(ear::isOpen, Duration.ofSeconds(10));
        return talker;
    }

    void talks(Talker talker) {
        talkers.add(talker);
    }

    void silent(Talker talker) {
        agenda.add(new Due(0, () -> talkers.remove(talker)));
    }

    /** Does something at a time of {@link System#nanoTime}. */
    public void at(long atNs, Runnable what) {
        agenda.add(new Due(atNs, what));
    }

    void forget(Line line) {
        lines.set(line.number(), null);
    }

    Libc libc() {
        return libc;
    }

    Poll poll() {
        return poll;
    }

    Tls tls() {
        if (tls == null) {
            throw new IllegalStateException("no TLS was asked for");
        }
        return tls;
    }

    MemorySegment in() {
        return in;
    }

    MemorySegment out() {
        return out;
    }

    FrameReader frame() {
        return frame;
    }

    /** Sends what is due, reads what is there, or naps. */
    private void turn() {
        long nowNs = System.nanoTime();
        stalledNs = Math.max(stalledNs, nowNs - turnedNs);
        turnedNs = nowNs;
        talk(nowNs);
        while (!agenda.isEmpty() && agenda.element().atNs() <= nowNs) {
            agenda.remove().what().run();
        }
        int ready = poll.ready();
        for (int i = 0; i < ready; i++) {
            Line line = lines.get(poll.number(i));
            if (line != null) {
                line.ready();
            }
            if (i % LINES_BETWEEN_TALKERS == LINES_BETWEEN_TALKERS - 1) {
                talk(System.nanoTime());
            }
        }
        if (ready == 0) {
            libc.nap(NAP_NS);
            nappedNs += System.nanoTime() - nowNs;
        }
    }

    private void talk(long nowNs) {
        for (int i = 0; i < talkers.size(); i++) {
            talkers.get(i).turn(nowNs);
        }
    }

    /** Goes on until something is so; false where it never was. */
    public boolean until(BooleanSupplier so, Duration most) {
        long endNs = System.nanoTime() + most.toNanos();
        turnedNs = System.nanoTime();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - endNs > 0) {
                return false;
            }
            turn();
        }
        return true;
    }

    /** Goes on for a while. */
    public void during(Duration time) {
        long endNs = System.nanoTime() + time.toNanos();
        turnedNs = System.nanoTime();
        while (System.nanoTime() - endNs < 0) {
            turn();
        }
    }

    /** The longest time it came to nothing since this was asked last: a hub takes such a crowd for slow listeners. */
    public long stalledNs() {
        long longest = stalledNs;
        stalledNs = 0;
        return longest;
    }

    /** How long it had nothing to do, since the beginning. */
    public long nappedNs() {
        return nappedNs;
    }

    @Override
    public void close() {
        for (Line line : List.copyOf(lines.stream().filter(l -> l != null).toList())) {
            if (line != null) {
                line.hangUp(false);
            }
        }
        poll.close();
    }
}
