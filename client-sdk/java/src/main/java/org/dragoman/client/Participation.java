package org.dragoman.client;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.Listening;
import org.dragoman.protocol.v1.ServerMessage;
import org.jspecify.annotations.Nullable;

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

    private final Options options;
    private final Dispatcher dispatcher;
    private final Unanswered asked = new Unanswered();
    private final FrameStream frames;
    private final HubClock clock = new HubClock(() -> System.nanoTime() / 1000);
    private final CompletableFuture<Snapshot> firstWelcome = new CompletableFuture<>();
    private final AtomicBoolean changeTold = new AtomicBoolean();
    private final ArrayDeque<List<CompletableFuture<Listening>>> listens = new ArrayDeque<>();
    private volatile @Nullable Snapshot snapshot;
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
        microphone.shut();
        intercom.shut();
        frames.end();
    }

    @Override
    public long seenPosition() {
        Snapshot now = snapshot;
        return now == null ? 0 : now.position();
    }

    @Override
    public void up(ServerMessage message) {
        Snapshot entered = new Snapshot(message.getWelcome());
        snapshot = entered;
        clock.welcomed(message.getWelcome().getServerTimeMs());
        frames.interrupted();
        Listen again = listenAgain();
        if (again != null) {
            link().send(ClientMessage.newBuilder().setListen(again).build());
        }
        asked.askAgain().forEach(command -> link().send(message(command)));
        dispatcher.tell(() -> options.listener().connected(entered));
        firstWelcome.complete(entered);
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
        microphone.shut();
        intercom.lost();
        frames.interrupted();
        dispatcher.tell(() -> options.listener().disconnected(departure, again));
        if (!again) {
            DepartedException why = new DepartedException(departure);
            asked.failAll(why);
            firstWelcome.completeExceptionally(why);
            listensWaiting().forEach(heard -> heard.completeExceptionally(why));
        }
    }

    @Override
    public ClientMessage heartbeat() {
        return ClientMessage.newBuilder().setClock(clock.question()).build();
    }

    private void leased(Lease lease) {
        if (options.purpose() != ConnectionPurpose.CONNECTION_PURPOSE_CONTROL) {
            microphone.leased(lease);
        }
        dispatcher.tell(() -> options.listener().leased(lease));
    }

    /** Many views in a row are one change to a listener that is busy. */
    private void changed(ServerMessage view) {
        Snapshot before = snapshot;
        if (before == null) {
            return;
        }
        snapshot = before.with(view);
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
