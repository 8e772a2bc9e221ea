package org.dragoman.simulation;

import org.dragoman.conference.AgendaItem;
import org.dragoman.conference.Booth;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ConferenceId;
import org.dragoman.conference.EndPolicy;
import org.dragoman.conference.Fraction;
import org.dragoman.conference.HallScreens;
import org.dragoman.conference.HouseRules;
import org.dragoman.conference.InscriptionHours;
import org.dragoman.conference.Interlock;
import org.dragoman.conference.Interpretation;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Phrase;
import org.dragoman.conference.PhraseId;
import org.dragoman.conference.Role;
import org.dragoman.conference.SessionAccess;
import org.dragoman.conference.SessionId;
import org.dragoman.conference.SessionPlan;
import org.dragoman.conference.Text;
import org.dragoman.session.state.Setting;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A conference drawn by the dice, small enough for people to get in each other's way. */
final class Casting {
    private static final List<String> TAGS =
            List.of("az", "ar", "en", "fr", "ru", "es", "zh-Hant", "tr");
    private static final int BOOTHS_MAX = 6;
    private static final int ITEMS_MAX = 4;
    private static final int WAITING_MAX = 9;

    private final Dice dice;
    private final List<Language> languages;
    private final List<Participant> people = new ArrayList<>();

    private Casting(Dice dice) {
        this.dice = dice;
        this.languages = languages(dice.between(1, TAGS.size()));
    }

    static Setting setting(Dice dice) {
        return new Casting(dice).drawn();
    }

    private Setting drawn() {
        for (Role role : Role.values()) {
            if (role != Role.INTERPRETER) {
                several(dice.between(1, role == Role.DELEGATE ? 7 : 2))
                        .forEach(i -> seat(role, word(role) + "-" + i));
            }
        }
        var booths = several(dice.between(0, BOOTHS_MAX)).map(this::booth).toList();
        var items = several(dice.between(0, ITEMS_MAX)).map(this::item).toList();
        seat(Role.INTERPRETER, "deskless");
        var plan =
                new SessionPlan(
                        new SessionId("day"),
                        text("Day"),
                        LocalDate.of(2013, 3, 18),
                        LocalTime.of(10, 0),
                        LocalTime.of(18, 0),
                        items,
                        SessionAccess.OF_ALL,
                        hours(),
                        Map.of());
        var conference =
                new Conference(
                        new ConferenceId("simulated"),
                        text("Simulated"),
                        text("Nowhere"),
                        ZoneOffset.UTC,
                        languages,
                        List.of(),
                        people,
                        booths,
                        List.of(plan),
                        List.of(),
                        List.of(),
                        rules(),
                        List.of(phrase("coffee-break"), phrase("list-closed")),
                        interpretation(),
                        List.of(),
                        HallScreens.PLAIN);
        return new Setting(conference, plan, dice.between(0, WAITING_MAX));
    }

    /** Usual rules; in some houses the clock closes microphones, in some a quorum is asked for. */
    private HouseRules rules() {
        var usual = HouseRules.STANDARD;
        return new HouseRules(
                dice.percent(70),
                dice.percent(50) ? usual.point() : Duration.ofSeconds(5),
                usual.response(),
                usual.replies(),
                usual.onMotion(),
                usual.motionSpeakers(),
                usual.groupStatement(),
                Optional.empty(),
                dice.percent(50) ? Optional.of(new Fraction(1, 2)) : Optional.empty(),
                dice.percent(40) ? EndPolicy.CLOSE : EndPolicy.NONE,
                List.of(),
                dice.percent(20),
                usual.repliesAt(),
                usual.customs());
    }

    /** In most houses whoever comes takes over; in some nothing keeps desks apart, or the first stays. */
    private Interpretation interpretation() {
        var usual = Interpretation.STANDARD;
        var interlock =
                dice.percent(70)
                        ? usual.interlock()
                        : new Interlock(
                                dice.one(List.of(Interlock.Mode.values())),
                                List.of(dice.one(List.of(Interlock.TakeOver.values()))));
        return new Interpretation(
                interlock, usual.hold(), usual.drain(), usual.handover(), usual.shift());
    }

    private static Phrase phrase(String id) {
        return new Phrase(new PhraseId(id), text(id + " {time}"));
    }

    private static List<Language> languages(int many) {
        return several(many)
                .map(
                        i -> {
                            var tag = new LanguageTag(TAGS.get(i - 1));
                            return new Language(tag, tag.value(), false, new ChannelNumber(i));
                        })
                .toList();
    }

    private ParticipantId seat(Role role, String name) {
        var id = new ParticipantId(name);
        var delivers =
                dice.percent(80)
                        ? Optional.of(dice.one(languages).tag())
                        : Optional.<LanguageTag>empty();
        people.add(new Participant(id, text(name), Optional.empty(), delivers, role));
        return id;
    }

    private Booth booth(int number) {
        var outputs =
                several(dice.between(1, Booth.OUTPUTS_MAX))
                        .map(i -> dice.one(languages).tag())
                        .toList();
        var interpreters =
                several(dice.between(1, 3))
                        .map(i -> seat(Role.INTERPRETER, "interpreter-" + number + "-" + i))
                        .map(who -> new Booth.Interpreter(who, outputs, List.of(), passive()))
                        .toList();
        var pivots = several(dice.between(0, 2)).map(i -> dice.one(languages).tag()).toList();
        return new Booth(
                new BoothId("booth-" + number),
                text("Booth"),
                outputs,
                interpreters,
                pivots,
                List.of(ChannelNumber.FLOOR));
    }

    private List<LanguageTag> passive() {
        return several(dice.between(0, 2)).map(i -> dice.one(languages).tag()).toList();
    }

    private AgendaItem item(int number) {
        return new AgendaItem(
                new ItemId("item-" + number),
                text("Item"),
                AgendaItem.Kind.DISCUSSION,
                Duration.ofMinutes(dice.between(0, 5)),
                List.of(),
                Optional.empty(),
                hours(),
                Optional.empty());
    }

    /** Some sessions and items have none, some are over soon, some open later. */
    private Optional<InscriptionHours> hours() {
        if (dice.percent(40)) {
            return Optional.empty();
        }
        var begins = LocalDate.of(2013, 3, 18).atTime(10, 0);
        var opens = begins.plusSeconds(dice.between(-60, 60));
        return Optional.of(new InscriptionHours(opens, opens.plusSeconds(dice.between(1, 300))));
    }

    private static Stream<Integer> several(int many) {
        return IntStream.rangeClosed(1, many).boxed();
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Text text(String english) {
        return new Text(Map.of(new LanguageTag("en"), english));
    }
}
