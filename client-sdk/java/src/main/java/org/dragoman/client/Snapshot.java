package org.dragoman.client;

import org.dragoman.protocol.v1.AlarmsView;
import org.dragoman.protocol.v1.BoothsView;
import org.dragoman.protocol.v1.CallsView;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.CoverageView;
import org.dragoman.protocol.v1.CredentialsView;
import org.dragoman.protocol.v1.CuesView;
import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.HallView;
import org.dragoman.protocol.v1.HelpView;
import org.dragoman.protocol.v1.Language;
import org.dragoman.protocol.v1.Limits;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.NotesView;
import org.dragoman.protocol.v1.PadView;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.PresenceView;
import org.dragoman.protocol.v1.ProgrammeView;
import org.dragoman.protocol.v1.QuorumView;
import org.dragoman.protocol.v1.RequestView;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.RunSheetView;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.SessionStanding;
import org.dragoman.protocol.v1.SessionView;
import org.dragoman.protocol.v1.SoundCheckView;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.protocol.v1.SpokenView;
import org.dragoman.protocol.v1.TechnicianView;
import org.dragoman.protocol.v1.TextsView;
import org.dragoman.protocol.v1.Welcome;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything a participant sees at one instant. Immutable; each view replaces its predecessor whole, and the
 * larger position wins.
 *
 * @param seen the hub's Welcome, with each view as it was told last
 */
public record Snapshot(Welcome seen) {
    public String participant() {
        return seen.getParticipant();
    }

    public Role role() {
        return seen.getRole();
    }

    public String booth() {
        return seen.getBooth();
    }

    public String server() {
        return seen.getServer();
    }

    public Limits limits() {
        return seen.getLimits();
    }

    public Conference conference() {
        return seen.getConference();
    }

    public SessionView session() {
        return seen.getSession();
    }

    public FloorView floor() {
        return seen.getFloor();
    }

    public ListView list() {
        return seen.getList();
    }

    public BoothsView booths() {
        return seen.getBooths();
    }

    public ChannelsView channels() {
        return seen.getChannels();
    }

    public PresenceView presence() {
        return seen.getPresence();
    }

    /** Who spoke how often and how long. */
    public SpokenView spoken() {
        return seen.getSpoken();
    }

    public QuorumView quorum() {
        return seen.getQuorum();
    }

    /** What became of one's last request by somebody else's hand; its state is unspecified where nothing did. */
    public RequestView request() {
        return seen.getRequest();
    }

    /** Notes between secretary and podium; empty for everybody else. */
    public NotesView notes() {
        return seen.getNotes();
    }

    /** The texts of speeches that were handed in, without their words: {@code readText} brings those. */
    public TextsView texts() {
        return seen.getTexts();
    }

    /** The agenda as it was held; empty for whom it is not for. */
    public RunSheetView runSheet() {
        return seen.getRunSheet();
    }

    /** What the hall's screens show; empty for who may not see it. */
    public HallView hall() {
        return seen.getHall();
    }

    /** Who was removed and who has another role here; empty for who may not see it. */
    public CredentialsView credentials() {
        return seen.getCredentials();
    }

    /** Requests for help, as far as this badge sees them. */
    public HelpView help() {
        return seen.getHelp();
    }

    /** What is asked of the speaker. */
    public CuesView cues() {
        return seen.getCues();
    }

    /** The booth's pad. */
    public PadView pad() {
        return seen.getPad();
    }

    /** Who talks on the intercom to this participant, or this participant to whom. */
    public CallsView calls() {
        return seen.getCalls();
    }

    public AlarmsView alarms() {
        return seen.getAlarms();
    }

    /** Every channel and desk; technicians only. */
    public TechnicianView technician() {
        return seen.getTechnician();
    }

    public SoundCheckView soundCheck() {
        return seen.getSoundCheck();
    }

    /** How languages would be served by who is at a desk; empty but for who gives the floor or keeps the list. */
    public CoverageView coverage() {
        return seen.getCoverage();
    }

    /** Where all sessions of the conference stand. */
    public ProgrammeView programme() {
        return seen.getProgramme();
    }

    /**
     * Where whoever follows is led: to the session that goes on, where one alone does. Empty while their own goes on,
     * while none does, and where several do.
     */
    public Optional<String> leadsTo() {
        List<String> open =
                programme().getSessionsList().stream()
                        .filter(one -> one.getPhase() == SessionPhase.SESSION_PHASE_OPEN)
                        .map(SessionStanding::getSession)
                        .toList();
        return open.size() == 1 && !open.get(0).equals(session().getSession())
                ? Optional.of(open.get(0))
                : Optional.empty();
    }

    /** The snapshot after a message; the same one if the message is no view, or an older one. */
    Snapshot with(ServerMessage message) {
        return Views.fieldOf(message)
                .filter(view -> Views.isNewer(message, seen, view))
                .map(
                        view ->
                                new Snapshot(
                                        seen.toBuilder().setField(view, Views.of(message)).build()))
                .orElse(this);
    }

    /** The journal's position up to which this is known. */
    public long position() {
        return Views.positionOf(seen);
    }

    /** The position that a command is held against: that of the floor and the list as they are here. */
    public long seenPosition() {
        return Math.max(floor().getPosition(), list().getPosition());
    }

    /** The speech that counts: of several, the newest that is not suspended. */
    public Optional<Speech> speech() {
        return floor().hasSpeech() ? Optional.of(floor().getSpeech()) : Optional.empty();
    }

    /** Whether this participant has the floor, with the microphone open or paused. */
    public boolean hasFloor() {
        return Stream.concat(floor().getSpeechesList().stream(), speech().stream())
                .anyMatch(s -> s.getParticipant().equals(participant()));
    }

    /** The participant of that id. */
    public Optional<Participant> participant(String id) {
        return conference().getParticipantsList().stream()
                .filter(p -> p.getId().equals(id))
                .findFirst();
    }

    /** The working language of that BCP-47 tag. */
    public Optional<Language> language(String tag) {
        return conference().getLanguagesList().stream()
                .filter(l -> l.getTag().equals(tag))
                .findFirst();
    }
}
