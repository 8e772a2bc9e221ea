package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.session.SmallHall.AYGUN;
import static org.dragoman.session.SmallHall.CHAIR;
import static org.dragoman.session.SmallHall.EMMA;
import static org.dragoman.session.SmallHall.EN_1;
import static org.dragoman.session.SmallHall.FARID;
import static org.dragoman.session.SmallHall.MODERATOR;

import org.dragoman.journal.FaultyDisk;
import org.dragoman.journal.Mounted;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** F05, F06 and F07: the disk fails, is full, or is slow, while people speak. */
class DiskTroubleTest {
    private static final Answer FULL = new Answer.Unable(Answer.Trouble.STORAGE_FULL);
    private static final Answer FAILED = new Answer.Unable(Answer.Trouble.STORAGE_FAILED);
    private static final int COMMANDS_MAX = 5000;

    @TempDir Path folder;

    private static void sit(SmallHouse house) throws Exception {
        house.done(CHAIR, new Command.OpenSession());
        house.done(MODERATOR, new Command.GiveFloor(AYGUN, Optional.empty()));
        house.done(EN_1, new Command.GoOnAir(Output.A));
        assertThat(house.open()).containsExactlyInAnyOrder(AYGUN, EN_1);
    }

    private FaultyDisk disk() throws Exception {
        return new FaultyDisk(SqliteJournal.open(folder.resolve("morning.journal")));
    }

    /** F05. */
    @Test
    void a_disk_that_fails_stops_the_session_at_once_and_for_good() throws Exception {
        var disk = disk();
        try (var house = new SmallHouse(disk)) {
            sit(house);
            int told = house.told().size();
            disk.breakDown();
            assertThat(house.done(EMMA, new Command.RequestFloor(Optional.empty())))
                    .isEqualTo(FAILED);
            assertThat(house.open()).describedAs("open microphones").isEmpty();
            assertThat(house.stops()).hasSize(1);
            disk.pretendToWork();
            assertThat(house.done(FARID, new Command.RequestFloor(Optional.empty())))
                    .isEqualTo(FAILED);
            assertThat(house.open()).isEmpty();
            assertThat(house.told()).describedAs("announced").hasSize(told);
            assertThat(house.stops()).hasSize(1);
            assertThat(house.writer().health()).isEqualTo(Health.STOPPED);
        }
    }

    /** F06. */
    @Test
    void on_a_full_disk_closing_goes_on_and_so_does_sound() throws Exception {
        try (var disk = Mounted.small(folder.resolve("disk"), 3 * 1024 * 1024)) {
            Path file = disk.at().resolve("full.journal");
            long announced;
            try (var house = new SmallHouse(SqliteJournal.open(file))) {
                sit(house);
                fill(house);
                assertThat(house.writer().health()).isEqualTo(Health.FULL);
                assertThat(house.open()).containsExactlyInAnyOrder(AYGUN, EN_1);
                assertThat(house.done(MODERATOR, new Command.GiveFloor(EMMA, Optional.empty())))
                        .isEqualTo(FULL);
                assertThat(house.open()).containsExactlyInAnyOrder(AYGUN, EN_1);

                assertAccepted(house.done(EN_1, new Command.Cough(true)));
                assertThat(house.open()).containsExactly(AYGUN);
                assertAccepted(house.done(EN_1, new Command.Cough(false)));
                assertThat(house.open()).containsExactlyInAnyOrder(AYGUN, EN_1);
                assertAccepted(house.done(MODERATOR, new Command.TakeFloor()));
                assertThat(house.open()).containsExactly(EN_1);
                assertAccepted(house.done(EN_1, new Command.GoOffAir()));
                assertThat(house.open()).isEmpty();
                assertThat(house.done(EN_1, new Command.GoOnAir(Output.A))).isEqualTo(FULL);
                assertAccepted(house.done(CHAIR, new Command.CloseSession()));
                assertThat(house.stops()).isEmpty();
                announced = house.told().getLast().position();
            }
            var facts = new ArrayList<Event>();
            try (var journal = SqliteJournal.open(file)) {
                journal.replay(fact -> facts.add(fact.event()));
            }
            assertThat((long) facts.size()).isEqualTo(announced);
            assertThat(facts.getLast()).isEqualTo(new Event.SessionClosed());
        }
    }

    /** Asks for the floor and withdraws until the disk has no room for it. */
    private static void fill(SmallHouse house) throws Exception {
        for (int i = 0; i < COMMANDS_MAX; i++) {
            if (house.done(EMMA, new Command.RequestFloor(Optional.empty())).equals(FULL)) {
                return;
            }
            var mine =
                    house.writer().session().floor().list().stream()
                            .filter(turn -> turn.participant().equals(EMMA))
                            .findFirst();
            if (mine.isPresent()
                    && house.done(EMMA, new Command.WithdrawRequest(mine.get().id()))
                            .equals(FULL)) {
                return;
            }
        }
        throw new AssertionError("the disk never became full");
    }

    private static void assertAccepted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
    }

    /** F07. */
    @Test
    void while_the_disk_is_slow_answers_wait_and_what_closes_is_closed() throws Exception {
        var disk = disk();
        try (var house = new SmallHouse(disk)) {
            sit(house);
            int told = house.told().size();
            disk.stall();
            var taken = house.ask(MODERATOR, new Command.TakeFloor());
            await().until(() -> house.open().equals(List.of(EN_1)));
            var given = house.ask(MODERATOR, new Command.GiveFloor(EMMA, Optional.empty()));
            await().until(() -> house.writer().health() == Health.SLOW);
            assertThat(taken).describedAs("the answer to what closed").isNotDone();
            assertThat(given).isNotDone();
            assertThat(house.open()).describedAs("nothing opened yet").containsExactly(EN_1);
            assertThat(house.told()).describedAs("announced").hasSize(told);

            disk.moveOn();
            assertAccepted(taken.get(10, TimeUnit.SECONDS));
            assertAccepted(given.get(10, TimeUnit.SECONDS));
            assertThat(house.open()).containsExactlyInAnyOrder(EMMA, EN_1);
            assertThat(house.writer().health()).isEqualTo(Health.WELL);
        }
    }
}
