package org.dragoman.gateway.net;

import org.dragoman.observe.Observed;
import org.dragoman.text.CleanText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts those who are turned away, and tells the log why and what to set: once for each origin, network or badge, and again
 * after ten minutes if it goes on. Safe from any thread.
 */
public final class TurnedAway {
    private static final Logger log = LoggerFactory.getLogger(TurnedAway.class);
    private static final long AGAIN_MS = 600_000;

    /** More are counted, and not told one by one. */
    private static final int TOLD_MAX = 64;

    private static final int NAME_MAX = 200;

    private final Observed observed;
    private final LongSupplier nowMs;
    private final Map<String, Told> told = new LinkedHashMap<>();

    private static final class Told {
        private long atMs;
        private long since;
    }

    /**
     * @param nowMs a clock that only goes forward
     */
    public TurnedAway(Observed observed, LongSupplier nowMs) {
        this.observed = observed;
        this.nowMs = nowMs;
    }

    /**
     * A page of a site that may not ask here.
     *
     * @param origin where the page says it is from
     * @param asked the host that it asked for
     */
    public void origin(String origin, String asked) {
        observed.turnedAway("origin");
        String site = shortened(origin);
        long times = times("origin " + site);
        if (times > 0) {
            log.atWarn()
                    .addKeyValue("origin", site)
                    .addKeyValue("host", shortened(asked))
                    .addKeyValue("times", times)
                    .log(
                            "a page was turned away: its address is not the server's own; set"
                                + " public.url to it if people reach the server there, or add it to"
                                + " public.origins");
        }
    }

    /**
     * A connection more than an address may have.
     *
     * @param key what sets the limit
     */
    public void address(InetAddress address, int most, String key) {
        observed.turnedAway("address");
        String network = Networks.of(address);
        long times = times("address " + network);
        if (times > 0) {
            log.atWarn()
                    .addKeyValue("network", network)
                    .addKeyValue("limit", most)
                    .addKeyValue("times", times)
                    .log(
                            "a connection was turned away: its address has as many as it may; raise"
                                    + " "
                                    + key
                                    + " if a whole venue comes from there, or name the proxy in"
                                    + " public.proxies if it is one");
        }
    }

    /**
     * A connection that was closed before anything was read: too many are open from its address, or were opened at once.
     *
     * @param limit how many may be open, or come in a second
     * @param key what sets the limit
     */
    void arrival(InetAddress address, int limit, String key) {
        observed.turnedAway("arrivals");
        String network = Networks.of(address);
        long times = times("arrivals " + network);
        if (times > 0) {
            log.atWarn()
                    .addKeyValue("network", network)
                    .addKeyValue("limit", limit)
                    .addKeyValue("times", times)
                    .log(
                            "a connection was closed unread: its address has, or opens, too many;"
                                    + " raise {}"
                                    + " if a whole venue comes from there",
                            key);
        }
    }

    /** A token that is no badge, from where too many came. */
    void guess() {
        observed.turnedAway("guesses");
    }

    /** An address or a network is locked for so long: too many tokens came from there that are no badges. */
    void guesses(String network, long forMs) {
        long times = times("guesses " + network);
        if (times > 0) {
            log.atWarn()
                    .addKeyValue("network", network)
                    .addKeyValue("seconds", forMs / 1000)
                    .addKeyValue("times", times)
                    .log(
                            "somebody guesses badges: tokens from there that are none of ours are"
                                    + " told to come back later; good badges come in");
        }
    }

    /**
     * More at once than one badge may have.
     *
     * @param what it had too many of
     */
    public void badge(String participant, String what, int most) {
        observed.turnedAway("badge");
        long times = times("badge " + participant + what);
        if (times > 0) {
            log.atWarn()
                    .addKeyValue("participant", participant)
                    .addKeyValue("limit", most)
                    .addKeyValue("times", times)
                    .log("turned away: a badge has as many " + what + " as it may");
        }
    }

    /**
     * A secret stood in an address.
     *
     * @param participant whose badge it was; empty where nobody knows
     * @param address without the secret
     */
    public void secret(String participant, String address, Optional<InetAddress> from) {
        observed.turnedAway("secret");
        String network = from.map(Networks::of).orElse("");
        long times = times("secret " + participant + network);
        if (times > 0) {
            log.atWarn()
                    .addKeyValue("participant", participant)
                    .addKeyValue("network", network)
                    .addKeyValue("asked", shortened(address))
                    .addKeyValue("times", times)
                    .log(
                            participant.isEmpty()
                                    ? "a request was turned away: something secret stood in its"
                                            + " address, where logs keep it"
                                    : "a request was turned away: a badge stood in its address,"
                                            + " where logs keep it; make its holder a new one");
        }
    }

    /** Somebody asked at the management port for a name that is not the server's own. */
    public void managementHost(String asked) {
        observed.turnedAway("host");
        String name = shortened(asked);
        long times = times("host " + name);
        if (times > 0) {
            log.atWarn()
                    .addKeyValue("host", name)
                    .addKeyValue("times", times)
                    .log(
                            "a request to the management port was turned away: it asked for another"
                                    + " name than this machine's; add it to management.hosts if it"
                                    + " is one");
        }
    }

    /** How often since it was told; 0 if it is not to be told now. */
    private synchronized long times(String name) {
        long now = nowMs.getAsLong();
        told.values().removeIf(one -> now - one.atMs >= AGAIN_MS && one.since == 0);
        Told one = told.get(name);
        if (one == null) {
            if (told.size() >= TOLD_MAX) {
                return 0;
            }
            one = new Told();
            one.atMs = now - AGAIN_MS;
            told.put(name, one);
        }
        one.since++;
        if (now - one.atMs < AGAIN_MS) {
            return 0;
        }
        long times = one.since;
        one.atMs = now;
        one.since = 0;
        return times;
    }

    private static String shortened(String said) {
        String plain = CleanText.stripped(said);
        return plain.substring(0, Math.min(NAME_MAX, plain.length()));
    }
}
