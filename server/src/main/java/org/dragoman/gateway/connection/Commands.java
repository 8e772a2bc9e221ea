package org.dragoman.gateway.connection;

import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.wire.CommandReader;
import org.dragoman.gateway.wire.InscriptionTable;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.gateway.wire.WishReader;
import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Refused;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.session.rules.Rights;
import org.dragoman.session.said.Refusal;
import org.dragoman.writer.Answer;
import org.dragoman.writer.Request;

import java.util.Optional;

/**
 * Hands a connection's commands to the session and brings back the answers.
 *
 * <p>Owner: the connection's event loop.
 */
final class Commands {
    private static final int ID_MAX = 64;

    /** Commands past the rate before the connection is closed: ten seconds of a stuck key. */
    private static final int EXCESS_MAX = 1000;

    private final Connection connection;
    private final Sitting sitting;
    private final Sender sender;
    private final Admission admission;
    private final Rate rate;
    private int excess;

    Commands(Connection connection, Sitting sitting, Sender sender, Admission admission) {
        this.connection = connection;
        this.sitting = sitting;
        this.sender = sender;
        this.admission = admission;
        this.rate = new Rate(admission.limits().commandsPerSecond());
    }

    void take(Command wire) {
        if (wire.getId().isEmpty() || wire.getId().length() > ID_MAX) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "id");
        } else if (!rate.allows(sitting.clock().nowMs())) {
            tooMany(wire.getId());
        } else {
            ask(wire);
        }
    }

    private void ask(Command wire) {
        excess = Math.max(0, excess - 1);
        try {
            switch (wire.getBodyCase()) {
                case PREVIEW_ORDER -> preview(wire);
                case IMPORT_INSCRIPTIONS -> imported(wire);
                case ASK_FOR_HELP,
                        TAKE_HELP,
                        CLOSE_HELP,
                        CUE_SPEAKER,
                        SEND_CHAT,
                        WRITE_PAD,
                        TALK_TO,
                        REPORT_NO_SOUND,
                        PLAY_TONE,
                        ACKNOWLEDGE_ALARM,
                        HAND_IN_TEXT,
                        PUT_TERMS,
                        REMOVE_TERMS ->
                        sitting.backstage()
                                .ask(wire, connection, no -> answerBehindTheScenes(wire, no));
                default -> ask(wire, CommandReader.read(wire));
            }
        } catch (Unreadable e) {
            refuse(wire.getId(), e.code(), e.field());
        }
    }

    /** Tells what an ordering would do; nothing changes, so that no writer is asked. */
    private void preview(Command wire) throws Unreadable {
        if (!Rights.mayPreview(sender.participant().role())) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_FORBIDDEN, "");
            return;
        }
        var policy = WishReader.policy(wire.getPreviewOrder().getPolicy());
        var preview = sitting.preview(wire.getId(), policy);
        connection.deliver(ServerMessage.newBuilder().setOrderPreview(preview));
        accept(wire.getId(), preview.getPosition());
    }

    /** Reads a table of speakers: all its mistakes are told, and if there are none, all are listed. */
    private void imported(Command wire) {
        if (!Rights.mayPreview(sender.participant().role())) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_FORBIDDEN, "");
            return;
        }
        var table = InscriptionTable.read(wire.getImportInscriptions().getCsv(), sitting.setting());
        connection.deliver(
                ServerMessage.newBuilder()
                        .setInscriptionReport(
                                table.report(
                                        wire.getId(),
                                        code ->
                                                admission
                                                        .texts()
                                                        .say(code.name(), sender.language()))));
        if (!table.mistakes().isEmpty()) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_BAD_TABLE, "csv");
        } else if (wire.getImportInscriptions().getDryRun()) {
            accept(wire.getId(), sitting.session().position());
        } else {
            ask(wire, new org.dragoman.session.said.Command.Inscribe(table.entries()));
        }
    }

    /** On the backstage's loop. */
    private void answerBehindTheScenes(Command wire, Optional<Unreadable> no) {
        var message = ServerMessage.newBuilder();
        if (no.isEmpty()) {
            message.setAccepted(
                    Accepted.newBuilder()
                            .setCommand(wire.getId())
                            .setPosition(sitting.session().position()));
        } else {
            boolean later = no.get().code() == RefusalCode.REFUSAL_CODE_RATE_LIMITED;
            message.setRefused(
                    refusal(wire.getId(), no.get().code(), no.get().field())
                            .setRetry(later)
                            .setRetryAfterMs(later ? 1000 : 0));
        }
        connection.tell(new Encoded(message.build()));
    }

    private void accept(String id, long position) {
        connection.deliver(
                ServerMessage.newBuilder()
                        .setAccepted(Accepted.newBuilder().setCommand(id).setPosition(position)));
    }

    private void ask(Command wire, org.dragoman.session.said.Command command) {
        sitting.ask(
                new Request(
                        Optional.of(sender.participant().id()),
                        Optional.of(wire.getId()),
                        wire.toByteString().hashCode(),
                        wire.getSeenPosition(),
                        command,
                        answer -> connection.tell(encoded(wire.getId(), answer))));
    }

    private void tooMany(String id) {
        if (++excess > EXCESS_MAX) {
            connection.leave(
                    CloseCode.CLOSE_CODE_RATE, Leaving.newBuilder().setRetryAfterMs(10_000));
            return;
        }
        var refused =
                refusal(id, RefusalCode.REFUSAL_CODE_RATE_LIMITED, "")
                        .setRetry(true)
                        .setRetryAfterMs(rate.waitMs());
        connection.deliver(ServerMessage.newBuilder().setRefused(refused));
    }

    private void refuse(String id, RefusalCode code, String field) {
        connection.deliver(ServerMessage.newBuilder().setRefused(refusal(id, code, field)));
    }

    private Refused.Builder refusal(String id, RefusalCode code, String field) {
        return Refused.newBuilder()
                .setCommand(id.length() > ID_MAX ? id.substring(0, ID_MAX) : id)
                .setCode(code)
                .setText(admission.texts().say(code.name(), sender.language()))
                .setField(field);
    }

    private Encoded encoded(String id, Answer answer) {
        var message =
                switch (answer) {
                    case Answer.Accepted(var position) ->
                            ServerMessage.newBuilder()
                                    .setAccepted(
                                            Accepted.newBuilder()
                                                    .setCommand(id)
                                                    .setPosition(position));
                    case Answer.Refused(var code, var field) ->
                            ServerMessage.newBuilder()
                                    .setRefused(
                                            refusal(
                                                            id,
                                                            RefusalCode.valueOf(
                                                                    "REFUSAL_CODE_" + code.name()),
                                                            field)
                                                    .setRetry(code == Refusal.STALE_VERSION)
                                                    .setPosition(
                                                            code == Refusal.STALE_VERSION
                                                                    ? sitting.session().position()
                                                                    : 0));
                    case Answer.Unable(var trouble) ->
                            ServerMessage.newBuilder()
                                    .setRefused(
                                            refusal(
                                                            id,
                                                            RefusalCode.valueOf(
                                                                    "REFUSAL_CODE_"
                                                                            + trouble.name()),
                                                            "")
                                                    .setRetry(trouble == Answer.Trouble.OVERLOADED)
                                                    .setRetryAfterMs(
                                                            trouble == Answer.Trouble.OVERLOADED
                                                                    ? 500
                                                                    : 0));
                };
        return new Encoded(message.build());
    }
}
