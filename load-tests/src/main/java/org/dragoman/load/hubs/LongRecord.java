package org.dragoman.load.hubs;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.JournalDamaged;
import org.dragoman.journal.JournalFailed;
import org.dragoman.journal.LooseJournal;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Setting;
import org.dragoman.writer.Answer;
import org.dragoman.writer.Outlet;
import org.dragoman.writer.Request;
import org.dragoman.writer.ServerClock;
import org.dragoman.writer.SessionWriter;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A journal of many days, as the session itself would have written it: people ask, speak, pause and end. */
public final class LongRecord implements Outlet {
    private static final int WAITING_MAX = 1024;
    private static final int LOOK_EACH = 256;
    private static final ParticipantId FIRST = new ParticipantId(Venue.SPEAKERS.getFirst());
    private static final ParticipantId SECOND = new ParticipantId(Venue.SPEAKERS.getLast());

    private final Semaphore room = new Semaphore(WAITING_MAX);

    private LongRecord() {}

    private record Press(ParticipantId by, Command command) {}

    private static final List<Press> ROUND =
            List.of(
                    new Press(FIRST, new Command.RequestFloor(Optional.empty())),
                    new Press(SECOND, new Command.RequestFloor(Optional.empty())),
                    new Press(Venue.MODERATOR, new Command.GiveNext()),
                    new Press(Venue.MODERATOR, new Command.PauseSpeech()),
                    new Press(Venue.MODERATOR, new Command.ResumeSpeech()),
                    new Press(Venue.MODERATOR, new Command.GiveNext()),
                    new Press(Venue.MODERATOR, new Command.TakeFloor()));

    /**
     * Writes it.
     *
     * @param data the server's folder, which has no journal yet
     * @param facts at least so many
     * @return how many there are
     */
    public static long write(Path data, int listeners, int facts)
            throws JournalFailed, JournalDamaged, InterruptedException {
        return new LongRecord().fill(data, listeners, facts);
    }

    private long fill(Path data, int listeners, int facts)
            throws JournalFailed, JournalDamaged, InterruptedException {
        var conference = Venue.conference(listeners);
        var session = conference.sessions().getFirst();
        var file = data.resolve(session.id().value() + ".journal");
        try (var writer =
                new SessionWriter(
                        new Setting(conference, session, listeners),
                        LooseJournal.open(file, "OFF"),
                        new ServerClock(),
                        this)) {
            ask(writer, 0, new Press(Venue.MODERATOR, new Command.OpenSession()));
            long number = 1;
            while (writer.head().position() < facts) {
                for (int i = 0; i < LOOK_EACH; i++) {
                    ask(writer, number, ROUND.get((int) (number % ROUND.size())));
                    number++;
                }
            }
            room.acquire(WAITING_MAX);
            return writer.head().position();
        }
    }

    private void ask(SessionWriter writer, long number, Press press) throws InterruptedException {
        room.acquire();
        writer.ask(
                new Request(
                        Optional.of(press.by()),
                        Optional.of("r-" + number),
                        press.command().toString().hashCode(),
                        0,
                        press.command(),
                        (Answer _) -> room.release()));
    }

    @Override
    public void patched(Patch live) {
        // Nobody listens.
    }

    @Override
    public void recorded(Settled before, Settled after, List<Fact> facts) {
        // Nobody is told.
    }

    @Override
    public void stopped(String why) {
        throw new IllegalStateException(why);
    }
}
