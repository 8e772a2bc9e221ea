package org.dragoman.backstage;

import org.dragoman.conference.BoothId;
import org.dragoman.conference.ParticipantId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who asked for help, and what became of it. Immutable.
 *
 * <pre>
 *   OPEN ── taken ──► TAKEN ── closed ──► DONE
 *     └──────────── closed by who asked ─► WITHDRAWN
 * </pre>
 */
public record HelpDesk(List<Request> requests, int last) {
    /** Characters of a note. */
    public static final int NOTE_MAX = 200;

    /** Requests that are not done. */
    public static final int OPEN_MAX = 100;

    /** What is done stays to be seen for so long. */
    static final long DONE_KEPT_MS = 10 * 60_000;

    static final int DONE_KEPT_MAX = 50;

    public static final HelpDesk EMPTY = new HelpDesk(List.of(), 0);

    public HelpDesk {
        requests = List.copyOf(requests);
    }

    /** A desk with requests that were open before. */
    public static HelpDesk reopened(List<Request> requests) {
        int last = requests.stream().mapToInt(Request::number).max().orElse(0);
        return new HelpDesk(requests, last);
    }

    /** What help is asked for; the same names as on the wire. */
    public enum Kind {
        NO_SOUND,
        ECHO,
        TOO_QUIET,
        NO_MICROPHONE,
        NEED_DOCUMENT,
        CALL_TECHNICIAN,
        ALARM,
        DESK_LOST;

        /** Whether it is about whoever speaks, and so a matter of the podium's. */
        boolean aboutTheSpeaker() {
            return this == NO_MICROPHONE || this == NEED_DOCUMENT;
        }
    }

    public enum State {
        OPEN,
        TAKEN,
        DONE,
        WITHDRAWN
    }

    /** What is asked, before it has a number. */
    public record Wish(
            Kind kind,
            Optional<ParticipantId> by,
            Optional<BoothId> booth,
            int channel,
            String note,
            Optional<Integer> alarm) {
        /** The same wish again, though the words may be others. */
        boolean repeats(Wish other) {
            return kind == other.kind
                    && channel == other.channel
                    && (kind == Kind.DESK_LOST || alarm.equals(other.alarm))
                    && (booth.isPresent() ? booth.equals(other.booth) : by.equals(other.by));
        }
    }

    /** One request. */
    public record Request(
            int number,
            Wish wish,
            State state,
            int times,
            long askedAtMs,
            Optional<ParticipantId> takenBy,
            long takenAtMs,
            long closedAtMs) {
        public boolean closed() {
            return state == State.DONE || state == State.WITHDRAWN;
        }

        /** Whether somebody sees it at all. */
        public boolean seenBy(Viewer viewer) {
            return viewer.technician() || asked(viewer) || anonymousTo(viewer);
        }

        /** Whether somebody sees it without who asked. */
        public boolean anonymousTo(Viewer viewer) {
            return viewer.listKeeper() && wish.kind().aboutTheSpeaker() && !asked(viewer);
        }

        private boolean asked(Viewer viewer) {
            return wish.by().filter(viewer.id()::equals).isPresent()
                    || wish.booth().filter(viewer::isOf).isPresent();
        }

        private Request as(State next, Optional<ParticipantId> taker, long nowMs) {
            boolean takes = next == State.TAKEN;
            return new Request(
                    number,
                    wish,
                    next,
                    times,
                    askedAtMs,
                    taker.or(() -> takenBy),
                    takes ? nowMs : takenAtMs,
                    takes ? closedAtMs : nowMs);
        }
    }

    /** Somebody asks; nothing, if too many wait. */
    public Optional<HelpDesk> asked(Wish wish, long nowMs) {
        var again =
                requests.stream().filter(r -> !r.closed() && r.wish().repeats(wish)).findFirst();
        if (again.isPresent()) {
            Request r = again.get();
            return Optional.of(
                    replaced(
                            new Request(
                                    r.number(),
                                    wish.note().isEmpty() && wish.alarm().isEmpty()
                                            ? r.wish()
                                            : wish,
                                    r.state(),
                                    r.times() + 1,
                                    r.askedAtMs(),
                                    r.takenBy(),
                                    r.takenAtMs(),
                                    r.closedAtMs())));
        }
        if (requests.stream().filter(r -> !r.closed()).count() >= OPEN_MAX) {
            return Optional.empty();
        }
        var more = new ArrayList<>(requests);
        more.add(new Request(last + 1, wish, State.OPEN, 1, nowMs, Optional.empty(), 0, 0));
        return Optional.of(new HelpDesk(more, last + 1));
    }

    /** Somebody who helps takes it; nothing, if there is no such request any more. */
    public Optional<HelpDesk> taken(int number, Viewer by, long nowMs) {
        return find(number)
                .filter(r -> r.seenBy(by))
                .map(
                        r ->
                                r.state() == State.OPEN
                                        ? replaced(r.as(State.TAKEN, Optional.of(by.id()), nowMs))
                                        : this);
    }

    /** It is done, or whoever asked does not need it any more. */
    public Optional<HelpDesk> closed(int number, Viewer by, long nowMs) {
        return find(number)
                .filter(r -> r.seenBy(by))
                .map(
                        r ->
                                replaced(
                                        r.as(
                                                r.asked(by) && !by.technician()
                                                        ? State.WITHDRAWN
                                                        : State.DONE,
                                                Optional.empty(),
                                                nowMs)));
    }

    /** The alarm that a request was opened for is over. */
    HelpDesk alarmOver(int alarm, long nowMs) {
        HelpDesk now = this;
        for (Request r : requests) {
            boolean mends = r.wish().kind() == Kind.ALARM;
            if (mends && !r.closed() && r.wish().alarm().filter(a -> a == alarm).isPresent()) {
                now = now.replaced(r.as(State.DONE, Optional.empty(), nowMs));
            }
        }
        return now;
    }

    /** Without what has been done for long. */
    public HelpDesk tidied(long nowMs) {
        var kept = new ArrayList<Request>();
        int done = (int) requests.stream().filter(Request::closed).count();
        for (Request r : requests) {
            boolean old =
                    r.closed() && (nowMs - r.closedAtMs() > DONE_KEPT_MS || done > DONE_KEPT_MAX);
            done -= r.closed() ? 1 : 0;
            if (!old) {
                kept.add(r);
            }
        }
        return kept.size() == requests.size() ? this : new HelpDesk(kept, last);
    }

    /**
     * Opens a request for each alarm that technicians are told, and closes those of alarms that are over; but a machine
     * that died is still to be seen to when a partner has taken over.
     */
    public HelpDesk following(List<Alarm> alarms, long nowMs) {
        HelpDesk now = this;
        for (Request r : requests) {
            var alarm = r.wish().alarm();
            boolean over =
                    alarm.isPresent() && alarms.stream().noneMatch(a -> a.number() == alarm.get());
            now = over ? now.alarmOver(alarm.orElseThrow(), nowMs) : now;
        }
        for (Alarm alarm : alarms) {
            boolean told = alarm.level() != Alarm.Level.BOOTH;
            boolean there =
                    now.requests.stream()
                            .anyMatch(
                                    r ->
                                            r.wish()
                                                    .alarm()
                                                    .filter(n -> n == alarm.number())
                                                    .isPresent());
            if (told && !there) {
                boolean lost = alarm.kind() == Alarm.Kind.LOST;
                var wish =
                        new Wish(
                                lost ? Kind.DESK_LOST : Kind.ALARM,
                                lost ? alarm.who() : Optional.empty(),
                                alarm.booths().stream().findFirst(),
                                alarm.channel().value(),
                                "",
                                Optional.of(alarm.number()));
                now = now.asked(wish, nowMs).orElse(now);
            }
        }
        return now;
    }

    private Optional<Request> find(int number) {
        return requests.stream().filter(r -> r.number() == number && !r.closed()).findFirst();
    }

    private HelpDesk replaced(Request now) {
        return new HelpDesk(
                requests.stream().map(r -> r.number() == now.number() ? now : r).toList(), last);
    }
}
