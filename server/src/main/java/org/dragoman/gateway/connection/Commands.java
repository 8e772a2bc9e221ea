package org.dragoman.gateway.connection;

import org.dragoman.backstage.BackstageCommand;
import org.dragoman.gateway.backstage.Backstage;
import org.dragoman.gateway.net.Rate;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.wire.Garbled;
import org.dragoman.gateway.wire.ImportReport;
import org.dragoman.gateway.wire.InscriptionTable;
import org.dragoman.gateway.wire.RefusalCodes;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.gateway.wire.command.Asker;
import org.dragoman.gateway.wire.command.CommandTable;
import org.dragoman.gateway.wire.command.Read;
import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Refused;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.Refusal;
import org.dragoman.threads.Owner;
import org.dragoman.writer.Answer;
import org.dragoman.writer.Request;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands a connection's commands to the session and brings back the answers.
 *
 * <p>Owner: the connection's event loop.
 */
final class Commands {
    private static final int ID_MAX = 64;

    /** Commands past the rate before the connection is closed: ten seconds of a stuck key. */
    private static final int EXCESS_MAX = 1000;

    private static final int RATE_RETRY_MS = 1000;
    private static final int OVERLOADED_RETRY_MS = 500;

    private final Owner owner = new Owner();
    private final Outward connection;
    private final Sitting sitting;
    private final Sender sender;
    private final Admission admission;
    private final Rate rate;
    private int excess;

    Commands(Outward connection, Sitting sitting, Sender sender, Admission admission) {
        this.connection = connection;
        this.sitting = sitting;
        this.sender = sender;
        this.admission = admission;
        this.rate = new Rate(admission.limits().commandsPerSecond());
    }

    void take(Command wire) {
        assert owner.here();
        if (wire.getId().isEmpty() || wire.getId().length() > ID_MAX) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "id");
        } else if (!rate.allows(sitting.clock().nowMs())) {
            tooMany(wire.getId());
        } else if (wire.getUntilMs() != 0 && sitting.clock().nowMs() > wire.getUntilMs()) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_TOO_LATE, "");
        } else {
            sitting.devices().pressed(sender);
            ask(wire);
        }
    }

    private void ask(Command wire) {
        excess = Math.max(0, excess - 1);
        try {
            switch (CommandTable.read(wire, asker())) {
                case Read.OfSession(var command) -> decide(wire, command);
                case Read.OfBackstage(var command) -> carryOut(wire, command);
                case Read.Preview(var policy) -> preview(wire, policy);
                case Read.TextOf(int number) -> read(wire, number);
                case Read.Import(var table, boolean dryRun) -> take(wire, table, dryRun);
            }
        } catch (Unreadable no) {
            var refusal = refusal(wire.getId(), no.code(), no.field());
            connection.deliver(refused(within(refusal, no.range())));
        } catch (RuntimeException | Error e) {
            admission
                    .failures()
                    .caught("command", sitting.setting().plan().id().value(), wire.getId(), e);
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_INTERNAL, "");
        }
    }

    private Asker asker() {
        var who = sender.participant();
        return new Asker(
                sitting.setting(),
                who.role(),
                sitting.backstage().viewer(who.id()),
                sitting.clock().nowMs());
    }

    private void decide(Command wire, org.dragoman.session.said.Command command) {
        if (wantsToBeHeard(command)
                && !sitting.attendance().canBeHeard(sender.participant().id(), sender.device())) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_NO_SOUND, "");
            return;
        }
        sitting.ask(
                request(
                        wire,
                        command,
                        answer -> connection.tell(new Encoded(answered(wire.getId(), answer)))));
    }

    /** Whether its sender would be on air by it, which cannot be without a connection for sound. */
    private static boolean wantsToBeHeard(org.dragoman.session.said.Command command) {
        return command instanceof org.dragoman.session.said.Command.GoOnAir
                || (command instanceof org.dragoman.session.said.Command.PushToTalk key
                        && key.held());
    }

    private Request request(
            Command wire, org.dragoman.session.said.Command command, Consumer<Answer> answer) {
        return new Request(
                Optional.of(sender.participant().id()),
                Optional.of(wire.getId()),
                wire.toByteString().hashCode(),
                wire.getSeenPosition(),
                command,
                answer);
    }

    private void carryOut(Command wire, BackstageCommand command) {
        var given = new Backstage.Given(wire.getId(), wire.toByteString().hashCode(), command);
        sitting.backstage()
                .ask(
                        given,
                        connection,
                        no -> connection.tell(new Encoded(answered(wire.getId(), no))));
    }

    /** Tells what an ordering would do; nothing changes, so that no writer is asked. */
    private void preview(Command wire, ListPolicy policy) {
        var preview = sitting.preview(wire.getId(), policy);
        connection.deliver(ServerMessage.newBuilder().setOrderPreview(preview));
        accept(wire.getId(), preview.getPosition());
    }

    /** Tells what stands in a text, to who may read it. */
    private void read(Command wire, int number) {
        var text = sitting.text(sender.participant(), number);
        if (text.isEmpty()) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST, "number");
            return;
        }
        connection.deliver(ServerMessage.newBuilder().setSpeechText(text.get()));
        accept(wire.getId(), sitting.session().position());
    }

    /**
     * Takes a table of speakers: all its mistakes are told, and if there are none, all are listed. The check is the import
     * without its end.
     */
    private void take(Command wire, InscriptionTable table, boolean dryRun) {
        var inscribe = table.command();
        var trial = sitting.tried(sender.participant().id(), inscribe);
        var report = new ImportReport(table, trial.fates());
        connection.deliver(reported(wire, report));
        if (report.isWrong()) {
            refuse(wire.getId(), RefusalCode.REFUSAL_CODE_BAD_TABLE, "csv");
        } else if (trial.decision()
                instanceof Decision.Refused(var code, var field, var _, var _)) {
            refuse(wire.getId(), RefusalCodes.of(code), field);
        } else if (dryRun) {
            accept(wire.getId(), sitting.session().position());
        } else {
            sitting.ask(
                    request(
                            wire,
                            inscribe,
                            answer -> connection.tell(new Encoded(imported(wire, table, answer)))));
        }
    }

    /** The answer to an import; where the list changed since it was tried, the rows that are wrong now come with it. */
    private ServerMessage imported(Command wire, InscriptionTable table, Answer answer) {
        if (answer instanceof Answer.Refused) {
            var trial = sitting.tried(sender.participant().id(), table.command());
            var report = new ImportReport(table, trial.fates());
            if (report.isWrong()) {
                connection.tell(new Encoded(reported(wire, report).build()));
                return refused(refusal(wire.getId(), RefusalCode.REFUSAL_CODE_BAD_TABLE, "csv"))
                        .build();
            }
        }
        return answered(wire.getId(), answer);
    }

    private ServerMessage.Builder reported(Command wire, ImportReport report) {
        return ServerMessage.newBuilder().setInscriptionReport(report.on(wire.getId(), this::text));
    }

    private void accept(String id, long position) {
        connection.deliver(accepted(id, position));
    }

    /** Refuses a command that could not be read, with what may stand at its field. */
    void refuse(Garbled command) {
        var refusal = refusal(command.command(), command.code(), command.field());
        connection.deliver(refused(within(refusal, command.range())));
    }

    private static Refused.Builder within(Refused.Builder refusal, String range) {
        return range.isEmpty() ? refusal : refusal.setText(refusal.getText() + " (" + range + ")");
    }

    private void refuse(String id, RefusalCode code, String field) {
        connection.deliver(refused(refusal(id, code, field)));
    }

    private void tooMany(String id) {
        if (++excess > EXCESS_MAX) {
            connection.leave(
                    CloseCode.CLOSE_CODE_RATE, Leaving.newBuilder().setRetryAfterMs(10_000));
            return;
        }
        connection.deliver(
                refused(
                        later(
                                refusal(id, RefusalCode.REFUSAL_CODE_RATE_LIMITED, ""),
                                rate.waitMs())));
    }

    /** What is answered to a command of the session. */
    private ServerMessage answered(String id, Answer answer) {
        return switch (answer) {
            case Answer.Accepted(var position) -> accepted(id, position).build();
            case Answer.Refused(var why) -> {
                boolean stale = why.code() == Refusal.STALE_VERSION;
                var no =
                        refusal(id, RefusalCodes.of(why.code()), why.field())
                                .setRetry(stale)
                                .setPosition(stale ? sitting.session().position() : 0);
                why.holder().ifPresent(holder -> no.setHolder(holder.value()));
                why.atMs().ifPresent(no::setAtMs);
                yield refused(within(no, why.atMs().map(this::hour).orElse(""))).build();
            }
            case Answer.Unable(var trouble) -> {
                var no = refusal(id, RefusalCodes.of(trouble), "");
                yield refused(
                                trouble == Answer.Trouble.OVERLOADED
                                        ? later(no, OVERLOADED_RETRY_MS)
                                        : no)
                        .build();
            }
        };
    }

    /** An instant as people of the conference say it. */
    private String hour(long atMs) {
        return sitting.setting().dayAndHourOf(atMs);
    }

    /** What is answered to a command behind the scenes. */
    private ServerMessage answered(String id, Optional<Unreadable> no) {
        if (no.isEmpty()) {
            return accepted(id, sitting.session().position()).build();
        }
        var refusal = refusal(id, no.get().code(), no.get().field());
        boolean later = no.get().code() == RefusalCode.REFUSAL_CODE_RATE_LIMITED;
        return refused(later ? later(refusal, RATE_RETRY_MS) : refusal).build();
    }

    private static ServerMessage.Builder accepted(String id, long position) {
        return ServerMessage.newBuilder()
                .setAccepted(Accepted.newBuilder().setCommand(id).setPosition(position));
    }

    private static ServerMessage.Builder refused(Refused.Builder refusal) {
        return ServerMessage.newBuilder().setRefused(refusal);
    }

    private static Refused.Builder later(Refused.Builder refusal, int afterMs) {
        return refusal.setRetry(true).setRetryAfterMs(afterMs);
    }

    private Refused.Builder refusal(String id, RefusalCode code, String field) {
        return Refused.newBuilder()
                .setCommand(id.length() > ID_MAX ? id.substring(0, ID_MAX) : id)
                .setCode(code)
                .setText(text(code))
                .setField(field);
    }

    private String text(RefusalCode code) {
        return admission.texts().say(code.name(), connection.language());
    }
}
