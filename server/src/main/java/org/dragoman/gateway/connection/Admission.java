package org.dragoman.gateway.connection;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;

import org.dragoman.access.BadgeTokens;
import org.dragoman.conference.Conference;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.sitting.BadgeWatch;
import org.dragoman.gateway.sitting.Sitting;
import org.dragoman.gateway.wire.ConferenceOnWire;
import org.dragoman.gateway.wire.RefusalTexts;
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
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Decides who comes in: so many connections from an address, a badge that is ours, a session that there is. */
public final class Admission {
    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final int CONNECTIONS_PER_PARTICIPANT = 32;
    private static final int CLIENT_MAX = 64;
    private static final AttributeKey<InetAddress> COUNTED = AttributeKey.valueOf("counted");

    private final Conference conference;
    private final BadgeTokens badges;
    private final Map<String, Sitting> sittings;
    private final ConnectionLimits limits;
    private final RefusalTexts texts;
    private final ServerClock clock;
    private final Observed observed;
    private final Greeting greeting;
    private volatile String build = "";
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    public Admission(
            Conference conference,
            BadgeTokens badges,
            Map<String, Sitting> sittings,
            ConnectionLimits limits,
            ServerClock clock,
            Observed observed) {
        this.conference = conference;
        this.badges = badges;
        this.sittings = sittings;
        this.limits = limits;
        this.clock = clock;
        this.observed = observed;
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

    RefusalTexts texts() {
        return texts;
    }

    ServerClock clock() {
        return clock;
    }

    LanguageTag firstLanguage() {
        return conference.languages().getFirst().tag();
    }

    Collection<Sitting> sittings() {
        return sittings.values();
    }

    /** Counts a connection in, if its address has room for one more. */
    public boolean counts(Channel channel) {
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
    public boolean isFull(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote
                && byAddress.getOrDefault(remote.getAddress(), 0) >= most(remote.getAddress());
    }

    private int most(InetAddress address) {
        boolean near =
                address.isLoopbackAddress()
                        || address.isSiteLocalAddress()
                        || address.isLinkLocalAddress();
        return near ? limits.connectionsPerPrivateAddress() : limits.connectionsPerAddress();
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

    /** Whose badge a token is; a token that is none is counted. */
    public Optional<Participant> holder(String token) {
        Optional<Participant> holder =
                badges.holder(token, clock.nowMs()).flatMap(conference::participant);
        if (holder.isEmpty()) {
            observed.tokenRefused();
        }
        return holder;
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
        Optional<Participant> holder = holder(hello.getToken());
        if (holder.isEmpty()) {
            log.atWarn().addKeyValue("connection", connection.name()).log("a token was refused");
            connection.leave(CloseCode.CLOSE_CODE_TOKEN, Leaving.newBuilder());
            return;
        }
        Optional<Sitting> sitting = sitting(hello.getSession());
        if (sitting.isEmpty()) {
            connection.leave(CloseCode.CLOSE_CODE_SESSION_OVER, Leaving.newBuilder());
            return;
        }
        enter(connection, hello, holder.get(), sitting.get());
    }

    /** Badges may count for something else in a session than the conference says. */
    private void enter(Connection connection, Hello hello, Participant badge, Sitting sitting) {
        var here = BadgeWatch.admits(sitting.session(), badge);
        if (here.isEmpty()) {
            connection.leave(
                    CloseCode.CLOSE_CODE_REMOVED,
                    BadgeWatch.removed(sitting.session(), badge.id()));
            return;
        }
        Participant holder = here.get();
        if (holder.role() != Role.PUBLIC
                && sitting.attendance().of(holder.id()).size() >= CONNECTIONS_PER_PARTICIPANT) {
            connection.leave(CloseCode.CLOSE_CODE_LIMIT, Leaving.newBuilder());
            return;
        }
        var sender =
                new Sender(
                        holder,
                        sitting.track(holder.id()),
                        hello.getPurpose(),
                        language(hello.getLanguage()),
                        client(hello.getClient()));
        connection.enters(new Participation(connection, sitting, sender, this));
        connection.greet(greeting, welcome(connection, sender, sitting));
        sitting.enter(connection);
        sitting.backstage().enter(connection);
        log.atInfo()
                .addKeyValue("connection", connection.name())
                .addKeyValue("participant", holder.id())
                .addKeyValue("role", holder.role())
                .log("entered");
    }

    private Welcome welcome(Connection connection, Sender sender, Sitting sitting) {
        ParticipantId who = sender.participant().id();
        var welcome =
                sitting.welcome(sender.participant().role())
                        .setConnection(connection.name())
                        .setParticipant(who.value())
                        .setRole(ConferenceOnWire.role(sender.participant().role()))
                        .setBooth(conference.boothOf(who).map(b -> b.id().value()).orElse(""))
                        .setServer("dragoman " + observed.version() + build);
        sitting.backstage().welcome(who, welcome);
        return welcome.build();
    }

    /** The session of that name; for no name the one that is open, else the first. */
    public Optional<Sitting> sitting(String name) {
        if (!name.isEmpty()) {
            return Optional.ofNullable(sittings.get(name));
        }
        return sittings.values().stream()
                .filter(r -> r.session().phase() == org.dragoman.session.state.Session.Phase.OPEN)
                .findFirst()
                .or(() -> sittings.values().stream().findFirst());
    }

    /** What the program calls itself, as technicians see it. */
    private static String client(String said) {
        String plain = CleanText.stripped(said);
        return plain.substring(0, Math.min(CLIENT_MAX, plain.length()));
    }

    private LanguageTag language(String wanted) {
        return LanguageTag.valid(wanted) ? new LanguageTag(wanted) : firstLanguage();
    }
}
