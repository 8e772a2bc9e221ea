package org.dragoman.observe;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

import org.dragoman.protocol.v1.AlarmKind;
import org.dragoman.protocol.v1.ChannelWatch;
import org.dragoman.protocol.v1.FanOutWatch;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.TechnicianView;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What is measured of each channel of a session, read from the technician's board; without a word about persons. */
final class ChannelMeters {
    private final MeterRegistry registry;
    private final Supplier<TechnicianView> board;
    private final List<DistributionSummary> mouthToEar;

    /**
     * @param names what the channels speak, the floor's first
     */
    ChannelMeters(
            MeterRegistry registry,
            String session,
            List<String> names,
            Supplier<TechnicianView> board) {
        this.registry = registry;
        this.board = board;
        this.mouthToEar = new ArrayList<>();
        for (int channel = 0; channel < names.size(); channel++) {
            var tags =
                    Tags.of("session", session, "channel", Integer.toString(channel))
                            .and("language", names.get(channel));
            watch(channel, tags);
            mouthToEar.add(
                    DistributionSummary.builder("dragoman.channel.mouth.to.ear.seconds")
                            .tags(tags)
                            .publishPercentiles(0.5, 0.95, 0.99)
                            .register(registry));
        }
        lag(session, "0.5", f -> f.getLagP50Us());
        lag(session, "0.95", f -> f.getLagP95Us());
        lag(session, "0.99", f -> f.getLagP99Us());
        for (AlarmKind kind : AlarmKind.values()) {
            if (kind != AlarmKind.ALARM_KIND_UNSPECIFIED && kind != AlarmKind.UNRECOGNIZED) {
                alarms(session, kind);
            }
        }
    }

    private void watch(int channel, Tags tags) {
        gauge(channel, tags, "voice.ratio", c -> c.getVoice() / 255.0);
        gauge(channel, tags, "level.dbfs", c -> c.hasLevelDbfs() ? c.getLevelDbfs() : Double.NaN);
        gauge(
                channel,
                tags,
                "loudness.lufs",
                c -> c.hasLoudnessLufs() ? c.getLoudnessLufs() : Double.NaN);
        gauge(
                channel,
                tags,
                "last.frame.age.seconds",
                c -> c.hasLastFrameAgeMs() ? c.getLastFrameAgeMs() / 1000.0 : Double.NaN);
        gauge(channel, tags, "loss.ratio", c -> c.getLossPermille() / 1000.0);
        gauge(channel, tags, "jitter.seconds", c -> c.getJitterMs() / 1000.0);
        gauge(channel, tags, "listener.loss.ratio", c -> c.getListenerLossPermille() / 1000.0);
    }

    private void gauge(
            int channel, Tags tags, String name, ToDoubleFunction<ChannelWatch> measure) {
        Gauge.builder(
                        "dragoman.channel." + name,
                        () ->
                                channel < board.get().getChannelsCount()
                                        ? measure.applyAsDouble(board.get().getChannels(channel))
                                        : Double.NaN)
                .tags(tags)
                .register(registry);
    }

    /** How long handing out took, over the last ten seconds; not a number where nobody was heard. */
    private void lag(String session, String quantile, ToDoubleFunction<FanOutWatch> microseconds) {
        Gauge.builder(
                        "dragoman.fanout.lag.seconds",
                        () -> {
                            double us = microseconds.applyAsDouble(board.get().getFanOut());
                            return us == 0 ? Double.NaN : us / 1e6;
                        })
                .tags("session", session, "quantile", quantile)
                .register(registry);
    }

    private void alarms(String session, AlarmKind kind) {
        String name =
                kind.name().substring("ALARM_KIND_".length()).toLowerCase(java.util.Locale.ROOT);
        Gauge.builder(
                        "dragoman.alarms",
                        () ->
                                board.get().getChannelsList().stream()
                                        .filter(c -> c.getAlarmsList().contains(kind))
                                        .count())
                .tags("session", session, "kind", name)
                .register(registry);
    }

    /** A listener of a channel says how long sound takes to them. */
    void reported(ReceiverReport report) {
        int channel = report.getChannel();
        if (report.getMouthToEarMs() > 0 && channel >= 0 && channel < mouthToEar.size()) {
            mouthToEar.get(channel).record(report.getMouthToEarMs() / 1000.0);
        }
    }
}
