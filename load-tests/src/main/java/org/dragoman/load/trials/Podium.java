package org.dragoman.load.trials;

import org.dragoman.load.crowd.Client;
import org.dragoman.load.hubs.Venue;
import org.dragoman.protocol.v1.ChangeRole;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.EndSpeech;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.PauseSpeech;
import org.dragoman.protocol.v1.ReadmitParticipant;
import org.dragoman.protocol.v1.RemoveParticipant;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.TakeFloor;

import java.util.List;

/**
 * The moderators of a sitting: one lets people in, and each gate has another who closes it, so that none passes their limit
 * of commands.
 *
 * <p>Owner: the generator's thread.
 */
final class Podium {
    private final Client giver;
    private final List<Client> closers;

    Podium(Client giver, List<Client> closers) {
        this.giver = giver;
        this.closers = List.copyOf(closers);
    }

    private static Command.Builder command() {
        return Command.newBuilder();
    }

    Client.Asked open() {
        return giver.ask(command().setOpenSession(OpenSession.getDefaultInstance()));
    }

    Client.Asked give(String who) {
        return give(giver, who);
    }

    /** The floor goes to somebody else. */
    Client.Asked pass(int channel, String who) {
        return give(closers.get(channel), who);
    }

    private static Client.Asked give(Client by, String who) {
        return by.ask(
                command()
                        .setGiveFloor(
                                GiveFloor.newBuilder()
                                        .setParticipant(who)
                                        .setLanguage(Venue.FLOOR)));
    }

    static Command.Builder endSpeech() {
        return command().setEndSpeech(EndSpeech.getDefaultInstance());
    }

    Client.Asked end(int channel) {
        return closers.get(channel).ask(endSpeech());
    }

    Client.Asked take(int channel) {
        return closers.get(channel).ask(command().setTakeFloor(TakeFloor.getDefaultInstance()));
    }

    Client.Asked pause(int channel) {
        return closers.get(channel).ask(command().setPauseSpeech(PauseSpeech.getDefaultInstance()));
    }

    Client.Asked remove(int channel, String who) {
        return closers.get(channel)
                .ask(
                        command()
                                .setRemoveParticipant(
                                        RemoveParticipant.newBuilder()
                                                .setParticipant(who)
                                                .setReason("trial")));
    }

    Client.Asked readmit(int channel, String who) {
        return closers.get(channel)
                .ask(
                        command()
                                .setReadmitParticipant(
                                        ReadmitParticipant.newBuilder().setParticipant(who)));
    }

    Client.Asked role(int channel, String who, Role role) {
        return closers.get(channel)
                .ask(
                        command()
                                .setChangeRole(
                                        ChangeRole.newBuilder().setParticipant(who).setRole(role)));
    }
}
