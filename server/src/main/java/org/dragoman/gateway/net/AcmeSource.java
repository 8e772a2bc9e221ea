package org.dragoman.gateway.net;

import io.netty.handler.ssl.SslContext;

import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.exception.AcmeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * TLS with certificates that are got by ACME and renewed in time. Until the first has come, the server's own is in use.
 *
 * <p>Owner: its own thread, beside the watch.
 */
final class AcmeSource implements TlsSource {
    private static final Logger log = LoggerFactory.getLogger(AcmeSource.class);
    private static final long LOOK_S = 3600;

    /** An authority counts those who fail: each try waits twice as long as the one before, up to the usual look. */
    private static final long AGAIN_S = 60;

    private final Owner owner = new Owner();
    private final CertificateWatch watch;
    private final AcmeOrders orders;
    private final AcmeAnswers answers;
    private final OptionalInt httpPort;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("acme").factory());
    private long againS = AGAIN_S;
    private @Nullable ScheduledFuture<?> next;

    AcmeSource(
            CertificateWatch watch, AcmeOrders orders, AcmeAnswers answers, OptionalInt httpPort) {
        this.watch = watch;
        this.orders = orders;
        this.answers = answers;
        this.httpPort = httpPort;
    }

    @Override
    public SslContext context() {
        return watch.context();
    }

    @Override
    public Set<String> names() {
        return watch.names();
    }

    @Override
    public double daysLeft() {
        return watch.daysLeft();
    }

    @Override
    public Optional<Instant> until() {
        return watch.until();
    }

    @Override
    public void readAgain() {
        watch.readAgain();
        begin();
    }

    @Override
    public Optional<AcmeAnswers> answers() {
        return Optional.of(answers);
    }

    @Override
    public OptionalInt httpPort() {
        return httpPort;
    }

    @Override
    public void begin() {
        try {
            thread.execute(this::look);
        } catch (RejectedExecutionException e) {
            log.debug("closed: nothing is ordered any more");
        }
    }

    private void look() {
        assert owner.here();
        if (next != null) {
            next.cancel(false);
        }
        long afterS = LOOK_S;
        try {
            Optional<String> reason = orders.reason();
            if (reason.isPresent()) {
                log.atInfo().addKeyValue("reason", reason.get()).log("a certificate is ordered");
                orders.get();
                watch.readAgain();
            }
            againS = AGAIN_S;
        } catch (AcmeException | IOException | RuntimeException e) {
            afterS = againS;
            againS = Math.min(LOOK_S, againS * 2);
            log.atWarn()
                    .addKeyValue("reason", why(e))
                    .addKeyValue("again", afterS + " s")
                    .log("no certificate was got by ACME; the one before stays in use");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            next = thread.schedule(this::look, afterS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            log.debug("closed: nothing is ordered any more");
        }
    }

    /** The library wraps what went wrong; the innermost says what it was. */
    private static String why(Exception e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        watch.close();
    }
}
