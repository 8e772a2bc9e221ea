package org.dragoman.load.trials;

import org.dragoman.load.crowd.Desk;
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
    private final Desk giver;
    private final List<Desk> closers;

    Podium(Desk giver, List<Desk> closers) {
        this.giver = giver;
        this.closers = List.copyOf(closers);
    }

    private static Command.Builder command() {
        return Command.newBuilder();
    }

    Desk.Asked open() {
        return giver.ask(command().setOpenSession(OpenSession.getDefaultInstance()));
    }

    Desk.Asked give(String who) {
        return give(giver, who);
    }

    /** The floor goes to somebody else. */
    Desk.Asked pass(int channel, String who) {
        return give(closers.get(channel), who);
    }

    private static Desk.Asked give(Desk by, String who) {
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

    Desk.Asked end(int channel) {
        return closers.get(channel).ask(endSpeech());
    }

    Desk.Asked take(int channel) {
        return closers.get(channel).ask(command().setTakeFloor(TakeFloor.getDefaultInstance()));
    }

    Desk.Asked pause(int channel) {
        return closers.get(channel).ask(command().setPauseSpeech(PauseSpeech.getDefaultInstance()));
    }

    Desk.Asked remove(int channel, String who) {
        return closers.get(channel)
                .ask(
                        command()
                                .setRemoveParticipant(
                                        RemoveParticipant.newBuilder()
                                                .setParticipant(who)
                                                .setReason("trial")));
    }

    Desk.Asked readmit(int channel, String who) {
        return closers.get(channel)
                .ask(
                        command()
                                .setReadmitParticipant(
                                        ReadmitParticipant.newBuilder().setParticipant(who)));
    }

    Desk.Asked role(int channel, String who, Role role) {
        return closers.get(channel)
                .ask(
                        command()
                                .setChangeRole(
                                        ChangeRole.newBuilder().setParticipant(who).setRole(role)));
    }
}
