package org.dragoman.gateway.view;

import org.dragoman.gateway.present.Present;
import org.dragoman.protocol.v1.ChannelFare;
import org.dragoman.protocol.v1.FaresView;
import org.dragoman.protocol.v1.ReceiverReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/**
 * How a session's listeners fare, by their own reports: the last one of each listener and channel, as long as it is news.
 * Any thread.
 */
public final class Fares {
    private static final long NEWS_MS = 12_000;

    private final Map<Ear, Fare> latest = new ConcurrentHashMap<>();
    private final AtomicBoolean changed = new AtomicBoolean();
    private final AtomicLong version = new AtomicLong();

    private record Ear(Present connection, int channel) {}

    private record Fare(ReceiverReport report, long atMs) {}

    /** A report of a channel that the connection really hears: so there are never more than those. */
    public void reported(Present from, ReceiverReport report, long nowMs) {
        latest.put(new Ear(from, report.getChannel()), new Fare(report, nowMs));
        changed.set(true);
    }

    /** Whether anything came since this was last asked. */
    public boolean changed() {
        return changed.getAndSet(false);
    }

    public FaresView view(long nowMs) {
        latest.entrySet()
                .removeIf(
                        e ->
                                e.getKey().connection().isGone()
                                        || nowMs - e.getValue().atMs > NEWS_MS);
        Map<Integer, List<ReceiverReport>> byChannel = new TreeMap<>();
        latest.forEach(
                (ear, fare) ->
                        byChannel
                                .computeIfAbsent(ear.channel(), c -> new ArrayList<>())
                                .add(fare.report()));
        var view = FaresView.newBuilder().setVersion(version.incrementAndGet());
        byChannel.forEach((channel, reports) -> view.addChannels(fare(channel, reports)));
        return view.build();
    }

    private static ChannelFare fare(int channel, List<ReceiverReport> reports) {
        return ChannelFare.newBuilder()
                .setChannel(channel)
                .setReporting(reports.size())
                .setBufferMs(at(reports, ReceiverReport::getBufferMs, 0.5))
                .setBufferMsHigh(at(reports, ReceiverReport::getBufferMs, 0.95))
                .setMouthToEarMs(at(reports, ReceiverReport::getMouthToEarMs, 0.5))
                .setMouthToEarMsHigh(at(reports, ReceiverReport::getMouthToEarMs, 0.95))
                .setTroubled((int) reports.stream().filter(Fares::troubled).count())
                .setLostFrames(sum(reports, ReceiverReport::getLostFrames))
                .setConcealedMs(sum(reports, ReceiverReport::getConcealedMs))
                .build();
    }

    /** More than one in fifty of the report's five seconds was made up, or sound was missing more than once. */
    private static boolean troubled(ReceiverReport report) {
        return report.getConcealedMs() > 100 || report.getUnderruns() > 1;
    }

    private static int at(
            List<ReceiverReport> reports, ToIntFunction<ReceiverReport> figure, double part) {
        int[] known = reports.stream().mapToInt(figure).filter(ms -> ms > 0).sorted().toArray();
        return known.length == 0
                ? 0
                : known[Math.min(known.length - 1, (int) (known.length * part))];
    }

    private static int sum(List<ReceiverReport> reports, ToIntFunction<ReceiverReport> figure) {
        return (int)
                Math.min(
                        Integer.MAX_VALUE,
                        reports.stream().mapToLong(r -> Math.max(0, figure.applyAsInt(r))).sum());
    }
}
