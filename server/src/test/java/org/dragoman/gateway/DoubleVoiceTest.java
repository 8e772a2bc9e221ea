package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.protocol.v1.Alarm;
import org.dragoman.protocol.v1.AlarmKind;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.Notice;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.watch.AlarmDelays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Two publishers at one source, over real sockets, by clients that send whatever they like: one is heard, all are told. */
class DoubleVoiceTest {
    private static final byte FIRST = 1;
    private static final byte SECOND = 2;
    private static final byte STRAY = 3;
    private static final AlarmDelays SHORT =
            new AlarmDelays(60_000, 600, 60_000, 60_000, 60_000, 700, 60_000);

    @TempDir Path data;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
    private final List<RawSocket> sockets = new ArrayList<>();
    private Venue venue;
    private DragomanClient technician;
    private DragomanClient partner;
    private Queue<AudioFrame> heard;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data, SHORT);
        var moderator = venue.enter("moderator-1a");
        technician = venue.enter("technician-1");
        partner = venue.enter("visitor-fr");
        moderator.commands().openSession().get(5, TimeUnit.SECONDS);
        var listener = venue.enter("observer-1");
        heard = new ConcurrentLinkedQueue<>();
        listener.frames().onFrame(heard::add);
        listener.listen(Set.of(french()), List.of(), 1).get(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        beat.shutdownNow();
        for (RawSocket socket : sockets) {
            socket.close();
        }
        venue.close();
    }

    @Test
    void who_was_taken_over_and_goes_on_speaking_is_not_heard_and_is_told_why() throws Exception {
        var first = desk("fr-1");
        Lease old = onAir(first, "a");
        speaks(first, old, FIRST);
        await().until(() -> marks().contains(FIRST));
        var second = desk("fr-2");
        Lease live = onAir(second, "b");
        speaks(second, live, SECOND);
        await().until(() -> marks().contains(SECOND));

        Lease closed = lease(first, false);
        assertThat(closed.getEnd()).isEqualTo(LeaseEnd.LEASE_END_PASSED);
        assertThat(closed.getBy()).isEqualTo("fr-2");
        Notice notice = notice(first);
        assertThat(notice.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NOT_GRANTED);
        assertThat(notice.getChannel()).isEqualTo(french());
        assertThat(notice.getField()).isEqualTo("epoch");
        alarmed("fr-1", first);
        assertThat(marks().lastIndexOf(FIRST)).isLessThan(marks().indexOf(SECOND));
    }

    @Test
    void who_sends_under_somebody_elses_lease_is_not_heard() throws Exception {
        var second = desk("fr-2");
        Lease live = onAir(second, "b");
        speaks(second, live, SECOND);
        await().until(() -> marks().contains(SECOND));
        var stray = desk("fr-1");
        speaks(stray, live, STRAY);
        assertThat(notice(stray).getField()).isEqualTo("epoch");
        alarmed("fr-1", stray);
        assertThat(marks()).doesNotContain(STRAY);
    }

    @Test
    void a_second_page_with_the_same_badge_is_not_heard_beside_the_first() throws Exception {
        var page = desk("fr-2");
        Lease live = onAir(page, "b");
        speaks(page, live, SECOND);
        await().until(() -> marks().contains(SECOND));
        var another = desk("fr-2");
        speaks(another, live, STRAY);
        assertThat(notice(another).getField()).isEqualTo("connection");
        alarmed("fr-2", another);
        assertThat(marks()).doesNotContain(STRAY);
    }

    /** The booth hears of it, then the technician; and once the voice that is kept out is silent, it is over. */
    private void alarmed(String who, RawSocket stray) throws IOException {
        await().untilAsserted(() -> isTold(partner, who));
        await().untilAsserted(() -> isTold(technician, who));
        stray.close();
        await().untilAsserted(() -> assertThat(doubles(partner)).isEmpty());
    }

    private static void isTold(DragomanClient client, String who) {
        assertThat(doubles(client))
                .singleElement()
                .satisfies(
                        alarm -> {
                            assertThat(alarm.getBoothsList()).containsExactly("fr");
                            assertThat(alarm.getParticipant()).isEqualTo(who);
                        });
    }

    private static List<Alarm> doubles(DragomanClient who) {
        return who.snapshot().orElseThrow().alarms().getAlarmsList().stream()
                .filter(a -> a.getKind() == AlarmKind.ALARM_KIND_DOUBLE_VOICE)
                .toList();
    }

    private int french() {
        return venue.conference().languages().stream()
                .filter(l -> l.tag().value().equals("fr"))
                .findFirst()
                .orElseThrow()
                .channel()
                .value();
    }

    private List<Byte> marks() {
        return heard.stream().map(f -> f.getOpus().byteAt(0)).toList();
    }

    private RawSocket desk(String who) throws IOException {
        var socket = RawSocket.entered(venue.house().port(), venue.token(who));
        sockets.add(socket);
        return socket;
    }

    private static Lease onAir(RawSocket desk, String id) throws IOException {
        var go = GoOnAir.newBuilder().setOutput(Output.OUTPUT_A);
        desk.send(RawSocket.command(id, c -> c.setGoOnAir(go)));
        return lease(desk, true);
    }

    private static Lease lease(RawSocket desk, boolean open) throws IOException {
        return desk.until(m -> m.hasLease() && m.getLease().getOpen() == open).getLease();
    }

    private static Notice notice(RawSocket desk) throws IOException {
        return desk.until(m -> m.hasNotice()).getNotice();
    }

    /** Fifty frames a second under a lease, whatever the hub says. */
    private void speaks(RawSocket desk, Lease lease, byte mark) {
        ClientMessage frame = RawSocket.frame(lease, mark);
        var _ =
                beat.scheduleAtFixedRate(
                        () -> {
                            try {
                                desk.send(frame);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e); // ends this voice
                            }
                        },
                        0,
                        20,
                        TimeUnit.MILLISECONDS);
    }
}
