package org.dragoman.gateway.view;

import org.dragoman.conference.DelegationId;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.ItemId;
import org.dragoman.protocol.v1.EndPolicy;
import org.dragoman.protocol.v1.FloorMode;
import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.HandCount;
import org.dragoman.protocol.v1.ListPolicy;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.Motion;
import org.dragoman.protocol.v1.MotionKind;
import org.dragoman.protocol.v1.PointRuled;
import org.dragoman.protocol.v1.Ruling;
import org.dragoman.protocol.v1.Side;
import org.dragoman.protocol.v1.Swap;
import org.dragoman.protocol.v1.TurnKind;
import org.dragoman.protocol.v1.TurnStatus;
import org.dragoman.protocol.v1.Undoable;
import org.dragoman.protocol.v1.UndoableAction;
import org.dragoman.session.rules.SpeechTimes;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Procedure;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Speech;
import org.dragoman.session.state.Turn;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who has the floor and who waits for it, in the wire's words. */
public final class FloorViews {
    private final Setting setting;
    private final SpeechTimes times;

    FloorViews(Setting setting) {
        this.setting = setting;
        this.times = new SpeechTimes(setting);
    }

    FloorView floor(Session now) {
        var floor = now.floor();
        var view =
                FloorView.newBuilder()
                        .setPosition(now.position())
                        .setLanguage(floor.language().value())
                        .setEpoch(now.epoch())
                        .setMode(FloorMode.valueOf("FLOOR_MODE_" + floor.modes().mode().name()))
                        .setMaxOpen(floor.modes().openMax())
                        .setChairPriority(floor.modes().priority().isPresent());
        floor.speech().ifPresent(s -> view.setSpeech(speech(now, s)));
        floor.speeches().forEach(s -> view.addSpeeches(speech(now, s)));
        floor.procedure().rulingsDue().forEach(turn -> view.addRulingsDue(turn.value()));
        floor.procedure().lastRuling().ifPresent(r -> view.setLastRuling(ruled(r)));
        floor.procedure().speechTimeMs().ifPresent(ms -> view.setSpeechSeconds((int) (ms / 1000)));
        return view.build();
    }

    private static PointRuled ruled(Procedure.PointRuled ruled) {
        return PointRuled.newBuilder()
                .setTurn(ruled.turn().value())
                .setParticipant(name(ruled.participant()))
                .setRuling(Ruling.valueOf("RULING_" + ruled.ruling().name()))
                .setText(ruled.text())
                .setBy(name(ruled.by()))
                .setAtMs(ruled.atMs())
                .build();
    }

    private org.dragoman.protocol.v1.Speech speech(Session session, Speech now) {
        return org.dragoman.protocol.v1.Speech.newBuilder()
                .setTurn(now.turn().value())
                .setParticipant(now.participant().value())
                .setLanguage(now.language().value())
                .setLimitSeconds((int) (now.limitMs() / 1000))
                .setUsedMs((int) Math.min(Integer.MAX_VALUE, now.usedMs()))
                .setRunningSinceMs(now.runningSinceMs().orElse(0))
                .setMicrophoneOpen(now.isOpen())
                .setItem(name(now.item()))
                .setKind(kind(now.wish()))
                .setOnBehalfOf(name(now.wish().onBehalfOf()))
                .setEndPolicy(EndPolicy.valueOf("END_POLICY_" + setting.rules().clock().name()))
                .setNoFrames(now.frameless())
                .setSuspendedBy(now.suspendedBy().map(t -> t.value()).orElse(0))
                .setExtraSeconds((int) (now.extraMs() / 1000))
                .setText(now.wish().text())
                .setMotion(motion(now.wish()))
                .setUncounted(setting.in(session).podium(now.participant()))
                .setGivenAtMs(now.givenAtMs())
                .build();
    }

    ListView list(Session now) {
        var speakers = now.floor().speakers();
        var view =
                ListView.newBuilder()
                        .setPosition(now.position())
                        .setOpen(now.phase() == Session.Phase.OPEN)
                        .setClosed(speakers.closed())
                        .setClosesAtMs(speakers.closesAtMs().orElse(0))
                        .setMaxWaiting(
                                now.floor().modes().waitingMax().orElse(setting.waitingMax()));
        var delegations = new HashMap<Delegated, Integer>();
        for (Turn t : speakers.turns()) {
            int earlier = earlier(delegations, speakers.item(), t);
            view.addTurns(turn(now, t).setDelegationTurn(earlier));
        }
        speakers.swaps()
                .forEach(
                        s ->
                                view.addSwaps(
                                        Swap.newBuilder()
                                                .setTurn(s.turn().value())
                                                .setWithTurn(s.with().value())
                                                .setOfferedBy(name(s.by()))));
        now.floor()
                .undoable()
                .ifPresent(
                        u ->
                                view.setUndo(
                                        Undoable.newBuilder()
                                                .setPosition(u.position())
                                                .setBy(u.by().value())
                                                .setWhat(
                                                        UndoableAction.valueOf(
                                                                "UNDOABLE_ACTION_"
                                                                        + u.what().name()))
                                                .setTurn(u.turn().map(t -> t.value()).orElse(0))
                                                .setUntilMs(u.untilMs())));
        speakers.ordered()
                .ifPresent(by -> view.setPolicy(policy(by.policy())).setOrderedBy(by.by().value()));
        motions(now, view);
        return view.build();
    }

    private static void motions(Session now, ListView.Builder view) {
        now.floor()
                .procedure()
                .motions()
                .forEach(
                        m ->
                                view.addMotions(
                                        counted(m)
                                                .setTurn(m.turn().value())
                                                .setKind(motion(Optional.of(m.kind())))
                                                .setParticipant(m.participant().value())
                                                .setText(m.text())
                                                .setSpokenFor(
                                                        m.spokenFor()
                                                                + waiting(now, m, Side.SIDE_FOR))
                                                .setSpokenAgainst(
                                                        m.spokenAgainst()
                                                                + waiting(
                                                                        now, m, Side.SIDE_AGAINST))
                                                .setMoved(true)));
        now.floor().list().stream()
                .filter(t -> t.kind() == org.dragoman.session.said.TurnKind.MOTION)
                .forEach(
                        t ->
                                view.addMotions(
                                        Motion.newBuilder()
                                                .setTurn(t.id().value())
                                                .setKind(motion(t.wish()))
                                                .setParticipant(t.participant().value())
                                                .setText(t.wish().text())));
    }

    private static Motion.Builder counted(Procedure.Motion motion) {
        var wire = Motion.newBuilder();
        motion.count()
                .ifPresent(
                        c ->
                                wire.setCount(
                                        HandCount.newBuilder()
                                                .setInFavour(c.inFavour())
                                                .setAgainst(c.against())
                                                .setAbstaining(c.abstaining())
                                                .setBy(name(c.by()))
                                                .setAtMs(c.atMs())));
        return wire;
    }

    private static int waiting(Session now, Procedure.Motion motion, Side side) {
        return (int)
                now.floor().list().stream()
                        .filter(t -> t.kind() == org.dragoman.session.said.TurnKind.ON_MOTION)
                        .filter(t -> t.wish().about().equals(Optional.of(motion.turn())))
                        .filter(t -> side(t.wish()) == side)
                        .count();
    }

    /** A delegation that speaks on an item, for itself or for a group. */
    private record Delegated(
            DelegationId delegation, Optional<ItemId> item, Optional<GroupId> group) {}

    /** The number of the first turn of the same delegation for the same item; 0 where this one is the first. */
    private int earlier(Map<Delegated, Integer> before, Optional<ItemId> taken, Turn turn) {
        var delegation = setting.bodyOf(turn.participant());
        if (delegation.isEmpty()
                || turn.kind() != org.dragoman.session.said.TurnKind.SPEECH
                || turn.status() == org.dragoman.session.said.TurnStatus.ABSENT) {
            return 0;
        }
        var spoken = new Delegated(delegation.get(), turn.item(taken), turn.wish().onBehalfOf());
        Integer first = before.putIfAbsent(spoken, turn.id().value());
        return first == null ? 0 : first;
    }

    private org.dragoman.protocol.v1.Turn.Builder turn(Session session, Turn now) {
        return org.dragoman.protocol.v1.Turn.newBuilder()
                .setTurn(now.id().value())
                .setParticipant(now.participant().value())
                .setLanguage(now.language().value())
                .setRequestedAtMs(now.requestedAtMs())
                .setMovedBy(now.moved().map(m -> m.by().value()).orElse(""))
                .setReason(now.moved().map(Turn.Move::reason).orElse(""))
                .setKind(kind(now.wish()))
                .setStatus(status(session, now))
                .setOnBehalfOf(name(now.wish().onBehalfOf()))
                .setLimitSeconds((int) (times.limitMs(session, now) / 1000))
                .setItem(name(now.wish().item()))
                .setMotion(motion(now.wish()))
                .setText(now.wish().text())
                .setInscribed(now.listing().inscribed())
                .setAbsentTimes(now.absences())
                .setCategory(name(now.wish().category()))
                .setTimeClass(name(now.wish().timeClass()))
                .setOnMotion(
                        now.kind() == org.dragoman.session.said.TurnKind.ON_MOTION
                                ? now.wish().about().map(t -> t.value()).orElse(0)
                                : 0)
                .setSide(side(now.wish()))
                .setMovedPolicy(policy(now.moved().flatMap(Turn.Move::policy)));
    }

    private static TurnStatus status(Session session, Turn now) {
        return now.isFor(session.floor().speakers().item())
                ? TurnStatus.valueOf("TURN_STATUS_" + now.status().name())
                : TurnStatus.TURN_STATUS_OTHER_ITEM;
    }

    private static Side side(Wish wish) {
        return wish.side().map(s -> Side.valueOf("SIDE_" + s.name())).orElse(Side.SIDE_UNSPECIFIED);
    }

    static ListPolicy policy(Optional<org.dragoman.session.said.ListPolicy> policy) {
        return policy.map(p -> ListPolicy.valueOf("LIST_POLICY_" + p.name()))
                .orElse(ListPolicy.LIST_POLICY_UNSPECIFIED);
    }

    static TurnKind kind(Wish wish) {
        return TurnKind.valueOf("TURN_KIND_" + wish.kind().name());
    }

    private static MotionKind motion(Wish wish) {
        return motion(wish.motion());
    }

    private static MotionKind motion(Optional<org.dragoman.session.said.MotionKind> kind) {
        return kind.map(k -> MotionKind.valueOf("MOTION_KIND_" + k.name()))
                .orElse(MotionKind.MOTION_KIND_UNSPECIFIED);
    }

    /** An id as it stands on the wire; empty for none. */
    public static String name(Optional<?> id) {
        return id.map(Object::toString).orElse("");
    }
}
