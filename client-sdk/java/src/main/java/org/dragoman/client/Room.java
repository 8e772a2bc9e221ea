package org.dragoman.client;

import org.dragoman.protocol.v1.BoothsView;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.Conference;
import org.dragoman.protocol.v1.FloorView;
import org.dragoman.protocol.v1.Language;
import org.dragoman.protocol.v1.Limits;
import org.dragoman.protocol.v1.ListView;
import org.dragoman.protocol.v1.Participant;
import org.dragoman.protocol.v1.PresenceView;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.SessionView;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.protocol.v1.Welcome;

import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Everything a participant sees at one instant. Immutable; each view replaces its predecessor whole, and the
 * larger position wins.
 */
public record Room(
        String participant,
        Role role,
        String booth,
        String server,
        Limits limits,
        Conference conference,
        SessionView session,
        FloorView floor,
        ListView list,
        BoothsView booths,
        ChannelsView channels,
        PresenceView presence) {

    static Room of(Welcome welcome) {
        return new Room(
                welcome.getParticipant(),
                welcome.getRole(),
                welcome.getBooth(),
                welcome.getServer(),
                welcome.getLimits(),
                welcome.getConference(),
                welcome.getSession(),
                welcome.getFloor(),
                welcome.getList(),
                welcome.getBooths(),
                welcome.getChannels(),
                welcome.getPresence());
    }

    /** The room after a message; the same room if the message is no view, or an older one. */
    Room with(ServerMessage message) {
        return switch (message.getBodyCase()) {
            case SESSION ->
                    newer(session.getPosition(), message.getSession().getPosition())
                            ? with(message.getSession(), floor, list, booths, channels, presence)
                            : this;
            case FLOOR ->
                    newer(floor.getPosition(), message.getFloor().getPosition())
                            ? with(session, message.getFloor(), list, booths, channels, presence)
                            : this;
            case LIST ->
                    newer(list.getPosition(), message.getList().getPosition())
                            ? with(session, floor, message.getList(), booths, channels, presence)
                            : this;
            case BOOTHS ->
                    newer(booths.getPosition(), message.getBooths().getPosition())
                            ? with(session, floor, list, message.getBooths(), channels, presence)
                            : this;
            case CHANNELS ->
                    newer(channels.getPosition(), message.getChannels().getPosition())
                            ? with(session, floor, list, booths, message.getChannels(), presence)
                            : this;
            case PRESENCE ->
                    newer(presence.getVersion(), message.getPresence().getVersion())
                            ? with(session, floor, list, booths, channels, message.getPresence())
                            : this;
            default -> this;
        };
    }

    /** The journal's position up to which this room is known. */
    public long position() {
        return LongStream.of(
                        session.getPosition(),
                        floor.getPosition(),
                        list.getPosition(),
                        booths.getPosition(),
                        channels.getPosition())
                .max()
                .orElse(0);
    }

    /** The speech that has the floor. */
    public Optional<Speech> speech() {
        return floor.hasSpeech() ? Optional.of(floor.getSpeech()) : Optional.empty();
    }

    /** Whether this participant has the floor, with the microphone open or paused. */
    public boolean hasFloor() {
        return speech().filter(s -> s.getParticipant().equals(participant)).isPresent();
    }

    /** The participant of that id. */
    public Optional<Participant> participant(String id) {
        return conference.getParticipantsList().stream()
                .filter(p -> p.getId().equals(id))
                .findFirst();
    }

    /** The working language of that BCP-47 tag. */
    public Optional<Language> language(String tag) {
        return conference.getLanguagesList().stream()
                .filter(l -> l.getTag().equals(tag))
                .findFirst();
    }

    private Room with(
            SessionView session,
            FloorView floor,
            ListView list,
            BoothsView booths,
            ChannelsView channels,
            PresenceView presence) {
        return new Room(
                participant,
                role,
                booth,
                server,
                limits,
                conference,
                session,
                floor,
                list,
                booths,
                channels,
                presence);
    }

    /** Positions are unsigned; a repeated one carries the same or a repaired view. */
    private static boolean newer(long old, long offered) {
        return Long.compareUnsigned(offered, old) >= 0;
    }
}
