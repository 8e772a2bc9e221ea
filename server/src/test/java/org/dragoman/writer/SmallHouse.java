package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.Journal;
import org.dragoman.session.SmallHall;
import org.dragoman.session.patch.Microphone;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Fact;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The small hall with its writer at work, and all that it tells. */
final class SmallHouse implements Outlet, AutoCloseable {
    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final AtomicLong commands = new AtomicLong();
    private final List<Fact> told = new CopyOnWriteArrayList<>();
    private final List<String> stops = new CopyOnWriteArrayList<>();
    private final SessionWriter writer;
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private volatile Patch live = Patch.CLOSED;
    private volatile Runnable planted = () -> {};
    private volatile boolean inPatch;

    SmallHouse(Journal journal) throws Exception {
        this(journal, new ServerClock());
    }

    SmallHouse(Journal journal, ServerClock clock) throws Exception {
        writer = new SessionWriter(SmallHall.setting(), journal, clock, this);
    }

    /** One whose rules are in somebody's hands. */
    SmallHouse(Journal journal, SessionWriter.Deciding rules) throws Exception {
        writer =
                new SessionWriter(
                        SmallHall.setting(),
                        journal,
                        new ServerClock(),
                        this,
                        new FloorHolders(),
                        rules);
    }

    /** From now on this happens where the patch is set, or where what was recorded is told. */
    void plant(boolean patch, Runnable what) {
        inPatch = patch;
        planted = what;
    }

    /** Where the server's own code failed, and over which command. */
    List<String> failures() {
        return failures;
    }

    SessionWriter writer() {
        return writer;
    }

    /** A command under an id of its own. */
    CompletableFuture<Answer> ask(ParticipantId by, Command command) {
        return ask(by, name + "-" + commands.incrementAndGet(), 0, command);
    }

    CompletableFuture<Answer> ask(ParticipantId by, String id, long seen, Command command) {
        var answer = new CompletableFuture<Answer>();
        writer.ask(
                new Request(
                        Optional.of(by),
                        Optional.of(id),
                        command.toString().hashCode(),
                        seen,
                        command,
                        answer::complete));
        return answer;
    }

    /** The answer to a command, waited for. */
    Answer done(ParticipantId by, Command command) throws Exception {
        return ask(by, command).get(10, TimeUnit.SECONDS);
    }

    /** The open microphones that pass sound, as the sound path knows them. */
    List<ParticipantId> open() {
        return live.microphones().stream().filter(m -> !m.muted()).map(Microphone::holder).toList();
    }

    List<Fact> told() {
        return told;
    }

    List<String> stops() {
        return stops;
    }

    @Override
    public void patched(Patch now) {
        if (inPatch && !now.microphones().isEmpty()) {
            planted.run();
        }
        live = now;
    }

    @Override
    public void failed(String where, String command, Throwable cause) {
        failures.add(where + " " + cause.getMessage());
    }

    @Override
    public void recorded(Settled before, Settled after, List<Fact> facts) {
        if (!inPatch) {
            planted.run();
        }
        told.addAll(facts);
    }

    @Override
    public void stopped(String why) {
        stops.add(why);
    }

    @Override
    public void close() {
        writer.close();
    }
}
