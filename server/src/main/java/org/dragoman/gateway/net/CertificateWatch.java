package org.dragoman.gateway.net;

import io.netty.handler.ssl.SslContext;

import org.dragoman.threads.Owner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The certificate in use. Looks every few seconds whether another is there, and takes it for the connections that come from
 * then on; those that stand keep theirs. While what is there cannot be used, or is half written, the one before stays. Says 30,
 * 7 and 1 days before that it ends.
 *
 * <p>Owner: its own thread, beside the two volatile fields.
 */
public final class CertificateWatch implements TlsSource {
    private static final Logger log = LoggerFactory.getLogger(CertificateWatch.class);
    private static final long LOOK_S = 10;
    private static final List<Integer> WARNED_DAYS = List.of(30, 7, 1, 0);

    private final Owner owner = new Owner();
    private final CertificateStore store;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("certificates").factory());
    private volatile ServerCertificate inUse;
    private volatile SslContext context;
    private String trouble = "";
    private int warned = Integer.MAX_VALUE;

    /**
     * @throws IOException if there is no certificate to begin with
     */
    CertificateWatch(CertificateStore store, Clock clock) throws IOException {
        this.store = store;
        this.clock = clock;
        this.inUse = store.read();
        this.context = inUse.context();
        warn();
        thread.scheduleWithFixedDelay(this::look, LOOK_S, LOOK_S, TimeUnit.SECONDS);
    }

    @Override
    public SslContext context() {
        return context;
    }

    @Override
    public Set<String> names() {
        return inUse.names();
    }

    @Override
    public double daysLeft() {
        return inUse.daysLeft(clock.instant());
    }

    @Override
    public Optional<Instant> until() {
        return Optional.of(inUse.until());
    }

    @Override
    public void readAgain() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException e) {
            log.debug("closed: nothing is read any more");
        }
    }

    /** Looks once. On its thread. */
    void look() {
        assert owner.here();
        try {
            ServerCertificate there = store.read();
            if (there.chain().equals(inUse.chain())) {
                trouble = "";
            } else if (there.daysLeft(clock.instant()) < 0 && daysLeft() >= 0) {
                keeps("the one that is there now has ended already");
            } else {
                take(there);
            }
        } catch (IOException | RuntimeException e) {
            keeps(String.valueOf(e.getMessage()));
        }
        warn();
    }

    private void take(ServerCertificate there) throws IOException {
        context = there.context();
        inUse = there;
        trouble = "";
        warned = Integer.MAX_VALUE;
        log.atInfo()
                .addKeyValue("until", there.until())
                .addKeyValue("names", there.names())
                .log("another certificate is in use from now on");
    }

    /** Once for each reason: it is looked at again and again. */
    private void keeps(String why) {
        if (!why.equals(trouble)) {
            trouble = why;
            log.atWarn()
                    .addKeyValue("reason", why)
                    .addKeyValue("until", inUse.until())
                    .log("the certificate stays as it was: what is there now cannot be used");
        }
    }

    private void warn() {
        double days = daysLeft();
        WARNED_DAYS.stream()
                .filter(threshold -> days <= threshold && threshold < warned)
                .mapToInt(threshold -> threshold)
                .min()
                .ifPresent(
                        threshold -> {
                            warned = threshold;
                            log.atWarn()
                                    .addKeyValue("until", inUse.until())
                                    .addKeyValue("days", (long) Math.floor(days))
                                    .log(
                                            threshold == 0
                                                    ? "the certificate has ended: no browser comes"
                                                            + " in; put another into its files"
                                                    : "the certificate ends soon; put another into"
                                                            + " its files, which needs no restart");
                        });
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
