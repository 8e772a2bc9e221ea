package org.dragoman.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import org.dragoman.fanout.DroppedFrames;
import org.dragoman.fanout.Passing;
import org.dragoman.fanout.Soundboard;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.TechnicianView;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The house's meters, in base units, without a word about persons. */
public final class Observed implements AutoCloseable {
    private static final String CODE = "CLOSE_CODE_";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final String version;
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final AtomicInteger connections;
    private final Counter tokensRefused;
    private final DistributionSummary buffer;
    private final Counter underruns;
    private final Counter concealed;
    private final Counter lost;
    private final DistributionSummary mouthToEar;
    private final DistributionSummary gaps;
    private final Counter overlaps;
    private final Failures failures = new Failures(registry);
    private final Map<String, ChannelMeters> bySession = new ConcurrentHashMap<>();

    public Observed(String version) {
        this.version = version;
        collector.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        connections = registry.gauge("dragoman.connections", new AtomicInteger());
        tokensRefused = registry.counter("dragoman.tokens.refused");
        ended("CLOSE_CODE_SLOW");
        List.of("origin", "address", "badge", "arrivals", "guesses")
                .forEach(by -> registry.counter("dragoman.turned.away", "by", by));
        buffer = DistributionSummary.builder("dragoman.listener.buffer.seconds").register(registry);
        underruns = registry.counter("dragoman.listener.underruns");
        concealed = registry.counter("dragoman.listener.concealed.seconds");
        lost = registry.counter("dragoman.listener.lost.frames");
        mouthToEar =
                DistributionSummary.builder("dragoman.listener.mouth.to.ear.seconds")
                        .serviceLevelObjectives(0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2)
                        .register(registry);
        gaps =
                DistributionSummary.builder("dragoman.handover.gap.seconds")
                        .serviceLevelObjectives(0.02, 0.04, 0.1, 0.3, 1)
                        .register(registry);
        overlaps = registry.counter("dragoman.handover.overlap.frames");
    }

    public String version() {
        return version;
    }

    /** What the server's own code got wrong. */
    public Failures failures() {
        return failures;
    }

    /** Everything, as Prometheus text. */
    public String scrape() {
        return registry.scrape();
    }

    public void connected() {
        connections.incrementAndGet();
    }

    public void disconnected() {
        connections.decrementAndGet();
    }

    /** Watches the bytes of memory outside the heap that messages under way take. */
    public void buffers(LongSupplier bytes) {
        Gauge.builder("dragoman.buffers.bytes", bytes, LongSupplier::getAsLong)
                .strongReference(true)
                .register(registry);
    }

    /** The server closed a connection, with a code by its name on the wire. */
    public void closed(String code) {
        ended(code).increment();
    }

    private Counter ended(String code) {
        return registry.counter(
                "dragoman.closed", "code", code.substring(CODE.length()).toLowerCase(Locale.ROOT));
    }

    /** Somebody was turned away: by {@code origin}, {@code address}, {@code badge}, {@code secret}, {@code host}, {@code arrivals} or {@code guesses}. */
    public void turnedAway(String by) {
        registry.counter("dragoman.turned.away", "by", by).increment();
    }

    public void tokenRefused() {
        tokensRefused.increment();
    }

    /** Watches a session's channels by its technician's board. */
    public void channels(String session, List<String> names, Supplier<TechnicianView> board) {
        bySession.put(session, new ChannelMeters(registry, session, names, board));
    }

    /** How a listener of a session fares, by its own report. */
    public void reported(String session, ReceiverReport report) {
        var channels = bySession.get(session);
        if (channels != null) {
            channels.reported(report);
        }
        buffer.record(report.getBufferMs() / 1000.0);
        underruns.increment(Math.max(0, report.getUnderruns()));
        concealed.increment(Math.max(0, report.getConcealedMs()) / 1000.0);
        lost.increment(Math.max(0, report.getLostFrames()));
        if (report.getMouthToEarMs() > 0) {
            mouthToEar.record(report.getMouthToEarMs() / 1000.0);
        }
    }

    /** How a channel passed from one interpreter to the next. */
    public void handedOver(Passing passing) {
        gaps.record(Math.max(0, passing.gapMs()) / 1000.0);
        overlaps.increment(passing.overlapFrames());
    }

    /** Watches a session's sound and attendance. */
    public void session(String name, Soundboard soundboard, IntSupplier attendance) {
        FunctionCounter.builder("dragoman.frames.forwarded", soundboard, Soundboard::forwarded)
                .tag("session", name)
                .register(registry);
        for (DroppedFrames.Cause cause : DroppedFrames.Cause.values()) {
            FunctionCounter.builder(
                            "dragoman.frames.dropped", soundboard, s -> s.dropped().of(cause))
                    .tag("session", name)
                    .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("dragoman.attendance", attendance, IntSupplier::getAsInt)
                .strongReference(true)
                .tag("session", name)
                .register(registry);
        for (int channel = 0; channel < soundboard.channels(); channel++) {
            int number = channel;
            Gauge.builder("dragoman.channel.listeners", soundboard, h -> h.listeners(number))
                    .strongReference(true)
                    .tag("session", name)
                    .tag("channel", Integer.toString(number))
                    .register(registry);
        }
    }

    /**
     * Watches a session's journal.
     *
     * @param health 0 well, 1 slow, 2 full, 3 stopped
     */
    public void journal(String name, LongSupplier position, IntSupplier health) {
        Gauge.builder("dragoman.journal.position", position, LongSupplier::getAsLong)
                .strongReference(true)
                .tag("session", name)
                .register(registry);
        Gauge.builder("dragoman.journal.health", health, IntSupplier::getAsInt)
                .strongReference(true)
                .tag("session", name)
                .register(registry);
    }

    /** Watches how far the wall clock has been set away from the house's own time. */
    public void clock(LongSupplier wallAheadMs) {
        Gauge.builder("dragoman.clock.ahead.seconds", wallAheadMs, ms -> ms.getAsLong() / 1000.0)
                .strongReference(true)
                .register(registry);
    }

    /** Watches how long the certificate in use is still good. */
    public void certificate(DoubleSupplier daysLeft) {
        Gauge.builder("dragoman.certificate.days.left", daysLeft, DoubleSupplier::getAsDouble)
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
