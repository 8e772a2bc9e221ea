package org.dragoman.client;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.Listening;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.SenderReport;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One participant's client: sees the session, asks, listens and speaks, over a link that is dialled again whenever
 * it breaks. Thread-safe; listeners are called on one dispatcher thread.
 */
public final class DragomanClient implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** Whoever wants to be heard gives up after this: the hub is told not to open a microphone later. */
    private static final long OPENS_WITHIN_MS = 3000;

    private final Participation participation;
    private final Link link;
    private final ListeningLinks links;
    private final Commands commands = new Commands(this::command);
    private final String commandPrefix = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong commandCount = new AtomicLong();
    private final @Nullable ExecutorService ownThread;

    DragomanClient(Options options, Wire.Dialer dialer) {
        ownThread = options.executor().isPresent() ? null : oneThread(options.name());
        Executor telling = ownThread != null ? ownThread : options.executor().orElseThrow();
        participation = new Participation(options, new Dispatcher(telling), this::command);
        link = new Link(options, dialer, participation);
        participation.on(link);
        links = new ListeningLinks(options);
    }

    /** A client for the hub at that address, {@code wss://host/v1/session}. */
    public static ClientBuilder builder(URI hub) {
        return new ClientBuilder(hub);
    }

    /**
     * Takes the seat. The future ends with the first Welcome; a hub that is not there yet is dialled again, one
     * that says no ends the future with a {@link DepartedException}.
     */
    public CompletableFuture<Snapshot> connectAsync() {
        link.open();
        return participation.firstWelcome();
    }

    /** Takes the seat and waits for it, 30 s at most. */
    public Snapshot connect() {
        return connect(Duration.ofSeconds(30));
    }

    /** Takes the seat and waits for it; a client that did not get it in time is closed. */
    public Snapshot connect(Duration patience) {
        CompletableFuture<Snapshot> seat =
                connectAsync().copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return seat.join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof DepartedException departed
                    ? departed
                    : new DepartedException(Departure.broken("no Welcome in " + patience));
        }
    }

    /**
     * Goes over to another session, on a new link: the microphone is shut, what is not answered yet fails, and what was
     * listened to is asked for again there. The future ends with that session's Welcome.
     */
    public CompletableFuture<Snapshot> enter(String session) {
        return participation.enter(session);
    }

    /** Everything this participant sees now. Empty before the first Welcome; stale while the link is broken. */
    public Optional<Snapshot> snapshot() {
        return participation.snapshot();
    }

    /** Whether the link is up. */
    public boolean isConnected() {
        return link.isUp();
    }

    /** What may be asked, a method each. */
    public Commands commands() {
        return commands;
    }

    /**
     * Asks; an id is chosen if the command has none. What may open a microphone is asked on a standing link alone, carried
     * out within three seconds of the hub's clock or not at all, and never asked again. Fails with {@link RefusedException}, with
     * {@link java.util.concurrent.TimeoutException} if no answer came, with {@link OverloadedException} if too
     * many wait, and with {@link DepartedException} if there is no way to ask.
     */
    public CompletableFuture<Accepted> command(Command.Builder body) {
        if (body.getId().isEmpty()) {
            body.setId(commandPrefix + "-" + commandCount.incrementAndGet());
        }
        if (body.getUntilMs() == 0 && Unanswered.mayOpen(body.build())) {
            body.setUntilMs(clock().nowMillis() + OPENS_WITHIN_MS);
        }
        return participation.ask(body.build());
    }

    /**
     * A link by which a player such as VLC, which knows no badge, hears one channel. It needs no standing link to the hub. Fails
     * with {@link NoLinkException} where the hub makes none.
     *
     * @param stream a language's tag or {@code floor}, in the session that goes on; {@code SESSION/fr} for that one alone
     */
    public CompletableFuture<ListeningLink> listeningLink(String stream) {
        return links.link(stream);
    }

    /** From now on hears these channels and reads these text channels; asked again by itself on a new link. */
    public CompletableFuture<Listening> listen(
            Set<Integer> channels, List<String> captions, int bundle) {
        return participation.listen(
                Listen.newBuilder()
                        .addAllChannels(channels)
                        .addAllCaptions(captions)
                        .setBundle(bundle)
                        .build());
    }

    /** As an interpreter: hears whatever the hub lets the desk hear, and goes along wherever that moves. */
    public CompletableFuture<Listening> listenAtDesk() {
        return participation.listen(Listen.newBuilder().setIncoming(true).build());
    }

    /** The sound that comes in. */
    public FrameStream frames() {
        return participation.frames();
    }

    /** Holds or releases the cough key: no frame leaves from this instant, the hub's answer comes after. */
    public CompletableFuture<Accepted> cough(boolean held) {
        microphone().cough(held);
        return commands.cough(held);
    }

    /** This participant's voice, sent by hand. */
    public Microphone microphone() {
        return participation.microphone();
    }

    /** This participant's voice, taken from a source every 20 ms while a lease is open. */
    public Microphone publish(FrameSource source) {
        participation.microphone().source(source);
        return participation.microphone();
    }

    /** A word to a partner, a booth, the technicians or the chair. */
    public Intercom intercom() {
        return participation.intercom();
    }

    /** Tells the hub how the microphone fares, about once a second while a lease is held; false if the link is down. */
    public boolean report(SenderReport report) {
        return link.send(ClientMessage.newBuilder().setSenderReport(report).build());
    }

    /** Writes or corrects a segment; false if the link is down. A refusal comes as a notice. */
    public boolean caption(CaptionWrite segment) {
        return link.send(ClientMessage.newBuilder().setCaption(segment).build());
    }

    /** Tells the hub how listening fares; false if the link is down. */
    public boolean report(ReceiverReport report) {
        return link.send(ClientMessage.newBuilder().setReport(report).build());
    }

    /** The hub's time. */
    public HubClock clock() {
        return participation.clock();
    }

    /** Says what is still to be said, waits for the answers, two seconds at most, and leaves for good. */
    @Override
    public void close() {
        drain();
        participation.leave();
        link.close();
        if (ownThread != null) {
            ownThread.shutdown();
        }
    }

    private void drain() {
        long end = System.nanoTime() + DRAIN.toNanos();
        while (link.isUp() && !participation.isAnswered() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** A thread that is there while there is something to tell. */
    private static ExecutorService oneThread(String name) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, name + "-dispatcher");
                            thread.setDaemon(true);
                            return thread;
                        });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
