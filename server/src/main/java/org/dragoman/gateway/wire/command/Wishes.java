package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.id;
import static org.dragoman.gateway.wire.command.Parts.optional;
import static org.dragoman.gateway.wire.command.Parts.outOfRange;
import static org.dragoman.gateway.wire.command.Parts.participant;
import static org.dragoman.gateway.wire.command.Parts.turn;
import static org.dragoman.gateway.wire.command.Parts.words;

import org.dragoman.conference.GroupId;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.PointCategoryId;
import org.dragoman.conference.TimeClassId;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.Inscribe;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.RequestFloor;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.Inscription;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.said.MotionKind;
import org.dragoman.session.said.Side;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what somebody wants the floor for. */
public final class Wishes {
    private static final int ENTRIES_MAX = 200;

    private Wishes() {}

    static Command request(RequestFloor wire) throws Unreadable {
        var wish =
                new Wish(
                        kind(wire.getKind()),
                        group(wire.getOnBehalfOf()),
                        item(wire.getItem()),
                        timeClass(wire.getTimeClass()),
                        optional(
                                wire.getCategory(),
                                text ->
                                        id(
                                                text,
                                                PointCategoryId::new,
                                                RefusalCode.REFUSAL_CODE_UNKNOWN_CATEGORY,
                                                "category")),
                        motion(wire.getMotion()),
                        turn(wire.getOnMotion()),
                        side(wire.getSide()),
                        words(wire.getText(), "text"));
        return new Command.RequestFloor(
                optional(wire.getParticipant(), Parts::participant),
                wish,
                optional(wire.getLanguage(), Parts::language));
    }

    static Command inscribe(Inscribe wire) throws Unreadable {
        if (wire.getEntriesCount() > ENTRIES_MAX) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, "entries");
        }
        List<Inscription> entries = new ArrayList<>();
        for (var entry : wire.getEntriesList()) {
            entries.add(inscription(entry));
        }
        return new Command.Inscribe(entries);
    }

    public static Inscription inscription(org.dragoman.protocol.v1.Inscription entry)
            throws Unreadable {
        var wish =
                new Wish(
                        TurnKind.SPEECH,
                        group(entry.getOnBehalfOf()),
                        item(entry.getItem()),
                        timeClass(entry.getTimeClass()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        words(entry.getText(), "text"));
        return new Inscription(
                participant(entry.getParticipant()),
                optional(entry.getLanguage(), Parts::language),
                wish);
    }

    public static ListPolicy policy(org.dragoman.protocol.v1.ListPolicy wire) throws Unreadable {
        return switch (wire) {
            case LIST_POLICY_FIFO -> ListPolicy.FIFO;
            case LIST_POLICY_RANK -> ListPolicy.RANK;
            case LIST_POLICY_FEWEST -> ListPolicy.FEWEST;
            case LIST_POLICY_LEAST_TIME -> ListPolicy.LEAST_TIME;
            case LIST_POLICY_ALTERNATE_GROUPS -> ListPolicy.ALTERNATE_GROUPS;
            case LIST_POLICY_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("policy");
        };
    }

    private static TurnKind kind(org.dragoman.protocol.v1.TurnKind wire) throws Unreadable {
        return switch (wire) {
            case TURN_KIND_UNSPECIFIED, TURN_KIND_SPEECH -> TurnKind.SPEECH;
            case TURN_KIND_RESPONSE -> TurnKind.RESPONSE;
            case TURN_KIND_POINT_OF_ORDER -> TurnKind.POINT_OF_ORDER;
            case TURN_KIND_RIGHT_OF_REPLY -> TurnKind.RIGHT_OF_REPLY;
            case TURN_KIND_MOTION -> TurnKind.MOTION;
            case TURN_KIND_ON_MOTION -> TurnKind.ON_MOTION;
            case UNRECOGNIZED -> throw outOfRange("kind");
        };
    }

    private static Optional<MotionKind> motion(org.dragoman.protocol.v1.MotionKind wire)
            throws Unreadable {
        return switch (wire) {
            case MOTION_KIND_UNSPECIFIED -> Optional.empty();
            case MOTION_KIND_SUSPEND_MEETING -> Optional.of(MotionKind.SUSPEND_MEETING);
            case MOTION_KIND_ADJOURN_MEETING -> Optional.of(MotionKind.ADJOURN_MEETING);
            case MOTION_KIND_ADJOURN_DEBATE -> Optional.of(MotionKind.ADJOURN_DEBATE);
            case MOTION_KIND_CLOSE_DEBATE -> Optional.of(MotionKind.CLOSE_DEBATE);
            case UNRECOGNIZED -> throw outOfRange("motion");
        };
    }

    private static Optional<Side> side(org.dragoman.protocol.v1.Side wire) throws Unreadable {
        return switch (wire) {
            case SIDE_UNSPECIFIED -> Optional.empty();
            case SIDE_FOR -> Optional.of(Side.FOR);
            case SIDE_AGAINST -> Optional.of(Side.AGAINST);
            case UNRECOGNIZED -> throw outOfRange("side");
        };
    }

    private static Optional<GroupId> group(String text) throws Unreadable {
        return optional(text, Parts::group);
    }

    private static Optional<ItemId> item(String text) throws Unreadable {
        return optional(text, Parts::item);
    }

    private static Optional<TimeClassId> timeClass(String text) throws Unreadable {
        return optional(
                text,
                id ->
                        id(
                                id,
                                TimeClassId::new,
                                RefusalCode.REFUSAL_CODE_UNKNOWN_CATEGORY,
                                "time_class"));
    }
}
