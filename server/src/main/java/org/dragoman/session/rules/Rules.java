package org.dragoman.session.rules;

import static org.dragoman.session.said.Decision.agreed;
import static org.dragoman.session.said.Decision.refused;

import org.dragoman.conference.ParticipantId;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Decision;
import org.dragoman.session.said.End;
import org.dragoman.session.said.Event;
import org.dragoman.session.said.Refusal;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides what follows from a command, and changes nothing. */
public final class Rules {
    private final Setting setting;
    private final FloorRules floor;
    private final BoothRules booths;
    private final AttendanceRules attendance;
    private final BadgeRules badges;
    private final TextRules texts;
    private final Due due;

    /** By the badges that counted last, so that nothing is made anew before one of them changes. */
    private volatile Rules current = this;

    public Rules(Setting setting) {
        this.setting = setting;
        this.floor = new FloorRules(setting);
        this.booths = new BoothRules(setting);
        this.attendance = new AttendanceRules(setting);
        this.badges = new BadgeRules(setting, booths);
        this.texts = new TextRules(setting);
        this.due = new Due(setting);
    }

    /** What follows from what is asked, in this session, at the time the command was stamped with. */
    public Decision decide(Session session, Asked asked) {
        return in(session).decided(new Draft(session, asked));
    }

    /** The same, carried out: the facts that follow, and what they settle. */
    public Outcome settle(Settled now, Asked asked) {
        var draft = new Draft(now.session(), asked);
        return switch (in(now.session()).decided(draft)) {
            case Decision.Refused no -> new Outcome.Refused(no);
            case Decision.Agreed(var events) when events.isEmpty() ->
                    new Outcome.Agreed(List.of(), now);
            case Decision.Agreed(var events) -> {
                var whole = draft.holding(events);
                yield new Outcome.Agreed(whole.facts(), Settled.of(setting, whole.session()));
            }
        };
    }

    /** Tries an inscription: decided as it would be, and nothing follows from it. */
    public Trial tried(Session session, Asked asked, Command.Inscribe command) {
        var rules = in(session);
        var decision = rules.decided(new Draft(session, asked));
        var sender = asked.by().flatMap(rules.setting::participant);
        boolean byEntry =
                !(decision instanceof Decision.Refused(var _, var field, var _, var _))
                        || field.startsWith(EnlistingRules.ENTRIES);
        return new Trial(
                decision,
                sender.isPresent() && byEntry
                        ? new EnlistingRules(rules.setting)
                                .fates(new Draft(session, asked), sender.get(), command)
                        : List.of());
    }

    /** By what badges count for now. */
    private Rules in(Session session) {
        var last = current;
        var here = last.setting.in(session);
        if (here == last.setting) {
            return last;
        }
        var rules = new Rules(here);
        current = rules;
        return rules;
    }

    private Decision decided(Draft draft) {
        return texts.followed(draft.session(), draft, answered(draft));
    }

    private Decision answered(Draft draft) {
        var session = draft.session();
        var asked = draft.asked();
        if (asked.command() instanceof Command.OfHouse house && asked.by().isEmpty()) {
            return decide(draft, house);
        }
        var sender = asked.by().flatMap(setting::participant);
        if (sender.isEmpty() || !Rights.mayAsk(sender.get().role(), asked.command())) {
            return refused(Refusal.FORBIDDEN, "");
        }
        return switch (asked.command()) {
            case Command.Sitting command -> booths.settled(draft, decide(draft, command));
            case Command.DecideMotion motion ->
                    booths.settled(draft, floor.decide(draft, sender.get(), motion));
            case Command.OfFloor command -> floor.decide(draft, sender.get(), command);
            case Command.OfHall command -> attendance.decide(session, sender.get(), command);
            case Command.HandInText text -> texts.decide(session, sender.get(), text);
            case Command.OfBadge command ->
                    floor.followed(draft, badges.decide(draft, sender.get(), command));
            case Command.OfBooth command -> booths.decide(draft, sender.get().id(), command);
            case Command.TakeOffAir(var who) when speaks(session, who) -> floor.offAir(draft, who);
            case Command.OfSwitchboard command -> booths.decide(draft, command);
            case Command.OfHouse _ -> refused(Refusal.FORBIDDEN, "");
        };
    }

    /** Whether somebody's microphone is open on the floor: a desk's is in a booth. */
    private static boolean speaks(Session session, ParticipantId who) {
        return session.floor().speechOf(who).isPresent();
    }

    private Decision decide(Draft draft, Command.Sitting command) {
        var session = draft.session();
        boolean open = session.phase() == Session.Phase.OPEN;
        return switch (command) {
            case Command.OpenSession() -> {
                if (open) {
                    yield agreed();
                }
                var check = session.attendance().soundCheck();
                boolean all = setting.rules().customs().checkAll();
                if (check.stands() || (all && unopened(session) && check.isOpen(setting))) {
                    yield refused(Refusal.SOUND_CHECK_FAILED, "");
                }
                yield Quorum.of(setting, session).mayOpen()
                        ? agreed(
                                session.phase() == Session.Phase.SUSPENDED
                                        ? new Event.SessionResumed()
                                        : new Event.SessionOpened())
                        : refused(Refusal.NO_QUORUM, "");
            }
            case Command.CloseSession() ->
                    switch (session.phase()) {
                        case SCHEDULED -> refused(Refusal.WRONG_STATE, "");
                        case OPEN, SUSPENDED -> closing(draft);
                        case CLOSED -> agreed();
                    };
            case Command.TakeUpItem(var item) -> {
                if (!open) {
                    yield refused(Refusal.WRONG_STATE, "");
                }
                if (setting.item(item).isEmpty()) {
                    yield refused(Refusal.UNKNOWN_ITEM, "item");
                }
                yield session.item().filter(item::equals).isPresent()
                        ? agreed()
                        : agreed(new Event.ItemTakenUp(item));
            }
        };
    }

    /** A session that goes on after a pause, or is opened again, was checked before. */
    private static boolean unopened(Session session) {
        return session.phase() == Session.Phase.SCHEDULED;
    }

    private static Decision closing(Draft draft) {
        ClosingRules.close(draft);
        return draft.agreed();
    }

    private Decision decide(Draft draft, Command.OfHouse command) {
        return switch (command) {
            case Command.LoseMicrophone(var participant) ->
                    floor.followed(draft, lost(draft, participant, End.LOST));
            case Command.CloseFrameless(var participant, var epoch) ->
                    isOpen(draft.session(), participant, epoch)
                            ? floor.followed(draft, lost(draft, participant, End.NO_FRAMES))
                            : agreed();
            case Command.MoveClock(var byMs) ->
                    byMs == 0 || draft.session().phase() == Session.Phase.CLOSED
                            ? agreed()
                            : draft.add(new Event.ClockMoved(byMs)).agreed();
            case Command.Elapse() -> floor.followed(draft, due.elapsed(draft));
            case Command.HearArmed(var participant) -> booths.handovers().heard(draft, participant);
            case Command.NotePause(var participant) -> booths.paused(draft, participant);
            case Command.FollowRemoval elsewhere ->
                    floor.followed(draft, badges.follow(draft, elsewhere));
            case Command.FollowRevocation elsewhere ->
                    floor.followed(draft, badges.follow(draft, elsewhere));
        };
    }

    /** A speech that was given waits for its speaker; a microphone that opened by itself closes by itself. */
    private Decision lost(Draft draft, ParticipantId participant, End why) {
        var session = draft.session();
        boolean waits =
                switch (session.floor().modes().mode()) {
                    case MODERATED, CHAIR_ONLY -> true;
                    case AUTOMATIC, OVERRIDE, PUSH_TO_TALK -> false;
                };
        session.floor().speeches().stream()
                .filter(s -> s.participant().equals(participant) && s.isOpen())
                .forEach(
                        s -> {
                            if (waits) {
                                draft.pause(s, why, Optional.empty());
                            } else {
                                draft.end(s, why);
                            }
                        });
        booths.gone(draft, participant, why);
        return draft.agreed();
    }

    /** Whether a microphone is open under that epoch still: it may have been closed, or opened anew, meanwhile. */
    private static boolean isOpen(Session session, ParticipantId who, int epoch) {
        var air = session.booths().onAir().get(who);
        return (air != null && air.epoch() == epoch)
                || session.floor().speeches().stream()
                        .filter(s -> s.participant().equals(who))
                        .anyMatch(s -> s.microphone().equals(OptionalInt.of(epoch)));
    }
}
