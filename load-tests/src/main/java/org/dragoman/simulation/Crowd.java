package org.dragoman.simulation;

import org.dragoman.conference.ItemId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.session.said.Asked;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What everybody asks: mostly what befits them, sometimes anything at all; on what they saw a while ago; and now and then
 * the same again.
 */
final class Crowd {
    private static final ParticipantId STRANGER = new ParticipantId("stranger");
    private static final Set<Role> PODIUM = EnumSet.of(Role.CHAIR, Role.MODERATOR);
    private static final Set<Role> SPEAKERS =
            EnumSet.of(Role.SECRETARY, Role.DELEGATE, Role.OBSERVER);
    private static final int REMEMBERED = 8;
    private static final int REASON_MAX = 300;

    private final Dice dice;
    private final Setting setting;
    private final List<Participant> people;
    private final List<List<Participant>> busy;
    private final Running running;
    private final Desking desking;
    private final Scenario scenario;
    private long nowSeen;
    private final Map<ParticipantId, Long> seen = new HashMap<>();
    private final Deque<Asked> lately = new ArrayDeque<>();

    Crowd(Dice dice, Setting setting, Scenario scenario) {
        this.dice = dice;
        this.setting = setting;
        this.people = setting.conference().participants();
        this.running = new Running(dice, setting);
        this.desking = new Desking(dice, setting);
        this.scenario = scenario;
        this.busy =
                (scenario == Scenario.RACE
                                ? Stream.of(PODIUM, PODIUM, PODIUM, PODIUM, SPEAKERS)
                                : Stream.of(
                                        PODIUM,
                                        PODIUM,
                                        SPEAKERS,
                                        SPEAKERS,
                                        EnumSet.of(Role.INTERPRETER)))
                        .map(
                                roles ->
                                        people.stream()
                                                .filter(p -> roles.contains(p.role()))
                                                .toList())
                        .toList();
    }

    /** The next command, and who asks it. */
    Asked next(Session session, long nowMs) {
        if (!lately.isEmpty() && dice.percent(6)) {
            var before = dice.one(List.copyOf(lately));
            return new Asked(
                    before.by(),
                    before.seenPosition(),
                    nowMs,
                    before.command(),
                    before.elsewhere());
        }
        var asked = fresh(session, nowMs);
        lately.addLast(asked);
        if (lately.size() > REMEMBERED) {
            lately.removeFirst();
        }
        return asked;
    }

    /** A view has reached some of the people. */
    void look(long position) {
        for (Participant person : people) {
            if (dice.percent(40)) {
                seen.put(person.id(), position);
            }
        }
    }

    private Asked fresh(Session session, long nowMs) {
        nowSeen = nowMs;
        if (scenario == Scenario.HANDOVER && dice.percent(85)) {
            return desking.step(session, nowMs);
        }
        if (dice.percent(3)) {
            return new Asked(Optional.empty(), 0, nowMs, ofHouse());
        }
        var person = dice.one(dice.percent(4) ? people : dice.one(busy));
        var who = dice.percent(1) ? STRANGER : person.id();
        var command = dice.percent(8) ? anything(session, person) : befitting(session, person);
        var elsewhere =
                dice.percent(3) ? Set.of(heardElsewhere(session, person)) : Set.<ParticipantId>of();
        return new Asked(Optional.of(who), position(who, session), nowMs, command, elsewhere);
    }

    /** Somebody whose microphone may be about to open here: who asks, whose speech waits, or who is next. */
    private ParticipantId heardElsewhere(Session session, Participant person) {
        var waiting = session.floor().speeches().stream().filter(s -> !s.isOpen()).toList();
        return switch (dice.below(4)) {
            case 0 -> person.id();
            case 1 -> waiting.isEmpty() ? anybody() : dice.one(waiting).participant();
            default ->
                    session.floor()
                            .speakers()
                            .next()
                            .map(t -> t.participant())
                            .orElseGet(this::anybody);
        };
    }

    private long position(ParticipantId who, Session session) {
        return switch (dice.below(10)) {
            case 0, 1, 2 -> 0;
            case 3 -> dice.below((int) session.position() + 3);
            default -> seen.getOrDefault(who, 0L);
        };
    }

    private Command befitting(Session session, Participant person) {
        return switch (person.role()) {
            case CHAIR, MODERATOR -> podium(session, person);
            case SECRETARY -> secretary(session, person);
            case DELEGATE, OBSERVER -> delegate(session, person);
            case INTERPRETER -> desking.interpreter();
            case TECHNICIAN -> dice.percent(30) ? running.badge(session) : desking.technician();
            case CAPTIONER, PRESS, RECORD_KEEPER, DISPLAY, PUBLIC -> anything(session, person);
        };
    }

    private Command anything(Session session, Participant person) {
        return switch (dice.below(7)) {
            case 0, 1 -> podium(session, person);
            case 2 -> secretary(session, person);
            case 3 -> delegate(session, person);
            case 4 -> desking.interpreter();
            case 5 -> desking.technician();
            default -> ofHouse();
        };
    }

    private Command podium(Session session, Participant person) {
        if (session.phase() != Session.Phase.OPEN && dice.percent(50)) {
            return new Command.OpenSession();
        }
        return switch (dice.below(40)) {
            case 0 -> new Command.OpenSession();
            case 1 -> new Command.CloseSession();
            case 2, 3 -> new Command.TakeUpItem(item());
            case 4, 5, 6 -> new Command.GiveTurn(turn(session), perhapsLanguage());
            case 7, 8, 9, 10 -> new Command.GiveFloor(anybody(), perhapsLanguage());
            case 11, 12, 13, 14, 15, 16, 17, 18 -> new Command.GiveNext();
            case 19, 20 -> new Command.EndSpeech();
            case 21, 22 -> new Command.TakeFloor();
            case 23, 24, 25 -> new Command.PauseSpeech();
            case 26, 27, 28, 29, 30 -> new Command.ResumeSpeech();
            case 31, 32, 33 -> new Command.DeclareFloorLanguage(language());
            case 34 -> running.procedure(session);
            case 35 -> dice.percent(50) ? running.procedure(session) : running.badge(session);
            case 36 -> running.speech(session);
            case 37 -> running.speech(session);
            default -> secretary(session, person);
        };
    }

    private Command secretary(Session session, Participant person) {
        return switch (dice.below(9)) {
            case 6, 7, 8 -> running.list(session, nowSeen);
            case 0, 1 -> new Command.RequestFloor(Optional.of(anybody()));
            case 2 -> new Command.WithdrawRequest(turn(session));
            case 3, 4 -> new Command.MoveTurn(turn(session), place(session), reason());
            default -> delegate(session, person);
        };
    }

    private Command delegate(Session session, Participant person) {
        return switch (dice.below(13)) {
            case 11 -> running.inscribe(person);
            case 12 -> running.handIn(person);
            case 8, 9 -> running.request(session);
            case 10 -> running.own(session, person);
            case 0, 1, 2, 3 -> new Command.RequestFloor(Optional.empty());
            case 4 -> new Command.RequestFloor(Optional.of(person.id()));
            case 5 ->
                    new Command.WithdrawRequest(
                            session.floor()
                                    .turnOf(person.id())
                                    .map(t -> t.id())
                                    .orElseGet(() -> turn(session)));
            default -> new Command.EndSpeech();
        };
    }

    private Command ofHouse() {
        return switch (dice.below(5)) {
            case 4 -> new Command.MoveClock(dice.between(-3000, 3000));
            case 0, 1 -> new Command.Elapse();
            case 2 -> new Command.LoseMicrophone(anybody());
            default -> desking.noticed();
        };
    }

    private ParticipantId anybody() {
        return dice.percent(2) ? STRANGER : dice.one(people).id();
    }

    private TurnId turn(Session session) {
        var list = session.floor().list();
        return list.isEmpty() || dice.percent(15)
                ? new TurnId(dice.between(0, session.floor().nextTurn() + 1))
                : dice.one(list).id();
    }

    private int place(Session session) {
        return dice.percent(5)
                ? dice.one(List.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE))
                : dice.between(1, session.floor().list().size() + 1);
    }

    private String reason() {
        return dice.percent(3) ? "x".repeat(REASON_MAX + 1) : "protocol " + dice.below(9);
    }

    private ItemId item() {
        var items = new ArrayList<ItemId>(List.of(new ItemId("no-item")));
        setting.plan().items().forEach(i -> items.add(i.id()));
        return dice.one(items);
    }

    private LanguageTag language() {
        return dice.percent(5) ? new LanguageTag("de") : dice.one(setting.languages()).tag();
    }

    private Optional<LanguageTag> perhapsLanguage() {
        return dice.percent(30) ? Optional.of(language()) : Optional.empty();
    }
}
