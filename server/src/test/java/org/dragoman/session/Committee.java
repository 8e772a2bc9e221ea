package org.dragoman.session;

import static org.dragoman.session.SmallHall.*;

import org.dragoman.conference.Conference;
import org.dragoman.conference.Delegation;
import org.dragoman.conference.DelegationId;
import org.dragoman.conference.EndPolicy;
import org.dragoman.conference.Fraction;
import org.dragoman.conference.Group;
import org.dragoman.conference.GroupId;
import org.dragoman.conference.HouseRules;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.PointCategory;
import org.dragoman.conference.PointCategoryId;
import org.dragoman.conference.Rank;
import org.dragoman.conference.Text;
import org.dragoman.conference.TimeClass;
import org.dragoman.conference.TimeClassId;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.TurnKind;
import org.dragoman.session.said.Wish;
import org.dragoman.session.state.Setting;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The small hall with delegations of two groups, ranks, categories and rules of procedure. */
public final class Committee {
    static final GroupId EAST = new GroupId("east");
    static final GroupId WEST = new GroupId("west");
    static final TimeClassId KEYNOTE = new TimeClassId("keynote");
    static final PointCategoryId RULES = new PointCategoryId("rules");
    static final PointCategoryId SOUND = new PointCategoryId("sound");

    private Committee() {}

    static Setting setting() {
        return setting(EndPolicy.NONE, Optional.empty());
    }

    static Setting setting(EndPolicy clock, Optional<Fraction> quorum) {
        var small = SmallHall.setting().conference();
        var usual = HouseRules.STANDARD;
        var rules =
                new HouseRules(
                        true,
                        usual.point(),
                        usual.response(),
                        usual.replies(),
                        usual.onMotion(),
                        1,
                        usual.groupStatement(),
                        quorum,
                        quorum,
                        clock,
                        List.of(
                                new PointCategory(RULES, text("Rules")),
                                new PointCategory(SOUND, text("Sound"))),
                        false,
                        usual.repliesAt(),
                        usual.customs());
        var conference =
                new Conference(
                        small.id(),
                        small.title(),
                        small.place(),
                        small.zone(),
                        small.languages(),
                        List.of(
                                delegation("a", Delegation.Kind.STATE, Optional.of(EAST)),
                                delegation("e", Delegation.Kind.STATE, Optional.of(WEST)),
                                delegation("f", Delegation.Kind.STATE, Optional.of(WEST)),
                                delegation("n", Delegation.Kind.NGO, Optional.empty())),
                        small.participants().stream().map(Committee::seated).toList(),
                        small.booths(),
                        small.sessions(),
                        List.of(
                                new Group(EAST, text("East"), Optional.of(Duration.ofMinutes(6))),
                                new Group(WEST, text("West"), Optional.empty())),
                        List.of(new TimeClass(KEYNOTE, text("Keynote"), Duration.ofMinutes(15))),
                        rules,
                        small.phrases());
        return new Setting(conference, conference.sessions().getFirst(), 200);
    }

    private static Delegation delegation(String id, Delegation.Kind kind, Optional<GroupId> group) {
        var usual = new Delegation(new DelegationId(id), text(id), kind);
        return new Delegation(usual.id(), usual.name(), kind, group, usual.rights());
    }

    /** Aygun leads a delegation of the East, Emma and Farid two of the West, Nina an NGO; Olga sits beside Emma. */
    private static Participant seated(Participant person) {
        var seats =
                Map.of(
                        AYGUN, "a",
                        EMMA, "e",
                        OLGA, "e",
                        FARID, "f",
                        NINA, "n");
        var ranks = Map.of(EMMA, Rank.HEAD_OF_STATE, FARID, Rank.MINISTER);
        return new Participant(
                person.id(),
                person.name(),
                Optional.ofNullable(seats.get(person.id())).map(DelegationId::new),
                person.language(),
                person.role(),
                Optional.ofNullable(ranks.get(person.id())));
    }

    static Command request(TurnKind kind) {
        return new Command.RequestFloor(Optional.empty(), Wish.of(kind), Optional.empty());
    }

    static Command request(ParticipantId who) {
        return new Command.RequestFloor(Optional.of(who));
    }

    private static Text text(String english) {
        return new Text(Map.of(EN, english));
    }
}
