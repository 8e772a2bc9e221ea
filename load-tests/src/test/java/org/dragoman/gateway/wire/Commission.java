package org.dragoman.gateway.wire;

import org.dragoman.backstage.Viewer;
import org.dragoman.conference.Booth;
import org.dragoman.conference.Conference;
import org.dragoman.conference.Participant;
import org.dragoman.conference.file.ConferenceFile;
import org.dragoman.conference.file.ConferenceFileException;
import org.dragoman.gateway.wire.command.Asker;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.session.state.Setting;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The conference that messages at random are read for. */
final class Commission {
    private static final Conference BAKU = read();
    static final Setting SETTING = new Setting(BAKU, BAKU.sessions().getFirst(), 200);

    /** One of each role, in turns. */
    private static final List<Participant> PEOPLE =
            BAKU.participants().stream()
                    .filter(
                            one ->
                                    BAKU.participants().stream()
                                                    .filter(p -> p.role() == one.role())
                                                    .findFirst()
                                                    .orElseThrow()
                                            == one)
                    .toList();

    private Commission() {}

    private static Conference read() {
        try {
            return ConferenceFile.read(Path.of("../config/conferences/baku-2013.yaml"));
        } catch (ConferenceFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everybody's role once. */
    static List<Asker> askers() {
        return PEOPLE.stream()
                .map(
                        who ->
                                new Asker(
                                        SETTING,
                                        who.role(),
                                        new Viewer(
                                                who.id(),
                                                who.role(),
                                                BAKU.boothOf(who.id()).map(Booth::id)),
                                        1_363_600_800_000L))
                .toList();
    }

    /** Has everything loaded that reads messages and commands. */
    static void warm() {
        MessagesFuzz.read(
                ClientMessage.newBuilder()
                        .setCommand(
                                Command.newBuilder()
                                        .setId("1")
                                        .setOpenSession(OpenSession.getDefaultInstance()))
                        .build()
                        .toByteArray(),
                false);
        MessagesFuzz.read(
                "{\"command\":{\"id\":\"1\",\"openSession\":{}}}".getBytes(StandardCharsets.UTF_8),
                true);
        InscriptionTable.read("participant\nhead-egypt", SETTING);
    }
}
