package org.dragoman.gateway.connection;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

import org.dragoman.conference.Conference;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.gateway.net.ClientAddress;
import org.dragoman.gateway.net.Guesses;
import org.dragoman.gateway.net.Networks;
import org.dragoman.gateway.net.TurnedAway;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.sitting.Entrance;
import org.dragoman.gateway.sitting.Programme;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.wire.ConferenceOnWire;
import org.dragoman.gateway.wire.RefusalTexts;
import org.dragoman.observe.Failures;
import org.dragoman.observe.Observed;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.settings.ConnectionLimits;
import org.dragoman.text.CleanText;
import org.dragoman.writer.ServerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Decides who comes in: so many connections from an address, a badge that is ours, a session that there is. */
public final class Admission {
    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final int CONNECTIONS_PER_PARTICIPANT = 32;
    private static final int CLIENT_MAX = 64;

    /** Whoever finds their badge in use too often looks again after this. */
    private static final int FULL_MS = 5000;

    private static final AttributeKey<InetAddress> COUNTED = AttributeKey.valueOf("counted");

    private final Conference conference;
    private final Entrance entrance;
    private final Map<String, Sitting> sittings;
    private final Programme programme;
    private final ConnectionLimits limits;
    private final RefusalTexts texts;
    private final ServerClock clock;
    private final Observed observed;
    private final Greeting greeting;
    private final TurnedAway turnedAway;
    private final Guesses guesses;
    private volatile String build = "";
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    /**
     * @param guessed is run when an address or a network is locked because it shows tokens that are no badges; must not wait
     */
    public Admission(
            Conference conference,
            Entrance entrance,
            Map<String, Sitting> sittings,
            Programme programme,
            ConnectionLimits limits,
            ServerClock clock,
            Observed observed,
            Runnable guessed) {
        this.conference = conference;
        this.entrance = entrance;
        this.sittings = sittings;
        this.programme = programme;
        this.limits = limits;
        this.clock = clock;
        this.observed = observed;
        this.turnedAway = new TurnedAway(observed, clock::nowMs);
        this.guesses =
                new Guesses(limits.wrongBadgesPerMinute(), turnedAway, clock::steadyMs, guessed);
        this.texts = RefusalTexts.shipped();
        this.greeting = new Greeting(conference, limits);
    }

    /** Which build of the pages is served: Welcome says it behind the version, so that an older page knows that it is. */
    public void serves(String pages) {
        build = pages.isEmpty() ? "" : "+" + pages;
    }

    public ConnectionLimits limits() {
        return limits;
    }

    /** Where those who are turned away are counted and told of. */
    public TurnedAway turnedAway() {
        return turnedAway;
    }

    RefusalTexts texts() {
        return texts;
    }

    ServerClock clock() {
        return clock;
    }

    LanguageTag firstLanguage() {
        return conference.languages().getFirst().tag();
    }

    /** Counts a connection that is closed with a code. */
    void closing(CloseCode code) {
        observed.closed(code.name());
    }

    Failures failures() {
        return observed.failures();
    }

    Collection<Sitting> sittings() {
        return sittings.values();
    }

    /** Counts a connection in, if its address has room for one more. */
    public boolean counts(Channel channel) {
        Optional<InetAddress> client = ClientAddress.of(channel);
        if (client.isEmpty()) {
            return true;
        }
        InetAddress address = client.get();
        if (byAddress.merge(address, 1, Integer::sum) > most(address)) {
            uncount(address);
            turnedAway.address(address, most(address), limit(address));
            return false;
        }
        channel.attr(COUNTED).set(address);
        observed.connected();
        return true;
    }

    /** Whether its address has no room for one more. Counts nothing. */
    public boolean isFull(Channel channel) {
        return ClientAddress.of(channel)
                .filter(address -> byAddress.getOrDefault(address, 0) >= most(address))
                .isPresent();
    }

    private static String limit(InetAddress address) {
        return Networks.isNear(address)
                ? "limits.connections_per_private_address"
                : "limits.connections_per_address";
    }

    private int most(InetAddress address) {
        return Networks.isNear(address)
                ? limits.connectionsPerPrivateAddress()
                : limits.connectionsPerAddress();
    }

    /** Counts a connection out. */
    public void gone(Channel channel) {
        InetAddress address = channel.attr(COUNTED).getAndSet(null);
        if (address != null) {
            uncount(address);
            observed.disconnected();
        }
    }

    private void uncount(InetAddress address) {
        byAddress.computeIfPresent(address, (a, n) -> n > 1 ? n - 1 : null);
    }

    /** The one question of every door. */
    public Entrance entrance() {
        return entrance;
    }

    /** The session of that name. */
    public Optional<Sitting> sittingNamed(String name) {
        return Optional.ofNullable(sittings.get(name));
    }

    /** Nobody comes in any more. Once every loop has ended. */
    public void close() {
        greeting.close();
    }

    /** Lets a connection in, or closes it with the reason. On its loop. */
    void admit(Connection connection, Hello hello) {
        Optional<Entrance.Guest> guest = entrance.guest(hello.getToken());
        if (guest.isEmpty()) {
            refuse(connection, hello.getToken());
            return;
        }
        Optional<Sitting> sitting =
                programme.sitting(hello.getSession(), guest.get().participant().id());
        if (sitting.isEmpty()) {
            connection.leave(CloseCode.CLOSE_CODE_SESSION_OVER, Leaving.newBuilder());
            return;
        }
        enter(connection, hello, guest.get(), sitting.get());
    }

    private void refuse(Connection connection, String token) {
        long lockedMs = lockedMs(connection.channel(), token);
        if (lockedMs > 0) {
            connection.leave(
                    CloseCode.CLOSE_CODE_LIMIT,
                    Leaving.newBuilder().setRetryAfterMs((int) lockedMs));
        } else {
            log.atWarn().addKeyValue("connection", connection.name()).log("a token was refused");
            connection.leave(CloseCode.CLOSE_CODE_TOKEN, Leaving.newBuilder());
        }
    }

    /**
     * A token was refused. One that is none of ours counts against whoever sent it.
     *
     * @return for how long they are told to come back later instead, in milliseconds; 0 if they are not
     */
    public long lockedMs(Channel channel, String token) {
        return entrance.isOurs(token)
                ? 0
                : ClientAddress.of(channel).map(guesses::wrong).orElse(0L);
    }

    /** Badges may count for something else in a session than the conference says. */
    private void enter(Connection connection, Hello hello, Entrance.Guest guest, Sitting sitting) {
        if (!sitting.recording()) {
            connection.leave(
                    CloseCode.CLOSE_CODE_RESTART,
                    Leaving.newBuilder().setRetryAfterMs(Sitting.STOPPED_RETRY_MS));
            return;
        }
        switch (entrance.entry(guest, sitting)) {
            case Entrance.Entry.Out(var code, var why) -> connection.leave(code, why);
            case Entrance.Entry.In(var here) -> enter(connection, hello, guest, here, sitting);
        }
    }

    private void enter(
            Connection connection,
            Hello hello,
            Entrance.Guest guest,
            Participant holder,
            Sitting sitting) {
        if (holder.role() != Role.PUBLIC
                && sitting.attendance().of(holder.id()).size() >= CONNECTIONS_PER_PARTICIPANT) {
            turnedAway.badge(holder.id().value(), "connections", CONNECTIONS_PER_PARTICIPANT);
            connection.leave(
                    CloseCode.CLOSE_CODE_LIMIT, Leaving.newBuilder().setRetryAfterMs(FULL_MS));
            return;
        }
        var sender =
                new Sender(
                        holder,
                        sitting.track(holder.id()),
                        hello.getPurpose(),
                        client(hello.getClient()),
                        connection.address(),
                        client(hello.getDevice()),
                        guest.badge().madeMs());
        connection.enters(new Participation(connection, sitting, sender, this));
        sitting.enter(connection); // first: whatever changes from here on is told after Welcome
        connection.greet(greeting, welcome(connection, sender, sitting, hello.getSeenPosition()));
        sitting.backstage().enter(connection);
        log.atInfo()
                .addKeyValue("connection", connection.name())
                .addKeyValue("participant", holder.id())
                .addKeyValue("role", holder.role())
                .log("entered");
        if (entrance.entry(guest, sitting) instanceof Entrance.Entry.Out(var code, var why)) {
            connection.leave(code, why); // decided while they came in
        }
    }

    /** Who saw a position that never was here, such as after an older copy was restored, has not recovered. */
    private Welcome welcome(Connection connection, Sender sender, Sitting sitting, long seen) {
        ParticipantId who = sender.participant().id();
        var welcome =
                sitting.welcome(who, sender.participant().role())
                        .setConnection(connection.name())
                        .setParticipant(who.value())
                        .setRole(ConferenceOnWire.role(sender.participant().role()))
                        .setBooth(conference.boothOf(who).map(b -> b.id().value()).orElse(""))
                        .setServer("dragoman " + observed.version() + build)
                        .addAllLeases(sitting.leases(connection));
        sitting.backstage().welcome(who, welcome);
        programme.welcome(sender.participant(), welcome);
        welcome.setRecovered(
                welcome.getRecovered() && Long.compareUnsigned(seen, welcome.getPosition()) <= 0);
        return welcome.build();
    }

    /** All sessions, and which of them whoever names none is in. */
    public Programme programme() {
        return programme;
    }

    /** What a program calls itself, or its device: a name and no more. */
    private static String client(String said) {
        String plain = CleanText.stripped(said);
        return plain.substring(0, Math.min(CLIENT_MAX, plain.length()));
    }

    /** The language that somebody wants to be spoken to in; the conference's first where that is none. */
    LanguageTag language(String wanted) {
        return LanguageTag.valid(wanted) ? new LanguageTag(wanted) : firstLanguage();
    }
}
