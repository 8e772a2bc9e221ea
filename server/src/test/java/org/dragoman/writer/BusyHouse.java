package org.dragoman.writer;

import org.dragoman.conference.ParticipantId;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.SmallHall;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Fact;
import org.dragoman.session.said.Output;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A program with a busy sitting in it, which tells each position that was acknowledged. It is there to be killed. */
final class BusyHouse {
    private static final int WAITING_MAX = 16;

    private BusyHouse() {}

    public static void main(String[] arguments) throws Exception {
        var journal = SqliteJournal.open(Path.of(arguments[0]));
        var writer = new SessionWriter(SmallHall.setting(), journal, new ServerClock(), SILENT);
        var room = new Semaphore(WAITING_MAX);
        long number = 0;
        while (true) {
            for (Asking asking : ROUND) {
                room.acquire();
                number++;
                writer.ask(
                        new Request(
                                Optional.of(asking.by()),
                                Optional.of("c-" + number),
                                asking.command().hashCode(),
                                0,
                                asking.command(),
                                answer -> {
                                    if (answer instanceof Answer.Accepted(var position)) {
                                        System.out.println("acked " + position);
                                        System.out.flush();
                                    }
                                    room.release();
                                }));
            }
        }
    }

    private record Asking(ParticipantId by, Command command) {}

    private static final List<Asking> ROUND =
            List.of(
                    new Asking(SmallHall.CHAIR, new Command.OpenSession()),
                    new Asking(SmallHall.EN_1, new Command.GoOnAir(Output.A)),
                    new Asking(SmallHall.AYGUN, new Command.RequestFloor(Optional.empty())),
                    new Asking(SmallHall.EMMA, new Command.RequestFloor(Optional.empty())),
                    new Asking(SmallHall.MODERATOR, new Command.GiveNext()),
                    new Asking(SmallHall.EN_2, new Command.GoOnAir(Output.A)),
                    new Asking(SmallHall.AZ_1, new Command.GoOnAir(Output.A)),
                    new Asking(SmallHall.AZ_1, new Command.Cough(true)),
                    new Asking(SmallHall.MODERATOR, new Command.GiveNext()),
                    new Asking(SmallHall.AZ_1, new Command.Cough(false)));

    private static final Outlet SILENT =
            new Outlet() {
                @Override
                public void patched(Patch live) {}

                @Override
                public void recorded(Settled before, Settled after, List<Fact> facts) {}

                @Override
                public void stopped(String why) {}
            };
}
