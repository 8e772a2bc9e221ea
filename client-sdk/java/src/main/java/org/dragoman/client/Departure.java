package org.dragoman.client;

import java.time.Duration;

/**
 * Why a connection ended.
 *
 * @param code the WebSocket close code: 40xx and 45xx are {@code CloseCode}s of the wire, 1006 a link that broke
 * @param text the hub's words, or what went wrong
 * @param mayReturn whether dialling again can help
 * @param retryAfter how long the hub asked to wait at least; zero if it did not say
 */
public record Departure(int code, String text, boolean mayReturn, Duration retryAfter) {
    static final int NORMAL = 1000;
    static final int BROKEN = 1006;
    static final int SILENT = 4900;

    static Departure closed(int code, String text, Duration retryAfter) {
        return new Departure(code, text, helps(code), retryAfter);
    }

    static Departure broken(String text) {
        return new Departure(BROKEN, text, true, Duration.ZERO);
    }

    /** The upgrade was answered with that HTTP status instead of 101. */
    static Departure turnedAway(int status) {
        boolean later = status >= 500 || status == 408 || status == 425 || status == 429;
        return new Departure(BROKEN, "HTTP " + status, later, Duration.ZERO);
    }

    /** No network and no proxy can bring these about: the badge, its role, its removal, the session's end,
     * and one's own wish. */
    boolean isFinal() {
        return switch (code) {
            case NORMAL, 4502, 4503, 4505, 4508 -> true;
            default -> false;
        };
    }

    /**
     * 45xx: something must change first, save where a stalled line was too late to say Hello, or too many are connected. 1002
     * to 1010: this program is at fault, and would be again.
     */
    static boolean helps(int code) {
        return switch (code) {
            case 4501, 4507 -> true;
            case 1002, 1003, 1007, 1008, 1010 -> false;
            default -> code < 4500 || code > 4599;
        };
    }
}
