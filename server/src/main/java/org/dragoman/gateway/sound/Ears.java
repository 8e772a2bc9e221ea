package org.dragoman.gateway.sound;

import org.dragoman.protocol.v1.ReceiverReport;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How listeners fare, channel by channel, by their own reports of the last half minute.
 *
 * <p>Owner: the backstage's loop.
 */
public final class Ears {
    private static final long WINDOW_MS = 30_000;
    private static final int DELAYS_KEPT = 64;

    /** A listener reports every five seconds, and hears fifty frames in each. */
    private static final int FRAMES_A_REPORT = 250;

    private final Map<Integer, Channel> byChannel = new HashMap<>();

    private static final class Channel {
        private long windowMs;
        private long reports;
        private long lost;
        private long reportsBefore;
        private long lostBefore;
        private final int[] delays = new int[DELAYS_KEPT];
        private int delayCount;
    }

    public void reported(ReceiverReport report, long nowMs) {
        Channel channel = byChannel.computeIfAbsent(report.getChannel(), c -> new Channel());
        if (nowMs - channel.windowMs >= WINDOW_MS) {
            boolean longAgo = nowMs - channel.windowMs >= 2 * WINDOW_MS;
            channel.reportsBefore = longAgo ? 0 : channel.reports;
            channel.lostBefore = longAgo ? 0 : channel.lost;
            channel.reports = 0;
            channel.lost = 0;
            channel.windowMs = nowMs;
        }
        channel.reports++;
        channel.lost += Math.clamp(report.getLostFrames(), 0, FRAMES_A_REPORT);
        if (report.getMouthToEarMs() > 0) {
            channel.delays[channel.delayCount++ % DELAYS_KEPT] = report.getMouthToEarMs();
        }
    }

    /** Of what was sent to listeners of a channel, how much did not come. */
    public int lossPermille(int channel, long nowMs) {
        Channel known = byChannel.get(channel);
        if (known == null || nowMs - known.windowMs > 2 * WINDOW_MS) {
            return 0;
        }
        long sent = (known.reports + known.reportsBefore) * FRAMES_A_REPORT;
        return sent == 0 ? 0 : (int) ((known.lost + known.lostBefore) * 1000 / sent);
    }

    /** The median of the last delays from mouth to ear, if any was told. */
    public OptionalInt mouthToEarMs(int channel, long nowMs) {
        Channel known = byChannel.get(channel);
        if (known == null || known.delayCount == 0 || nowMs - known.windowMs > 2 * WINDOW_MS) {
            return OptionalInt.empty();
        }
        int[] last = Arrays.copyOf(known.delays, Math.min(known.delayCount, DELAYS_KEPT));
        Arrays.sort(last);
        return OptionalInt.of(last[last.length / 2]);
    }
}
