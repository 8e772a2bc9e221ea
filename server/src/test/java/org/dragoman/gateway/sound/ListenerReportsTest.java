package org.dragoman.gateway.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.protocol.v1.ReceiverReport;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class ListenerReportsTest {
    private static final int FR = 3;

    private final List<ReceiverReport> metered = new ArrayList<>();
    private final ListenerReports reports = new ListenerReports(metered::add);

    private static ReceiverReport report(int channel, int lost, int mouthToEarMs) {
        return ReceiverReport.newBuilder()
                .setChannel(channel)
                .setLostFrames(lost)
                .setMouthToEarMs(mouthToEarMs)
                .setBufferMs(60)
                .build();
    }

    @Test
    void one_report_is_told_to_the_meters_the_view_and_the_board_alike() {
        reports.reported("ann", report(FR, 25, 180), 1000);

        assertThat(metered).containsExactly(report(FR, 25, 180));
        assertThat(reports.sumUp(2000)).isTrue();
        assertThat(reports.view().getChannelsList())
                .singleElement()
                .satisfies(
                        fare -> {
                            assertThat(fare.getChannel()).isEqualTo(FR);
                            assertThat(fare.getReporting()).isEqualTo(1);
                            assertThat(fare.getLostFrames()).isEqualTo(25);
                            assertThat(fare.getMouthToEarMs()).isEqualTo(180);
                        });
        assertThat(reports.lossPermille(FR)).isEqualTo(100);
        assertThat(reports.mouthToEarMs(FR)).hasValue(180);
    }

    @Test
    void view_and_board_have_the_same_median_of_the_last_report_of_each() {
        reports.reported("ann", report(FR, 0, 900), 0);
        reports.reported("ann", report(FR, 0, 100), 5000);
        reports.reported("ben", report(FR, 0, 200), 5000);
        reports.reported("cleo", report(FR, 0, 300), 5000);
        reports.reported("dan", report(FR, 0, 0), 5000);
        reports.sumUp(6000);

        assertThat(reports.view().getChannels(0).getReporting()).isEqualTo(4);
        assertThat(reports.view().getChannels(0).getMouthToEarMs()).isEqualTo(200);
        assertThat(reports.mouthToEarMs(FR)).hasValue(200);
    }

    @Test
    void what_is_old_is_no_news_to_anybody() {
        reports.reported("ann", report(FR, 25, 180), 0);
        reports.sumUp(2000);

        assertThat(reports.sumUp(13_000)).isFalse();
        assertThat(reports.view().getChannelsList()).isEmpty();
        assertThat(reports.lossPermille(FR)).isZero();
        assertThat(reports.mouthToEarMs(FR)).isEmpty();
    }

    @Test
    void who_hears_a_channel_no_more_does_not_count_there() {
        reports.reported("ann", report(FR, 250, 180), 0);
        reports.reported("ann", report(1, 0, 90), 0);
        reports.left("ann", FR);
        reports.sumUp(1000);

        assertThat(reports.lossPermille(FR)).isZero();
        assertThat(reports.mouthToEarMs(1)).hasValue(90);
    }

    @Test
    void nonsense_from_one_weighs_no_more_than_all_that_was_sent_to_them() {
        reports.reported("ann", report(FR, Integer.MAX_VALUE, -1), 0);
        reports.reported("ben", report(FR, -5, 180), 0);
        reports.sumUp(1000);

        assertThat(reports.lossPermille(FR)).isEqualTo(500);
        assertThat(reports.mouthToEarMs(FR)).hasValue(180);
    }
}
