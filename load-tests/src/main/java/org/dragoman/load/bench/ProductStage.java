package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Client;
import org.dragoman.load.crowd.Crowd;
import org.dragoman.load.crowd.HubAddress;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.crowd.Talker;
import org.dragoman.load.hubs.HubProcess;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.ResumeSpeech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A sitting at the real hub: the session is open, a speaker has the floor and five booths are on air.
 *
 * <p>Owner: the generator's thread.
 */
final class ProductStage implements Stage {
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final Crowd crowd;
    private final HubProcess hub;
    private final HubAddress address;
    private final Ledger ledger;
    private final Client moderator;
    private final List<Client> holders = new ArrayList<>();
    private final List<Talker> talkers = new ArrayList<>();
    private long lost;

    private ProductStage(Crowd crowd, HubProcess hub, HubAddress address, Ledger ledger)
            throws BenchException {
        this.crowd = crowd;
        this.hub = hub;
        this.address = address;
        this.ledger = ledger;
        this.moderator = enter("moderator", 0);
    }

    static ProductStage open(Crowd crowd, HubProcess hub, HubAddress address, Ledger ledger)
            throws BenchException {
        var sitting = new ProductStage(crowd, hub, address, ledger);
        sitting.begin();
        return sitting;
    }

    private void begin() throws BenchException {
        done(moderator, Command.newBuilder().setOpenSession(OpenSession.getDefaultInstance()));
        Client speaker = enter("speaker", 0);
        done(moderator, giveFloor(0));
        hold(speaker);
        for (String booth : Venue.BOOTHS) {
            Client interpreter = enter(booth, 0);
            done(interpreter, goOnAir());
            hold(interpreter);
        }
    }

    static Command.Builder giveFloor(int speaker) {
        return Command.newBuilder()
                .setGiveFloor(
                        GiveFloor.newBuilder()
                                .setParticipant(Venue.SPEAKERS.get(speaker))
                                .setLanguage(Venue.FLOOR));
    }

    static Command.Builder goOnAir() {
        return Command.newBuilder().setGoOnAir(GoOnAir.newBuilder().setOutput(Output.OUTPUT_A));
    }

    /** Somebody takes a seat: the participant of that number of a kind. */
    Client enter(String kind, int number) throws BenchException {
        Client client = crowd.client(address, ledger, hub.badges(kind).get(number));
        if (!crowd.until(client::isIn, ANSWER)) {
            throw new BenchException(
                    "the hub did not let the " + kind + " in: " + ledger.lastEnd());
        }
        return client;
    }

    /** Gives a command and waits for its answer, which must be yes. */
    Client.Asked done(Client client, Command.Builder command) throws BenchException {
        Client.Asked asked = client.ask(command);
        if (!crowd.until(asked::isAnswered, ANSWER) || !asked.refusal().isEmpty()) {
            throw new BenchException(
                    "the hub did not carry out " + command.getBodyCase() + ": " + asked.refusal());
        }
        return asked;
    }

    private void hold(Client client) throws BenchException {
        awaitLease(client);
        holders.add(client);
        talkers.add(client.talker());
    }

    private void awaitLease(Client client) throws BenchException {
        if (!crowd.until(() -> client.lease().isPresent(), ANSWER)) {
            throw new BenchException("the hub gave no lease");
        }
    }

    Client moderator() {
        return moderator;
    }

    /** Who has the floor, then who is on air, by channel. */
    List<Client> holders() {
        return holders;
    }

    /** How often a lease had to be taken again, because the hub had not heard from its holder in time. */
    long leasesLost() {
        return lost;
    }

    @Override
    public List<Talker> talkers() throws BenchException {
        for (int channel = 0; channel < holders.size(); channel++) {
            if (holders.get(channel).lease().isEmpty()) {
                takeAgain(channel);
            }
        }
        return talkers;
    }

    private void takeAgain(int channel) throws BenchException {
        Client holder = holders.get(channel);
        if (channel == 0) {
            var resume = ResumeSpeech.getDefaultInstance();
            done(moderator, Command.newBuilder().setResumeSpeech(resume));
        } else {
            done(holder, goOnAir());
        }
        awaitLease(holder);
        talkers.set(channel, holder.talker());
        lost++;
    }
}
