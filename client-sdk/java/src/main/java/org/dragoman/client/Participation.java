package org.dragoman.client;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.Listening;
import org.dragoman.protocol.v1.ServerMessage;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * What one participant sees, has asked and may do, folded from the hub's messages on the reading thread, so that
 * a listener that waits for an answer still gets it. Owner: its lock, but for the volatile snapshot.
 */
final class Participation implements Link.Owner {
    private static final int LISTENS_MAX = 64;
    private static final Departure MOVED =
            Departure.closed(Departure.NORMAL, "another session was entered", Duration.ZERO);

    private final Options options;
    private final Dispatcher dispatcher;
    private final Unanswered asked = new Unanswered();
    private final FrameStream frames;
    private final HubClock clock = new HubClock(() -> System.nanoTime() / 1000);
    private final CompletableFuture<Snapshot> firstWelcome = new CompletableFuture<>();
    private final AtomicBoolean changeTold = new AtomicBoolean();
    private final ArrayDeque<List<CompletableFuture<Listening>>> listens = new ArrayDeque<>();
    private final Following following = new Following(this::goTo);
    private volatile @Nullable Snapshot snapshot;
    private volatile String named;
    private @Nullable CompletableFuture<Snapshot> entering;
    private @Nullable Listen listen;
    private @Nullable Link link;
    private final Microphone microphone;
    private final Intercom intercom;

    Participation(
            Options options,
            Dispatcher dispatcher,
            Function<Command.Builder, CompletableFuture<Accepted>> asking) {
        this.options = options;
        this.dispatcher = dispatcher;
        named = options.session();
        frames = new FrameStream(dispatcher);
        microphone =
                new Microphone(
                        options.name(),
                        audio ->
                                link().sendFrame(
                                                ClientMessage.newBuilder().setAudio(audio).build()),
                        () -> link().silence());
        intercom =
                new Intercom(
                        asking,
                        audio ->
                                link().sendFrame(
                                                ClientMessage.newBuilder()
                                                        .setIntercom(audio)
                                                        .build()),
                        microphone);
    }

    /** Said once, before anything else. */
    synchronized void on(Link link) {
        this.link = link;
    }

    CompletableFuture<Snapshot> firstWelcome() {
        return firstWelcome;
    }

    Optional<Snapshot> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    /** Goes over to another session. The future ends with its Welcome. */
    CompletableFuture<Snapshot> enter(String session) {
        CompletableFuture<Snapshot> welcome;
        synchronized (this) {
            Snapshot now = snapshot;
            if (session.equals(named) && entering == null && now != null) {
                return CompletableFuture.completedFuture(now);
            }
            welcome = entering != null ? entering : new CompletableFuture<>();
            entering = welcome;
        }
        if (link().isOver()) {
            welcome.completeExceptionally(new DepartedException(MOVED));
        } else {
            goTo(session);
        }
        return welcome;
    }

    private void goTo(String session) {
        named = session;
        following.led(Optional.empty());
        asked.failAll(new DepartedException(MOVED));
        link().again(MOVED);
    }

    FrameStream frames() {
        return frames;
    }

    Microphone microphone() {
        return microphone;
    }

    Intercom intercom() {
        return intercom;
    }

    HubClock clock() {
        return clock;
    }

    CompletableFuture<Accepted> ask(Command command) {
        if (link().isOver()) {
            return CompletableFuture.failedFuture(
                    new DepartedException(Departure.broken("there is no link")));
        }
        if (Unanswered.mayOpen(command) && !link().isUp()) {
            return CompletableFuture.failedFuture(
                    new DepartedException(
                            Departure.broken("not carried out: there is no link now")));
        }
        CompletableFuture<Accepted> answer = asked.remember(command, options.answerPatience());
        // Where the link is not up, it is asked as soon as it is.
        if (!answer.isDone() && link().isUp() && !link().send(message(command))) {
            asked.fail(command, new OverloadedException("messages", Outbox.WORDS_MAX));
        }
        return answer;
    }

    CompletableFuture<Listening> listen(Listen wanted) {
        CompletableFuture<Listening> heard = new CompletableFuture<>();
        synchronized (this) {
            if (listens.size() >= LISTENS_MAX) {
                return CompletableFuture.failedFuture(
                        new OverloadedException("listens", LISTENS_MAX));
            }
            listen = wanted;
            listens.add(List.of(heard));
        }
        link().send(ClientMessage.newBuilder().setListen(wanted).build());
        return heard;
    }

    boolean isAnswered() {
        return asked.isEmpty() && link().isDrained();
    }

    /** Nothing is said or heard any more. */
    void leave() {
        following.led(Optional.empty());
        microphone.shut();
        intercom.shut();
        frames.end();
    }

    @Override
    public String session() {
        return named;
    }

    /** A session that is none of this conference any more leads back to the one that was asked for. */
    @Override
    public boolean goesElsewhere(Departure departure) {
        boolean elsewhere =
                departure.code() == CloseCode.CLOSE_CODE_SESSION_OVER_VALUE
                        && !named.equals(options.session());
        if (elsewhere) {
            named = options.session();
        }
        return elsewhere;
    }

    @Override
    public long seenPosition() {
        Snapshot now = snapshot;
        return now == null || !now.session().getSession().equals(named) ? 0 : now.position();
    }

    @Override
    public void up(ServerMessage message) {
        Snapshot entered = new Snapshot(message.getWelcome());
        Snapshot before = snapshot;
        String here = entered.session().getSession();
        if (before != null && !before.session().getSession().equals(here)) {
            asked.failAll(new DepartedException(MOVED)); // it was asked of another session
        }
        snapshot = entered;
        named = here.isEmpty() ? named : here;
        clock.welcomed(message.getWelcome().getServerTimeMs());
        frames.interrupted();
        message.getWelcome().getLeasesList().forEach(this::leased);
        Listen again = listenAgain();
        if (again != null) {
            link().send(ClientMessage.newBuilder().setListen(again).build());
        }
        asked.askAgain().forEach(command -> link().send(message(command)));
        // Before whoever waits for the first Welcome goes on: they may ask for another session at
        // once.
        CompletableFuture<Snapshot> waiting = entered();
        dispatcher.tell(() -> options.listener().connected(entered));
        firstWelcome.complete(entered);
        if (waiting != null) {
            waiting.complete(entered);
        }
        followOn(entered);
    }

    private synchronized @Nullable CompletableFuture<Snapshot> entered() {
        CompletableFuture<Snapshot> waiting = entering;
        entering = null;
        return waiting;
    }

    private void followOn(Snapshot now) {
        if (options.follow()) {
            following.led(now.leadsTo());
        }
    }

    @Override
    public void heard(ServerMessage message) {
        if (Views.fieldOf(message).isPresent()) {
            changed(message);
        } else {
            told(message);
        }
    }

    private void told(ServerMessage message) {
        switch (message.getBodyCase()) {
            case AUDIO -> frames.arrived(message.getAudio());
            case ACCEPTED -> asked.accepted(message.getAccepted());
            case REFUSED -> asked.refused(message.getRefused());
            case CLOCK -> clock.answered(message.getClock());
            case CLOCK_MOVED -> clock.moved(message.getClockMoved().getByMs());
            case LISTENING -> listening(message.getListening());
            case LEASE -> leased(message.getLease());
            case RECEIPT ->
                    dispatcher.tell(() -> options.listener().received(message.getReceipt()));
            case CAPTION ->
                    dispatcher.tell(() -> options.listener().captioned(message.getCaption()));
            case NOTICE -> dispatcher.tell(() -> options.listener().noticed(message.getNotice()));
            case CHAT -> dispatcher.tell(() -> options.listener().chatted(message.getChat()));
            case INTERCOM_LEASE -> {
                intercom.leased(message.getIntercomLease());
                dispatcher.tell(() -> options.listener().called(message.getIntercomLease()));
            }
            case INTERCOM ->
                    message.getIntercom()
                            .getFramesList()
                            .forEach(f -> dispatcher.tell(() -> options.listener().overheard(f)));
            case CHANNEL_HEALTH ->
                    dispatcher.tell(() -> options.listener().diagnosed(message.getChannelHealth()));
            case SPEECH_TEXT ->
                    dispatcher.tell(() -> options.listener().handed(message.getSpeechText()));
            case GLOSSARY ->
                    dispatcher.tell(() -> options.listener().termed(message.getGlossary()));
            case ANNOUNCEMENT ->
                    dispatcher.tell(() -> options.listener().announced(message.getAnnouncement()));
            case WARNED -> dispatcher.tell(() -> options.listener().warned(message.getWarned()));
            case ORDER_PREVIEW ->
                    dispatcher.tell(() -> options.listener().previewed(message.getOrderPreview()));
            case INSCRIPTION_REPORT ->
                    dispatcher.tell(
                            () -> options.listener().checked(message.getInscriptionReport()));
            case FARES -> dispatcher.tell(() -> options.listener().fared(message.getFares()));
            default -> {} // the link's own, or a later version's
        }
    }

    @Override
    public void down(Departure departure, boolean again) {
        microphone.lost();
        asked.giveUp(Unanswered::mayOpen, new DepartedException(departure));
        intercom.lost();
        frames.interrupted();
        dispatcher.tell(() -> options.listener().disconnected(departure, again));
        if (!again) {
            DepartedException why = new DepartedException(departure);
            asked.failAll(why);
            firstWelcome.completeExceptionally(why);
            CompletableFuture<Snapshot> waiting = entered();
            if (waiting != null) {
                waiting.completeExceptionally(why);
            }
            listensWaiting().forEach(heard -> heard.completeExceptionally(why));
        }
    }

    @Override
    public ClientMessage heartbeat() {
        return ClientMessage.newBuilder().setClock(clock.question()).build();
    }

    private void leased(Lease lease) {
        if (options.purpose() != ConnectionPurpose.CONNECTION_PURPOSE_CONTROL) {
            microphone.leased(lease, options.device());
        }
        dispatcher.tell(() -> options.listener().leased(lease));
    }

    /** Many views in a row are one change to a listener that is busy. */
    private void changed(ServerMessage view) {
        Snapshot before = snapshot;
        if (before == null) {
            return;
        }
        Snapshot after = before.with(view);
        snapshot = after;
        if (view.hasProgramme()) {
            followOn(after);
        }
        if (changeTold.compareAndSet(false, true)) {
            dispatcher.tell(
                    () -> {
                        changeTold.set(false);
                        Snapshot now = snapshot;
                        if (now != null) {
                            options.listener().changed(now);
                        }
                    });
        }
    }

    private void listening(Listening listening) {
        frames.listening(listening.getChannelsList());
        List<CompletableFuture<Listening>> first;
        synchronized (this) {
            first = listens.isEmpty() ? List.of() : listens.remove();
        }
        first.forEach(heard -> heard.complete(listening));
    }

    /** What was wanted last is asked once on a new link; its answer is the answer to all that wait. */
    private synchronized @Nullable Listen listenAgain() {
        List<CompletableFuture<Listening>> all = listensWaiting();
        if (listen != null) {
            listens.add(all);
        }
        return listen;
    }

    private synchronized List<CompletableFuture<Listening>> listensWaiting() {
        List<CompletableFuture<Listening>> waiting =
                listens.stream().flatMap(List::stream).toList();
        listens.clear();
        return waiting;
    }

    private synchronized Link link() {
        Link known = link;
        if (known == null) {
            throw new IllegalStateException("no link yet");
        }
        return known;
    }

    private static ClientMessage message(Command command) {
        return ClientMessage.newBuilder().setCommand(command).build();
    }
}
