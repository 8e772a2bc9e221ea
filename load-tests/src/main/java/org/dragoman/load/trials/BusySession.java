package org.dragoman.load.trials;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.LooseJournal;
import org.dragoman.load.hubs.Venue;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Output;
import org.dragoman.session.state.Setting;
import org.dragoman.writer.Answer;
import org.dragoman.writer.Outlet;
import org.dragoman.writer.Request;
import org.dragoman.writer.ServerClock;
import org.dragoman.writer.SessionWriter;
import org.jspecify.annotations.Nullable;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A busy sitting on a real journal, there to be killed. It tells what it does in lines, each written in one piece:
 *
 * <pre>
 *   open N          microphones that are open right after the start
 *   asked C         command C is about to be asked
 *   acked C P       it was carried out at position P
 *   told P HASH     everybody has heard of the facts up to position P, whose chain ends in HASH
 * </pre>
 */
final class BusySession implements Outlet {
    private static final int WAITING_MAX = 16;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final Semaphore room = new Semaphore(WAITING_MAX);
    private @Nullable SessionWriter writer;
    private volatile int open;

    private BusySession() {}

    /**
     * Works until it is killed.
     *
     * @param args the journal, how it syncs and the first command to ask
     */
    public static void main(String[] args) throws Exception {
        new BusySession().work(Path.of(args[0]), args[1], Long.parseLong(args[2]));
    }

    private void work(Path file, String synchronous, long from) throws Exception {
        var conference = Venue.conference(1);
        var setting = new Setting(conference, conference.sessions().getFirst(), 200);
        var sitting =
                new SessionWriter(
                        setting, LooseJournal.open(file, synchronous), new ServerClock(), this);
        writer = sitting;
        say("open " + open);
        for (long number = from; ; number++) {
            room.acquire();
            ask(sitting, number);
        }
    }

    private void ask(SessionWriter sitting, long number) {
        Press press = ROUND.get((int) (number % ROUND.size()));
        say("asked " + number);
        sitting.ask(
                new Request(
                        Optional.of(press.by()),
                        Optional.of("c-" + number),
                        press.command().toString().hashCode(),
                        0,
                        press.command(),
                        answer -> {
                            if (answer instanceof Answer.Accepted(var position)) {
                                say("acked " + number + " " + position);
                            }
                            room.release();
                        }));
    }

    private synchronized void say(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void patched(Patch live) {
        open = live.microphones().size();
    }

    @Override
    public void recorded(Settled before, Settled after, List<Fact> facts) {
        SessionWriter sitting = writer;
        if (sitting != null) {
            say("told " + sitting.head().position() + " " + sitting.head().hash());
        }
    }

    @Override
    public void stopped(String why) {
        say("stopped " + why);
    }

    private record Press(ParticipantId by, Command command) {}

    private static Press by(ParticipantId who, Command command) {
        return new Press(who, command);
    }

    private static final ParticipantId FIRST = new ParticipantId(Venue.SPEAKERS.getFirst());
    private static final ParticipantId SECOND = new ParticipantId(Venue.SPEAKERS.getLast());
    private static final ParticipantId AR = Venue.interpreter("ar", 0);
    private static final ParticipantId FR = Venue.interpreter("fr", 0);
    private static final ParticipantId PARTNER = Venue.interpreter("fr", 1);

    /** A command's number alone says what it asks, so that it can be asked again after a kill. */
    private static final List<Press> ROUND =
            List.of(
                    by(Venue.MODERATOR, new Command.OpenSession()),
                    by(AR, new Command.GoOnAir(Output.A)),
                    by(FIRST, new Command.RequestFloor(Optional.empty())),
                    by(SECOND, new Command.RequestFloor(Optional.empty())),
                    by(FR, new Command.GoOnAir(Output.A)),
                    by(Venue.MODERATOR, new Command.GiveNext()),
                    by(PARTNER, new Command.GoOnAir(Output.A)),
                    by(AR, new Command.Cough(true)),
                    by(Venue.MODERATOR, new Command.PauseSpeech()),
                    by(AR, new Command.Cough(false)),
                    by(Venue.MODERATOR, new Command.ResumeSpeech()),
                    by(Venue.MODERATOR, new Command.GiveNext()),
                    by(SECOND, new Command.EndSpeech()),
                    by(AR, new Command.GoOffAir()),
                    by(Venue.MODERATOR, new Command.GiveFloor(FIRST, Optional.empty())),
                    by(Venue.MODERATOR, new Command.TakeFloor()));
}
