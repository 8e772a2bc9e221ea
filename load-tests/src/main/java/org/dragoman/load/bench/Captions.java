package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.crowd.Proofs;
import org.dragoman.load.crowd.Reader;
import org.dragoman.load.crowd.Typist;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.ConnectionPurpose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long it takes from a key in the booth to the text on every reader's screen; in silence, and while all of them hear sound. */
final class Captions implements Scenario {
    private static final int READERS = 1000;
    private static final int SECONDS = 20;
    private static final int AT_A_TIME = 100;
    private static final long SEED = 31;
    private static final String LANGUAGE = Venue.BOOTHS.getFirst();
    private static final Duration ENTERING = Duration.ofSeconds(60);
    private static final Duration WARM = Duration.ofSeconds(3);
    private static final Duration LAST_KEYS = Duration.ofMillis(500);
    private static final Duration ARRIVING = Duration.ofSeconds(2);

    @Override
    public long lines(Setup.Wishes wishes) {
        return wishes.listenersOr(READERS);
    }

    @Override
    public void run(Setup setup, Report report) throws BenchException {
        int many = setup.wishes().listenersOr(READERS);
        var length = Duration.ofSeconds(setup.wishes().secondsOr(SECONDS));
        HubProcess hub = setup.starter().product(many, 1, "0");
        Stand stand = setup.product(hub, ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED, 0);
        var proofs = new Proofs();
        List<Reader> readers = readers(stand, proofs, many);
        var client = ((ProductStage) stand.stage()).holders().get(1);
        var typist = new Typist(stand.crowd(), client, proofs, LANGUAGE, SEED);
        report.put("readers", many);
        measure(stand, typist, proofs, readers, length).put(report, "");
        for (int i = 0; i < many; i++) {
            readers.get(i).listen(i % Ledger.CHANNELS);
        }
        confirmed(stand, readers);
        stand.speak();
        measure(stand, typist, proofs, readers, length).put(report, "sound_");
        stand.silence();
        report.put("frames_heard", readers.stream().mapToLong(Reader::heard).sum());
    }

    private static List<Reader> readers(Stand stand, Proofs proofs, int many)
            throws BenchException {
        var readers = new ArrayList<Reader>();
        while (readers.size() < many) {
            int upTo = Math.min(many, readers.size() + AT_A_TIME);
            while (readers.size() < upTo) {
                int number = readers.size();
                readers.add(
                        stand.crowd()
                                .reader(stand.address(), stand.ledger(), proofs, number, LANGUAGE));
            }
            confirmed(stand, readers);
        }
        return readers;
    }

    private static void confirmed(Stand stand, List<Reader> readers) throws BenchException {
        boolean all =
                stand.crowd().until(() -> readers.stream().allMatch(Reader::isConfirmed), ENTERING);
        if (!all) {
            throw new BenchException(
                    "not all readers got their text channel: " + stand.ledger().lastEnd());
        }
    }

    /** What one window showed. */
    private record Seen(Proofs proofs, long missing, long gone, long stalledNs) {
        void put(Report report, String before) {
            report.put(before + "revisions", proofs.revisions())
                    .put(before + "missing", missing)
                    .put(before + "wrong", proofs.wrong())
                    .put(before + "gone", gone)
                    .put(before + "p50_ms", proofs.fromHubMs(50))
                    .put(before + "p95_ms", proofs.fromHubMs(95))
                    .put(before + "p99_ms", proofs.fromHubMs(99))
                    .put(before + "key_p50_ms", proofs.fromKeyMs(50))
                    .put(before + "key_p95_ms", proofs.fromKeyMs(95))
                    .put(before + "key_p99_ms", proofs.fromKeyMs(99))
                    .put(before + "generator_stalled_ms", stalledNs / 1e6);
        }
    }

    private static Seen measure(
            Stand stand, Typist typist, Proofs proofs, List<Reader> readers, Duration length) {
        typist.begin();
        stand.crowd().during(WARM);
        proofs.next();
        stand.crowd().stalledNs();
        stand.crowd().during(length);
        typist.stop();
        stand.crowd().during(LAST_KEYS);
        long sent = proofs.revisions();
        stand.crowd().until(() -> proofs.read() >= sent * readers.size(), ARRIVING);
        long gone = readers.stream().filter(Reader::isGone).count();
        long missing = Math.max(0, sent * readers.size() - proofs.read());
        return new Seen(proofs, missing, gone, stand.crowd().stalledNs());
    }
}
