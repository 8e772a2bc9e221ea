package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.optional;
import static org.dragoman.gateway.wire.command.Parts.outOfRange;
import static org.dragoman.gateway.wire.command.Parts.words;

import org.dragoman.conference.Idle;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.CheckSound;
import org.dragoman.protocol.v1.IdleSource;
import org.dragoman.protocol.v1.OverrideRule;
import org.dragoman.protocol.v1.SetIdle;
import org.dragoman.protocol.v1.SetInterlock;
import org.dragoman.session.said.Check;
import org.dragoman.session.said.CheckResult;
import org.dragoman.session.said.Command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The house behind the channels: what keeps desks apart, what an idle channel carries, and the checks of the sound. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum SoundCommands implements Row {
    SET_INTERLOCK(Roles.TECHNICIANS, wire -> interlock(wire.getSetInterlock())),
    SET_IDLE(Roles.TECHNICIANS, wire -> idle(wire.getSetIdle())),
    CHECK_SOUND(Roles.SOUND_CHECKERS, wire -> check(wire.getCheckSound())),
    OVERRIDE_SOUND_CHECK(
            Roles.PODIUM_AND_TECHNICIANS,
            wire ->
                    new Command.OverrideSoundCheck(
                            words(wire.getOverrideSoundCheck().getReason(), "reason")));

    private final Set<Role> who;
    private final Reader reader;

    SoundCommands(Set<Role> who, Reader reader) {
        this.who = who;
        this.reader = reader;
    }

    private interface Reader {
        Command of(org.dragoman.protocol.v1.Command wire) throws Unreadable;
    }

    @Override
    public Set<Role> who() {
        return who;
    }

    @Override
    public Read read(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable {
        return new Read.OfSession(reader.of(wire));
    }

    private static Command interlock(SetInterlock wire) throws Unreadable {
        var mode =
                switch (wire.getInterlock()) {
                    case INTERLOCK_NONE -> Interlock.Mode.NONE;
                    case INTERLOCK_INTERLOCK -> Interlock.Mode.INTERLOCK;
                    case INTERLOCK_OVERRIDE -> Interlock.Mode.OVERRIDE;
                    case INTERLOCK_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("interlock");
                };
        List<Interlock.TakeOver> overrides = new ArrayList<>();
        for (OverrideRule rule : wire.getOverridesList()) {
            overrides.add(
                    switch (rule) {
                        case OVERRIDE_RULE_ALL -> Interlock.TakeOver.ALL;
                        case OVERRIDE_RULE_A_OVER_A -> Interlock.TakeOver.A_OVER_A;
                        case OVERRIDE_RULE_A_OVER_BC -> Interlock.TakeOver.A_OVER_BC;
                        case OVERRIDE_RULE_UNSPECIFIED, UNRECOGNIZED ->
                                throw outOfRange("overrides");
                    });
        }
        return new Command.SetInterlock(new Interlock(mode, overrides));
    }

    private static Command idle(SetIdle wire) throws Unreadable {
        IdleSource idle = wire.getIdle();
        var kind =
                switch (idle) {
                    case IDLE_SOURCE_FLOOR -> Idle.Kind.FLOOR;
                    case IDLE_SOURCE_SILENCE -> Idle.Kind.SILENCE;
                    case IDLE_SOURCE_RELAY -> Idle.Kind.RELAY;
                    case IDLE_SOURCE_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("idle");
                };
        return new Command.SetIdle(
                BoothCommands.channel(wire.getChannel()),
                kind,
                BoothCommands.which(wire.getRelay()));
    }

    private static Command check(CheckSound wire) throws Unreadable {
        var check =
                switch (wire.getCheck()) {
                    case CHECK_TALK -> Check.TALK;
                    case CHECK_LISTEN -> Check.LISTEN;
                    case CHECK_RELAY -> Check.RELAY;
                    case CHECK_COUGH -> Check.COUGH;
                    case CHECK_HANDOVER -> Check.HANDOVER;
                    case CHECK_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("check");
                };
        var result =
                switch (wire.getResult()) {
                    case CHECK_RESULT_UNSPECIFIED -> CheckResult.UNSPECIFIED;
                    case CHECK_RESULT_PASSED -> CheckResult.PASSED;
                    case CHECK_RESULT_FAILED -> CheckResult.FAILED;
                    case UNRECOGNIZED -> throw outOfRange("result");
                };
        return new Command.CheckSound(
                optional(wire.getBooth(), Parts::booth),
                check,
                result,
                words(wire.getNote(), "note"));
    }
}
