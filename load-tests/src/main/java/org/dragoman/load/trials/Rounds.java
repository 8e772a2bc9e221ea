package org.dragoman.load.trials;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Client;
import org.dragoman.load.crowd.Crowd;
import org.dragoman.load.crowd.Dragoman;
import org.dragoman.load.crowd.HubAddress;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.crowd.Succession;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Starter;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.Output;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Rounds of a trial at a real hub: who comes in, what they ask, and what must be answered in time.
 *
 * <p>Owner: the generator's thread.
 */
abstract class Rounds implements AutoCloseable {
    static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LISTENERS = 60;
    private static final int LOOPS = 2;

    private final Crowd crowd = new Crowd();
    private final Ledger ledger = new Ledger();
    private final HubProcess hub;
    private final HubAddress address;

    Rounds(HubProcess hub) {
        this.hub = hub;
        this.address =
                new HubAddress(
                        hub.port(),
                        false,
                        new Dragoman(
                                hub.badges("listener"),
                                ConnectionPurpose.CONNECTION_PURPOSE_UNSPECIFIED));
    }

    /** A hub for such rounds. */
    static HubProcess hub(Path folder) throws BenchException {
        return new Starter(folder, false, "", "").product(LISTENERS, LOOPS, "");
    }

    final Crowd crowd() {
        return crowd;
    }

    /** The participant of that number of a kind comes in. */
    final Client enter(String kind, int number) throws BenchException {
        Client client = crowd.client(address, ledger, hub.badges(kind).get(number));
        await(client::isIn, "let somebody in");
        return client;
    }

    /** Somebody listens to a channel, and has been given it. */
    final Succession listener(int channel) throws BenchException {
        Succession listener = crowd.succession(address, ledger, listenersBadge(), channel);
        await(listener::isListening, "give a channel");
        return listener;
    }

    final String listenersBadge() {
        return hub.badges("listener").getFirst();
    }

    final HubAddress address() {
        return address;
    }

    final Ledger ledger() {
        return ledger;
    }

    static Command.Builder command() {
        return Command.newBuilder();
    }

    static Command.Builder openSession() {
        return command().setOpenSession(OpenSession.getDefaultInstance());
    }

    static Command.Builder goOnAir() {
        return command().setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A));
    }

    static Command.Builder goOffAir() {
        return command().setGoOffAir(GoOffAir.getDefaultInstance());
    }

    /** Waits for an answer, which must be yes. */
    final void done(Client.Asked asked) throws BenchException {
        await(asked::isAnswered, "answer");
        if (!asked.refusal().isEmpty()) {
            throw new BenchException("the hub refused: " + asked.refusal());
        }
    }

    final void await(BooleanSupplier so, String what) throws BenchException {
        if (!crowd.until(so, ANSWER)) {
            throw new BenchException(
                    "the hub did not " + what + ": " + ledger.lastEnd() + trouble());
        }
    }

    /** What else there is to say when something did not come. */
    String trouble() {
        return "";
    }

    @Override
    public final void close() {
        crowd.close();
    }
}
