package org.dragoman.client;

import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Refused;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rules said no. Nothing changed, and the connection stays. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    RefusedException(Refused refused) {
        super(refused.getCode() + ": " + refused.getText());
        this.refused = refused;
    }

    /** Which rule; {@code UNRECOGNIZED} where the hub knows one that this client does not. */
    public RefusalCode code() {
        return refused.getCode();
    }

    /** The reason, in the language of the client's Hello. */
    public String text() {
        return refused.getText();
    }

    /** Which part of the command, or empty. */
    public String field() {
        return refused.getField();
    }

    /** Who has what was asked for, as a participant's id; empty where that is not the reason. */
    public String holder() {
        return refused.getHolder();
    }

    /** When it would have been in time, or ended; empty where that is not the reason. */
    public Optional<Instant> at() {
        return refused.getAtMs() == 0
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(refused.getAtMs()));
    }

    /** Whether the same command can succeed later. */
    public boolean retry() {
        return refused.getRetry();
    }

    /** How long to wait before trying again; zero if the hub did not say. */
    public Duration retryAfter() {
        return Duration.ofMillis(Integer.toUnsignedLong(refused.getRetryAfterMs()));
    }
}
