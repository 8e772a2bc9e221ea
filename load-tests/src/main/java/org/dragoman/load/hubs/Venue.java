package org.dragoman.load.hubs;

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

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conference that is measured: six languages of which five have a booth on air, so that the floor and five channels
 * each carry sound of their own. The floor speaks the sixth, which nobody listens to.
 */
public final class Venue {
    /** Languages of channels 1 to 5. */
    public static final List<String> BOOTHS = List.of("ar", "az", "en", "fr", "ru");

    /** The language of the floor. */
    public static final String FLOOR = "es";

    /** Enough to hand over at 50 Hz without passing the limit of commands for each connection. */
    public static final int DESKS = 4;

    public static final ParticipantId MODERATOR = new ParticipantId("moderator");

    /** Who speaks; two, so that the floor can change. */
    public static final List<String> SPEAKERS = List.of("speaker-1", "speaker-2");

    private static final int CONNECTIONS_EACH = 32;

    private Venue() {}

    /** A conference with room for so many listeners. */
    public static Conference conference(int listeners) {
        return new Conference(
                new ConferenceId("bench"),
                text("Bench"),
                text("Here"),
                ZoneId.of("UTC"),
                languages(),
                List.of(),
                participants(listeners),
                BOOTHS.stream().map(Venue::booth).toList(),
                List.of(session()),
                Phrasebook.of(languages(), List.of()));
    }

    private static Text text(String words) {
        return new Text(Map.of(new LanguageTag("en"), words));
    }

    private static List<Language> languages() {
        var all = new ArrayList<Language>();
        for (String tag : BOOTHS) {
            all.add(language(tag, all.size() + 1));
        }
        all.add(language(FLOOR, all.size() + 1));
        return all;
    }

    private static Language language(String tag, int channel) {
        return new Language(new LanguageTag(tag), tag, false, new ChannelNumber(channel));
    }

    public static ParticipantId interpreter(String booth, int desk) {
        return new ParticipantId("interpreter-" + booth + "-" + desk);
    }

    static List<ParticipantId> listeners(int listeners) {
        var all = new ArrayList<ParticipantId>();
        for (int i = 0; i <= listeners / (CONNECTIONS_EACH - 2); i++) {
            all.add(new ParticipantId("delegate-" + i));
        }
        return all;
    }

    private static List<Participant> participants(int listeners) {
        var all = new ArrayList<Participant>();
        all.add(participant(MODERATOR, Role.MODERATOR));
        SPEAKERS.forEach(s -> all.add(participant(new ParticipantId(s), Role.DELEGATE)));
        for (String booth : BOOTHS) {
            for (int desk = 0; desk < DESKS; desk++) {
                all.add(participant(interpreter(booth, desk), Role.INTERPRETER));
            }
        }
        listeners(listeners).forEach(id -> all.add(participant(id, Role.OBSERVER)));
        return all;
    }

    private static Participant participant(ParticipantId id, Role role) {
        return new Participant(
                id, text(id.value()), Optional.empty(), Optional.of(new LanguageTag(FLOOR)), role);
    }

    private static Booth booth(String tag) {
        var desks = new ArrayList<Booth.Interpreter>();
        var language = new LanguageTag(tag);
        for (int desk = 0; desk < DESKS; desk++) {
            desks.add(
                    new Booth.Interpreter(
                            interpreter(tag, desk),
                            List.of(language),
                            List.of(),
                            List.of(new LanguageTag(FLOOR))));
        }
        return new Booth(new BoothId("booth-" + tag), text(tag), List.of(language), desks);
    }

    private static SessionPlan session() {
        var item =
                new AgendaItem(
                        new ItemId("item-1"),
                        text("All day"),
                        AgendaItem.Kind.DISCUSSION,
                        Duration.ZERO,
                        List.of());
        return new SessionPlan(
                new SessionId("plenary"),
                text("Plenary"),
                LocalDate.EPOCH,
                LocalTime.of(9, 0),
                LocalTime.of(18, 0),
                List.of(item));
    }
}
