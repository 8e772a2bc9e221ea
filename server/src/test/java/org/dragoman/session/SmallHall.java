package org.dragoman.session;

import org.dragoman.conference.AgendaItem;
import org.dragoman.conference.Booth;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.Conference;
import org.dragoman.conference.ConferenceId;
import org.dragoman.conference.ItemId;
import org.dragoman.conference.Language;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.conference.SessionId;
import org.dragoman.conference.SessionPlan;
import org.dragoman.conference.Text;
import org.dragoman.conference.file.Phrasebook;
import org.dragoman.session.state.Setting;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The smallest conference that every rule can be tried on: someone of each role, and a language without a booth. */
public final class SmallHall {
    public static final LanguageTag AZ = new LanguageTag("az");
    public static final LanguageTag EN = new LanguageTag("en");
    public static final LanguageTag FR = new LanguageTag("fr");

    /** A working language that no booth interprets into. */
    public static final LanguageTag RU = new LanguageTag("ru");

    /** No working language here. */
    public static final LanguageTag DE = new LanguageTag("de");

    public static final ParticipantId CHAIR = id("chair");
    public static final ParticipantId MODERATOR = id("moderator");
    public static final ParticipantId SECRETARY = id("secretary");
    public static final ParticipantId TECHNICIAN = id("technician");
    public static final ParticipantId CAPTIONER = id("captioner");
    public static final ParticipantId OBSERVER = id("observer");
    public static final ParticipantId PRESS = id("press");
    public static final ParticipantId PUBLIC = id("public");
    public static final ParticipantId KEEPER = id("record-keeper");
    public static final ParticipantId DISPLAY = id("display");

    /** Delegates: one who delivers in each language, and Nina, who has not said. */
    public static final ParticipantId AYGUN = id("aygun");

    public static final ParticipantId EMMA = id("emma");
    public static final ParticipantId FARID = id("farid");
    public static final ParticipantId NINA = id("nina");
    public static final ParticipantId OLGA = id("olga");

    /** The Azeri booth has two desks, each with output A into Azeri and output B into English. */
    public static final ParticipantId AZ_1 = id("az-1");

    public static final ParticipantId AZ_2 = id("az-2");

    /** The English booth has two desks into English. */
    public static final ParticipantId EN_1 = id("en-1");

    public static final ParticipantId EN_2 = id("en-2");

    /** The French booth has one desk. */
    public static final ParticipantId FR_1 = id("fr-1");

    /** An interpreter with a badge and no desk. */
    public static final ParticipantId DESKLESS = id("deskless");

    /** In nobody's list of participants. */
    public static final ParticipantId STRANGER = id("stranger");

    /** Speeches of five minutes. */
    public static final ItemId DISCUSSION = new ItemId("discussion");

    /** Speeches without a limit. */
    public static final ItemId OPENING = new ItemId("opening");

    public static final ItemId NO_ITEM = new ItemId("no-item");
    public static final int WAITING_MAX = 4;

    private static final List<LanguageTag> WORKING = List.of(AZ, EN, FR, RU);

    private static final Conference CONFERENCE = conference();

    private SmallHall() {}

    public static Setting setting() {
        return new Setting(CONFERENCE, plan(), WAITING_MAX);
    }

    private static Conference conference() {
        var languages =
                IntStream.range(0, WORKING.size())
                        .mapToObj(
                                i ->
                                        new Language(
                                                WORKING.get(i),
                                                WORKING.get(i).value(),
                                                false,
                                                new ChannelNumber(i + 1)))
                        .toList();
        return new Conference(
                new ConferenceId("small"),
                text("Small"),
                text("Here"),
                ZoneOffset.UTC,
                languages,
                List.of(),
                participants(),
                List.of(
                        booth("az", List.of(AZ, EN), AZ_1, AZ_2),
                        booth("en", List.of(EN), EN_1, EN_2),
                        booth("fr", List.of(FR), FR_1)),
                List.of(plan()),
                Phrasebook.of(languages, List.of()));
    }

    private static List<Participant> participants() {
        return Stream.of(
                        Stream.of(
                                person(CHAIR, Role.CHAIR, AZ),
                                person(MODERATOR, Role.MODERATOR, EN),
                                person(SECRETARY, Role.SECRETARY, EN),
                                person(TECHNICIAN, Role.TECHNICIAN),
                                person(CAPTIONER, Role.CAPTIONER),
                                person(OBSERVER, Role.OBSERVER, FR),
                                person(PRESS, Role.PRESS),
                                person(KEEPER, Role.RECORD_KEEPER),
                                person(DISPLAY, Role.DISPLAY),
                                person(PUBLIC, Role.PUBLIC)),
                        Stream.of(
                                person(AYGUN, Role.DELEGATE, AZ),
                                person(EMMA, Role.DELEGATE, EN),
                                person(FARID, Role.DELEGATE, FR),
                                person(NINA, Role.DELEGATE),
                                person(OLGA, Role.DELEGATE, RU)),
                        Stream.of(AZ_1, AZ_2, EN_1, EN_2, FR_1, DESKLESS)
                                .map(who -> person(who, Role.INTERPRETER)))
                .flatMap(s -> s)
                .toList();
    }

    private static SessionPlan plan() {
        return new SessionPlan(
                new SessionId("morning"),
                text("Morning"),
                LocalDate.of(2013, 3, 18),
                LocalTime.of(10, 0),
                LocalTime.of(13, 0),
                List.of(
                        new AgendaItem(
                                OPENING,
                                text("Opening"),
                                AgendaItem.Kind.OPENING,
                                Duration.ZERO,
                                List.of(CHAIR)),
                        new AgendaItem(
                                DISCUSSION,
                                text("Discussion"),
                                AgendaItem.Kind.DISCUSSION,
                                Duration.ofMinutes(5),
                                List.of())));
    }

    private static Booth booth(String id, List<LanguageTag> outputs, ParticipantId... desks) {
        var interpreters =
                Arrays.stream(desks)
                        .map(who -> new Booth.Interpreter(who, outputs, List.of(), List.of()))
                        .toList();
        return new Booth(new BoothId(id), text(id), outputs, interpreters);
    }

    private static Participant person(ParticipantId id, Role role, LanguageTag... language) {
        return new Participant(
                id, text(id.value()), Optional.empty(), Arrays.stream(language).findFirst(), role);
    }

    private static Text text(String english) {
        return new Text(Map.of(EN, english));
    }

    private static ParticipantId id(String value) {
        return new ParticipantId(value);
    }
}
