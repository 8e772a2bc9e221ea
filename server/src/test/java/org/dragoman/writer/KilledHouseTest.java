package org.dragoman.writer;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.journal.Child;
import org.dragoman.journal.SqliteJournal;
import org.dragoman.session.SmallHall;
import org.dragoman.session.patch.Patch;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Fact;
import org.dragoman.session.state.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** F01: the house is killed at any moment under load. It comes back with all it acknowledged, and every microphone closed. */
class KilledHouseTest {
    private static final int TRIALS = 10;

    @TempDir Path folder;

    @Test
    void a_killed_house_comes_back_with_all_it_acknowledged_and_every_microphone_closed()
            throws Exception {
        Path file = folder.resolve("killed.journal");
        boolean microphonesWereOpen = false;
        for (int trial = 1; trial <= TRIALS; trial++) {
            long acknowledged = killed(file);
            var facts = read(file);
            assertThat((long) facts.size())
                    .describedAs("trial %d: facts found", trial)
                    .isGreaterThanOrEqualTo(acknowledged);
            microphonesWereOpen |=
                    !Patch.of(SmallHall.setting(), folded(facts)).microphones().isEmpty();
            closedAfterStart(file, folded(facts));
        }
        assertThat(microphonesWereOpen).describedAs("some kill found microphones open").isTrue();
    }

    /** The last position that a house told of before it was killed. */
    private static long killed(Path file) throws Exception {
        try (var house = Child.start(List.of(), BusyHouse.class, file.toString())) {
            house.await("acked", ThreadLocalRandom.current().nextInt(1, 400));
            return Child.last(house.kill(), "acked");
        }
    }

    private static List<Fact> read(Path file) throws Exception {
        var facts = new ArrayList<Fact>();
        try (var journal = SqliteJournal.open(file)) {
            journal.replay(facts::add);
        }
        return facts;
    }

    private static Session folded(List<Fact> facts) {
        Session session = Session.scheduled(SmallHall.setting());
        for (Fact fact : facts) {
            session = session.evolve(fact);
        }
        return session;
    }

    private static void closedAfterStart(Path file, Session before) throws Exception {
        var live = new ArrayList<Patch>();
        var outlet =
                new Outlet() {
                    @Override
                    public void patched(Patch patch) {
                        live.add(patch);
                    }

                    @Override
                    public void recorded(Settled from, Settled to, List<Fact> facts) {}

                    @Override
                    public void stopped(String why) {}
                };
        try (var writer =
                new SessionWriter(
                        SmallHall.setting(), SqliteJournal.open(file), new ServerClock(), outlet)) {
            assertThat(writer.session().floor().list()).isEqualTo(before.floor().list());
            assertThat(writer.session().floor().speech().map(s -> s.participant()))
                    .isEqualTo(before.floor().speech().map(s -> s.participant()));
            assertThat(writer.session().booths().onAir()).isEmpty();
        }
        assertThat(live).allSatisfy(patch -> assertThat(patch.microphones()).isEmpty());
        assertThat(read(file).getLast().event()).isInstanceOf(Event.Recovered.class);
    }
}
