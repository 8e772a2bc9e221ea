package org.dragoman.load.bench;

import org.dragoman.load.crowd.Bare;
import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Crowd;
import org.dragoman.load.crowd.Dragoman;
import org.dragoman.load.crowd.HubAddress;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Kind;
import org.dragoman.load.hubs.Starter;
import org.dragoman.protocol.v1.ConnectionPurpose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scenario works with: what was asked for, the generator, and hubs to start.
 *
 * <p>Owner: the generator's thread.
 */
final class Setup implements AutoCloseable {
    private final Wishes wishes;
    private final Starter starter;
    private final Crowd crowd = new Crowd();
    private final List<HubProcess> hubs = new ArrayList<>();

    /**
     * What was asked for on the command line; 0 where the scenario chooses.
     *
     * @param peers whether everything a registry provides is measured too
     */
    record Wishes(int listeners, int seconds, int rounds, boolean encrypted, boolean peers) {
        int listenersOr(int usual) {
            return listeners > 0 ? listeners : usual;
        }

        int secondsOr(int usual) {
            return seconds > 0 ? seconds : usual;
        }

        int roundsOr(int usual) {
            return rounds > 0 ? rounds : usual;
        }
    }

    Setup(Wishes wishes, Starter starter) {
        this.wishes = wishes;
        this.starter = starter;
    }

    Wishes wishes() {
        return wishes;
    }

    Crowd crowd() {
        return crowd;
    }

    Starter starter() {
        return starter;
    }

    /** A hub with speakers, and nobody who listens yet. */
    Stand stand(Kind kind) throws BenchException {
        return stand(kind, starter.start(kind));
    }

    /** The product where it sends every frame by itself, however busy it is. */
    Stand singles() throws BenchException {
        return stand(Kind.PRODUCT, starter.singles());
    }

    private Stand stand(Kind kind, HubProcess hub) throws BenchException {
        hubs.add(hub);
        return kind == Kind.PRODUCT
                ? product(hub, ConnectionPurpose.CONNECTION_PURPOSE_SOUND, 0)
                : bare(hub);
    }

    private Stand bare(HubProcess hub) throws BenchException {
        var ledger = new Ledger();
        var address = new HubAddress(hub.port(), wishes.encrypted(), new Bare());
        return new Stand(crowd, hub, address, ledger, BareStage.open(crowd, address, ledger));
    }

    /**
     * The product with a sitting.
     *
     * @param purpose of each listener's connection
     * @param receiveBytes of each listener's connection, 0 for the kernel's choice
     */
    Stand product(HubProcess hub, ConnectionPurpose purpose, int receiveBytes)
            throws BenchException {
        if (!hubs.contains(hub)) {
            hubs.add(hub);
        }
        var ledger = new Ledger();
        var dialect = new Dragoman(hub.badges("listener"), purpose);
        var address = new HubAddress(hub.port(), wishes.encrypted(), dialect, receiveBytes);
        HubAddress desks = new HubAddress(hub.port(), wishes.encrypted(), dialect);
        return new Stand(crowd, hub, address, ledger, ProductStage.open(crowd, hub, desks, ledger));
    }

    /** The limit and the product that is measured against it. */
    record Pair(Stand limit, Stand product) {
        List<Stand> both() {
            return List.of(limit, product);
        }
    }

    /** The limit and the product where it sends every frame by itself, both with so many in them of whom some listen, warm. */
    Pair pair(int entered, int listening, int warm) throws BenchException {
        var pair = new Pair(stand(Kind.LIMIT), singles());
        for (Stand stand : pair.both()) {
            warm(stand, entered, listening, warm);
        }
        return pair;
    }

    /** The product with so many who listen, warm. */
    Stand product(int listeners, int warm) throws BenchException {
        Stand stand = stand(Kind.PRODUCT);
        warm(stand, listeners, listeners, warm);
        return stand;
    }

    private static void warm(Stand stand, int entered, int listening, int windows)
            throws BenchException {
        stand.enter(entered);
        stand.tune(listening, 1);
        warm(stand, windows);
    }

    /** Short windows until compilers have seen the path. */
    static void warm(Stand stand, int windows) throws BenchException {
        for (int i = 0; i < windows; i++) {
            stand.window(Duration.ofSeconds(1));
        }
    }

    @Override
    public void close() {
        crowd.close();
        hubs.forEach(HubProcess::close);
    }
}
