package org.dragoman.gateway;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

import org.dragoman.access.BadgeTokens;
import org.dragoman.conference.Conference;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.observe.Observed;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.record.PlainText;
import org.dragoman.session.Rights;
import org.dragoman.writer.HouseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Decides who comes in: so many connections from an address, a badge that is ours, a session that there is. */
final class Admission {
    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final int CONNECTIONS_PER_PARTICIPANT = 32;
    private static final int CLIENT_MAX = 64;
    private static final AttributeKey<InetAddress> COUNTED = AttributeKey.valueOf("counted");

    private final Conference conference;
    private final BadgeTokens badges;
    private final Map<String, Room> rooms;
    private final Bounds bounds;
    private final Sayings sayings;
    private final HouseClock clock;
    private final Observed observed;
    private final Greeting greeting;
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    Admission(
            Conference conference,
            BadgeTokens badges,
            Map<String, Room> rooms,
            Bounds bounds,
            HouseClock clock,
            Observed observed) {
        this.conference = conference;
        this.badges = badges;
        this.rooms = rooms;
        this.bounds = bounds;
        this.clock = clock;
        this.observed = observed;
        this.sayings = Sayings.shipped();
        this.greeting = new Greeting(conference, bounds);
    }

    Bounds bounds() {
        return bounds;
    }

    Sayings sayings() {
        return sayings;
    }

    HouseClock clock() {
        return clock;
    }

    Observed observed() {
        return observed;
    }

    LanguageTag firstLanguage() {
        return conference.languages().getFirst().tag();
    }

    Collection<Room> rooms() {
        return rooms.values();
    }

    /** Counts a connection in, if its address has room for one more. */
    boolean counts(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote)) {
            return true;
        }
        InetAddress address = remote.getAddress();
        if (byAddress.merge(address, 1, Integer::sum) > most(address)) {
            uncount(address);
            return false;
        }
        channel.attr(COUNTED).set(address);
        observed.connected();
        return true;
    }

    /** Whether its address has no room for one more. Counts nothing. */
    boolean isFull(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                && byAddress.getOrDefault(remote.getAddress(), 0) >= most(remote.getAddress());
    }

    private int most(InetAddress address) {
        boolean near =
                address.isLoopbackAddress()
                        || address.isSiteLocalAddress()
                        || address.isLinkLocalAddress();
        return near ? bounds.connectionsPerPrivateAddress() : bounds.connectionsPerAddress();
    }

    /** Counts a connection out. */
    void gone(Channel channel) {
        InetAddress address = channel.attr(COUNTED).getAndSet(null);
        if (address != null) {
            uncount(address);
            observed.disconnected();
        }
    }

    private void uncount(InetAddress address) {
        byAddress.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
    }

    /** Whose badge a token is; a token that is none is counted. */
    Optional<Participant> holder(String token) {
        Optional<Participant> holder =
                badges.holder(token, clock.nowMs()).flatMap(conference::participant);
        if (holder.isEmpty()) {
            observed.tokenRefused();
        }
        return holder;
    }

    /** The session of that name. */
    Optional<Room> roomNamed(String name) {
        return Optional.ofNullable(rooms.get(name));
    }

    /** Nobody comes in any more. Once every loop has ended. */
    void close() {
        greeting.close();
    }

    /** Lets a connection in, or closes it with the reason. On its loop. */
    void admit(Connection connection, Hello hello) {
        Optional<Participant> holder = holder(hello.getToken());
        if (holder.isEmpty()) {
            log.atWarn().addKeyValue("connection", connection.name()).log("a token was refused");
            connection.leave(CloseCode.CLOSE_CODE_TOKEN, Leaving.newBuilder());
            return;
        }
        Optional<Room> room = room(hello.getSession());
        if (room.isEmpty()) {
            connection.leave(CloseCode.CLOSE_CODE_SESSION_OVER, Leaving.newBuilder());
            return;
        }
        enter(connection, hello, holder.get(), room.get());
    }

    /** Badges may count for something else in a session than the conference says. */
    private void enter(Connection connection, Hello hello, Participant badge, Room room) {
        var here = Door.admits(room.session(), badge);
        if (here.isEmpty()) {
            connection.leave(
                    CloseCode.CLOSE_CODE_REMOVED, Door.removed(room.session(), badge.id()));
            return;
        }
        Participant holder = here.get();
        if (room.attendance().of(holder.id()).size() >= CONNECTIONS_PER_PARTICIPANT) {
            connection.leave(CloseCode.CLOSE_CODE_LIMIT, Leaving.newBuilder());
            return;
        }
        var sender =
                new Sender(
                        holder,
                        room.track(holder.id()),
                        hello.getPurpose(),
                        language(hello.getLanguage()),
                        client(hello.getClient()));
        connection.enters(new Talk(connection, room, sender, this));
        connection.greet(greeting, welcome(connection, sender, room));
        room.enter(connection);
        room.backstage().enter(connection);
        log.atInfo()
                .addKeyValue("connection", connection.name())
                .addKeyValue("participant", holder.id())
                .addKeyValue("role", holder.role())
                .log("entered");
    }

    private Welcome welcome(Connection connection, Sender sender, Room room) {
        ParticipantId who = sender.participant().id();
        var welcome =
                room.welcome()
                        .setConnection(connection.name())
                        .setParticipant(who.value())
                        .setRole(ConferenceOnWire.role(sender.participant().role()))
                        .setBooth(conference.boothOf(who).map(b -> b.id().value()).orElse(""))
                        .setServer("dragoman " + observed.version());
        if (Attendance.seesPresence(sender.participant().role())) {
            boolean totals = Attendance.seesTotals(sender.participant().role());
            welcome.setCredentials(Door.view(room.session()));
            welcome.setPresence(
                    room.attendance()
                            .presence(totals ? Optional.of(room.hall()) : Optional.empty()));
        }
        if (Attendance.seesNotes(sender.participant().role())) {
            welcome.setNotes(room.notes());
        }
        room.backstage().welcome(who, welcome);
        if (Rights.seesCoverage(sender.participant().role())) {
            welcome.setCoverage(room.coverage());
        }
        return welcome.build();
    }

    /** The session of that name; for no name the one that is open, else the first. */
    Optional<Room> room(String name) {
        if (!name.isEmpty()) {
            return Optional.ofNullable(rooms.get(name));
        }
        return rooms.values().stream()
                .filter(r -> r.session().phase() == org.dragoman.session.Session.Phase.OPEN)
                .findFirst()
                .or(() -> rooms.values().stream().findFirst());
    }

    /** What the program calls itself, as technicians see it. */
    private static String client(String said) {
        String plain = PlainText.of(said);
        return plain.substring(0, Math.min(CLIENT_MAX, plain.length()));
    }

    private LanguageTag language(String wanted) {
        return LanguageTag.valid(wanted) ? new LanguageTag(wanted) : firstLanguage();
    }
}
