package org.dragoman.gateway.sound;

import org.dragoman.protocol.v1.ChannelFare;
import org.dragoman.protocol.v1.FaresView;
import org.dragoman.protocol.v1.ReceiverReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * How a session's listeners fare, by their own reports: the last one of each listener and channel, as long as it is news. The
 * meters are told of each; the view for technicians and their board are told the same sums.
 *
 * <p>Reports come from any thread. Owner of the sums: the backstage's loop; any thread reads them.
 */
public final class ListenerReports {
    /** A listener reports every five seconds; who missed two is not counted. */
    private static final long NEWS_MS = 12_000;

    /** What a listener hears in five seconds. */
    private static final int FRAMES_A_REPORT = 250;

    private final Consumer<ReceiverReport> meters;
    private final Map<Ear, Report> latest = new ConcurrentHashMap<>();
    private final AtomicBoolean came = new AtomicBoolean();
    private volatile Map<Integer, Sum> sums = Map.of();
    private long version;

    private record Ear(Object listener, int channel) {}

    private record Report(ReceiverReport said, long atMs) {}

    private record Sum(ChannelFare fare, int lossPermille) {}

    /**
     * @param meters are told of each report that counts
     */
    public ListenerReports(Consumer<ReceiverReport> meters) {
        this.meters = meters;
    }

    /** A listener's report of a channel that they hear; there are never more than those. */
    public void reported(Object listener, ReceiverReport report, long nowMs) {
        latest.put(new Ear(listener, report.getChannel()), new Report(report, nowMs));
        came.set(true);
        meters.accept(report);
    }

    /** A listener hears a channel no more. */
    public void left(Object listener, int channel) {
        latest.remove(new Ear(listener, channel));
    }

    /**
     * Sums up what is news.
     *
     * @return whether anything came since this was last asked
     */
    public boolean sumUp(long nowMs) {
        boolean news = came.getAndSet(false);
        latest.values().removeIf(report -> nowMs - report.atMs() > NEWS_MS);
        Map<Integer, List<ReceiverReport>> byChannel = new TreeMap<>();
        latest.forEach(
                (ear, report) ->
                        byChannel
                                .computeIfAbsent(ear.channel(), c -> new ArrayList<>())
                                .add(report.said()));
        Map<Integer, Sum> now = new TreeMap<>();
        byChannel.forEach(
                (channel, reports) ->
                        now.put(channel, new Sum(fare(channel, reports), lossPermille(reports))));
        sums = now;
        return news;
    }

    private static ChannelFare fare(int channel, List<ReceiverReport> reports) {
        return ChannelFare.newBuilder()
                .setChannel(channel)
                .setReporting(reports.size())
                .setBufferMs(at(reports, ReceiverReport::getBufferMs, 0.5))
                .setBufferMsHigh(at(reports, ReceiverReport::getBufferMs, 0.95))
                .setMouthToEarMs(at(reports, ReceiverReport::getMouthToEarMs, 0.5))
                .setMouthToEarMsHigh(at(reports, ReceiverReport::getMouthToEarMs, 0.95))
                .setTroubled((int) reports.stream().filter(ListenerReports::troubled).count())
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

    /** Nobody's report weighs more than all that was sent to them. */
    private static int lossPermille(List<ReceiverReport> reports) {
        long lost =
                reports.stream()
                        .mapToLong(r -> Math.clamp(r.getLostFrames(), 0, FRAMES_A_REPORT))
                        .sum();
        return (int) (lost * 1000 / ((long) reports.size() * FRAMES_A_REPORT));
    }

    /** The sums of all channels, as technicians are told. */
    public FaresView view() {
        var view = FaresView.newBuilder().setVersion(++version);
        sums.values().forEach(sum -> view.addChannels(sum.fare()));
        return view.build();
    }

    /** Of what was sent to listeners of a channel, how much did not come. */
    public int lossPermille(int channel) {
        Sum known = sums.get(channel);
        return known == null ? 0 : known.lossPermille();
    }

    /** The median delay from mouth to ear, if any was told. */
    public OptionalInt mouthToEarMs(int channel) {
        Sum known = sums.get(channel);
        return known == null || known.fare().getMouthToEarMs() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(known.fare().getMouthToEarMs());
    }
}
