package org.dragoman.backstage;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ChannelNumber;
import org.dragoman.conference.ParticipantId;

import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong with the sound, the clock, the certificate or a badge, and who has been told.
 *
 * @param number its name
 * @param booths whose matter it is; none where it is the technicians'
 * @param who whose microphone or badge, where it is one's
 * @param sinceMs since when it has been wrong
 * @param movedMs by how much, where it is that the clock was moved
 * @param untilMs when it ends, where it is the certificate
 * @param unheard who says so, where listeners do
 */
public record Alarm(
        int number,
        Kind kind,
        ChannelNumber channel,
        List<BoothId> booths,
        Optional<ParticipantId> who,
        long sinceMs,
        Level level,
        Optional<ParticipantId> acknowledgedBy,
        long movedMs,
        long untilMs,
        Optional<Unheard> unheard) {
    public Alarm {
        booths = List.copyOf(booths);
    }

    /** Whether somebody is told of it by now. */
    public boolean seenBy(Viewer viewer) {
        return booths.stream().anyMatch(viewer::isOf)
                || (viewer.technician() && level != Level.BOOTH)
                || (viewer.podium() && level == Level.MODERATOR);
    }

    public static Alarm raised(Trouble trouble, int number, long sinceMs) {
        return new Alarm(
                number,
                trouble.key().kind(),
                trouble.key().channel(),
                trouble.booths(),
                trouble.key().who(),
                sinceMs,
                first(trouble),
                Optional.empty(),
                0,
                0,
                trouble.unheard());
    }

    /** Who is told first. Whoever gave a floor that was lost at once has to give it again. */
    private static Level first(Trouble trouble) {
        return switch (trouble.key().kind()) {
            case FLOOR_LOST -> Level.MODERATOR;
            case LOST -> Level.TECHNICIAN;
            case DEAD_AIR,
                    DOUBLE_VOICE,
                    WRONG_CHANNEL,
                    NO_FLOOR,
                    CLIP,
                    CLOCK_MOVED,
                    BADGE_EXPOSED,
                    CERTIFICATE,
                    GUESSING,
                    NO_SOUND ->
                    trouble.booths().isEmpty() ? Level.TECHNICIAN : Level.BOOTH;
        };
    }

    /** The server's time was moved by so much. */
    public static Alarm ofClock(int number, long movedMs, long sinceMs) {
        return ofServer(number, Kind.CLOCK_MOVED, Optional.empty(), sinceMs, movedMs, 0);
    }

    /** The server's certificate ends then, or has ended. */
    public static Alarm ofCertificate(int number, long untilMs, long sinceMs) {
        return ofServer(number, Kind.CERTIFICATE, Optional.empty(), sinceMs, 0, untilMs);
    }

    private static Alarm ofServer(
            int number,
            Kind kind,
            Optional<ParticipantId> who,
            long sinceMs,
            long movedMs,
            long untilMs) {
        return new Alarm(
                number,
                kind,
                ChannelNumber.FLOOR,
                List.of(),
                who,
                sinceMs,
                Level.TECHNICIAN,
                Optional.empty(),
                movedMs,
                untilMs,
                Optional.empty());
    }

    /** Somebody tries tokens that are no badges. */
    public static Alarm ofGuessing(int number, long sinceMs) {
        return ofServer(number, Kind.GUESSING, Optional.empty(), sinceMs, 0, 0);
    }

    /** Somebody's badge, or one that nobody knows, stood in an address. */
    public static Alarm ofBadge(int number, Optional<ParticipantId> whose, long sinceMs) {
        return ofServer(number, Kind.BADGE_EXPOSED, whose, sinceMs, 0, 0);
    }

    public Alarm at(Level now) {
        return new Alarm(
                number,
                kind,
                channel,
                booths,
                who,
                sinceMs,
                now,
                acknowledgedBy,
                movedMs,
                untilMs,
                unheard);
    }

    /** The same, as it looks now. */
    public Alarm of(Trouble now) {
        return new Alarm(
                number,
                kind,
                channel,
                now.booths(),
                who,
                sinceMs,
                level,
                acknowledgedBy,
                movedMs,
                untilMs,
                now.unheard());
    }

    /** The first to see to it is named. */
    public Alarm acknowledged(ParticipantId by) {
        return new Alarm(
                number,
                kind,
                channel,
                booths,
                who,
                sinceMs,
                level,
                Optional.of(acknowledgedBy.orElse(by)),
                movedMs,
                untilMs,
                unheard);
    }

    /** What can be wrong; the same names as on the wire. */
    public enum Kind {
        DEAD_AIR,
        DOUBLE_VOICE,
        WRONG_CHANNEL,
        NO_FLOOR,
        CLIP,
        LOST,
        CLOCK_MOVED,
        BADGE_EXPOSED,
        CERTIFICATE,
        FLOOR_LOST,
        GUESSING,
        /** Many who listen to a channel hear nothing. */
        NO_SOUND
    }

    /** Who is told, and those before them stay told. */
    public enum Level {
        BOOTH,
        TECHNICIAN,
        MODERATOR
    }
}
