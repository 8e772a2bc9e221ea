package org.dragoman.protocol;

import org.dragoman.protocol.v1.AgendaItem;
import org.dragoman.protocol.v1.AgendaItemKind;
import org.dragoman.protocol.v1.Booth;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.Delegation;
import org.dragoman.protocol.v1.DelegationKind;
import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.HallScreens;
import org.dragoman.protocol.v1.Interpreter;
import org.dragoman.protocol.v1.Language;
import org.dragoman.protocol.v1.Limits;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.ProgrammeView;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.SessionOutline;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.SessionStanding;
import org.dragoman.protocol.v1.SessionView;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.protocol.v1.Text;
import org.dragoman.protocol.v1.Turn;

import java.util.List;

/** The views that everybody sees, and what stands around them in a Welcome. */
final class ViewVectors {
    private ViewVectors() {}

    static List<Vector> sessions() {
        return List.of(
                ServerVectors.of(
                        "session view, scheduled",
                        ServerVectors.body()
                                .setSession(
                                        SessionView.newBuilder()
                                                .setSession("day-1")
                                                .setPhase(SessionPhase.SESSION_PHASE_SCHEDULED))),
                ServerVectors.of(
                        "session view, open",
                        ServerVectors.body().setSession(session(SessionPhase.SESSION_PHASE_OPEN))),
                ServerVectors.of(
                        "session view, closed",
                        ServerVectors.body()
                                .setSession(
                                        session(SessionPhase.SESSION_PHASE_CLOSED).toBuilder()
                                                .setClosedAtMs(ServerVectors.NOON + 10_000))));
    }

    static List<Vector> programmes() {
        return List.of(
                ServerVectors.of(
                        "programme view, two sessions go on and one is to come",
                        ServerVectors.body().setProgramme(programme())),
                ServerVectors.of(
                        "programme view, nothing is to come",
                        ServerVectors.body()
                                .setProgramme(
                                        ProgrammeView.newBuilder()
                                                .setVersion(3)
                                                .addSessions(
                                                        standing(
                                                                "opening",
                                                                SessionPhase.SESSION_PHASE_CLOSED))
                                                .setPresent("opening"))));
    }

    static ProgrammeView programme() {
        return ProgrammeView.newBuilder()
                .setVersion(2)
                .addSessions(
                        standing("plenary-2", SessionPhase.SESSION_PHASE_OPEN).toBuilder()
                                .setItem("2.a")
                                .setLanguage("az")
                                .addInterpreted("en")
                                .addInterpreted("fr"))
                .addSessions(standing("plenary-3", SessionPhase.SESSION_PHASE_OPEN))
                .addSessions(standing("closing", SessionPhase.SESSION_PHASE_SCHEDULED))
                .setPresent("plenary-2")
                .build();
    }

    private static SessionStanding standing(String session, SessionPhase phase) {
        return SessionStanding.newBuilder().setSession(session).setPhase(phase).build();
    }

    static List<Vector> floors() {
        FloorView nobody =
                FloorView.newBuilder()
                        .setPosition(18)
                        .setLanguage("az")
                        .setEpoch(ClientVectors.MAX32)
                        .build();
        FloorView paused =
                speaking().toBuilder()
                        .setSpeech(
                                speaking().getSpeech().toBuilder()
                                        .setUsedMs(108_000)
                                        .setRunningSinceMs(0)
                                        .setMicrophoneOpen(false))
                        .build();
        return List.of(
                ServerVectors.of(
                        "floor view, somebody speaks", ServerVectors.body().setFloor(speaking())),
                ServerVectors.of(
                        "floor view, the speech is paused", ServerVectors.body().setFloor(paused)),
                FloorVectors.floor(),
                ServerVectors.of(
                        "floor view, nobody has the floor", ServerVectors.body().setFloor(nobody)));
    }

    static List<Vector> lists() {
        return List.of(
                ServerVectors.of("list view", ServerVectors.body().setList(list())),
                FloorVectors.list(),
                ServerVectors.of(
                        "list view, closed and empty",
                        ServerVectors.body().setList(ListView.newBuilder().setPosition(19))));
    }

    static Limits limits() {
        return Limits.newBuilder()
                .setHelloSeconds(5)
                .setMessageBytes(65536)
                .setCommandsPerSecond(20)
                .setFramesPerSecond(75)
                .setPacketBytes(1275)
                .setChannelsHeard(8)
                .setCaptionCharacters(2000)
                .setPingSeconds(5)
                .build();
    }

    static Conference conference() {
        return Conference.newBuilder()
                .setId("example")
                .setTitle(
                        text(
                                "ar",
                                "مؤتمر",
                                "az",
                                "Konfrans",
                                "en",
                                "Conference",
                                "ru",
                                "Конференция"))
                .setPlace(text("az", "Bakı", "en", "Baku"))
                .setTimeZone("Asia/Baku")
                .setHall(
                        HallScreens.newBuilder()
                                .setLogo("/logo")
                                .setListen("/hear")
                                .setCode("/hear.svg"))
                .addLanguages(language("ar", "العربية", 1).setRightToLeft(true))
                .addLanguages(language("az", "Azərbaycanca", 2))
                .addLanguages(language("ru", "Русский", 3))
                .addDelegations(
                        Delegation.newBuilder()
                                .setId("host")
                                .setName(text("en", "Host country"))
                                .setKind(DelegationKind.DELEGATION_KIND_STATE))
                .addParticipants(
                        Participant.newBuilder()
                                .setId("az-head")
                                .setName(text("az", "Nümayəndə heyətinin başçısı"))
                                .setDelegation("host")
                                .setRole(Role.ROLE_DELEGATE)
                                .setLanguage("az"))
                .addBooths(
                        Booth.newBuilder()
                                .setId("az")
                                .setName(text("en", "Azeri booth"))
                                .addAllOutputs(List.of("az", "ru"))
                                .addInterpreters(
                                        Interpreter.newBuilder()
                                                .setParticipant("az-interpreter-1")
                                                .addA("az")
                                                .addB("ru")
                                                .addC("ar")))
                .addSessions(
                        SessionOutline.newBuilder()
                                .setId("day-1")
                                .setTitle(text("fr", "Première séance"))
                                .setDay("2013-03-18")
                                .setStarts("10:00")
                                .setEnds("13:00")
                                .addItems(
                                        AgendaItem.newBuilder()
                                                .setId("opening")
                                                .setTitle(text("en", "Opening"))
                                                .setKind(AgendaItemKind.AGENDA_ITEM_KIND_OPENING)
                                                .setSpeechSeconds(300)
                                                .addSpeakers("az-head")))
                .build();
    }

    static SessionView session(SessionPhase phase) {
        return SessionView.newBuilder()
                .setPosition(2)
                .setSession("day-1")
                .setPhase(phase)
                .setItem("opening")
                .setOpenedAtMs(ServerVectors.NOON - 60_000)
                .build();
    }

    static FloorView speaking() {
        return FloorView.newBuilder()
                .setPosition(17)
                .setLanguage("ru")
                .setEpoch(6)
                .setSpeech(
                        Speech.newBuilder()
                                .setTurn(3)
                                .setParticipant("ru-head")
                                .setLanguage("ru")
                                .setLimitSeconds(300)
                                .setUsedMs(0)
                                .setRunningSinceMs(ServerVectors.NOON)
                                .setMicrophoneOpen(true)
                                .setItem("opening"))
                .build();
    }

    static ListView list() {
        return ListView.newBuilder()
                .setPosition(16)
                .setOpen(true)
                .addTurns(
                        Turn.newBuilder()
                                .setTurn(5)
                                .setParticipant("fr-head")
                                .setLanguage("fr")
                                .setRequestedAtMs(ServerVectors.NOON - 5000)
                                .setMovedBy("secretary")
                                .setReason("niveau de représentation"))
                .addTurns(
                        Turn.newBuilder()
                                .setTurn(4)
                                .setParticipant("ar-head")
                                .setLanguage("ar")
                                .setRequestedAtMs(ServerVectors.NOON - 9000))
                .build();
    }

    private static Language.Builder language(String tag, String autonym, int channel) {
        return Language.newBuilder().setTag(tag).setAutonym(autonym).setChannel(channel);
    }

    /** Language, text, language, text … */
    private static Text text(String... pairs) {
        Text.Builder text = Text.newBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.putIn(pairs[i], pairs[i + 1]);
        }
        return text.build();
    }
}
