package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;

import org.dragoman.client.DragomanClient;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.RequestFloor;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One badge on a laptop and a phone, each with a connection for control and one for sound, and lines that break. */
class SeveralDevicesTest {
    private static final byte DESK = 1;
    private static final byte PHONE = 2;

    @TempDir Path data;
    private final List<RawSocket> sockets = new ArrayList<>();
    private Venue venue;
    private DragomanClient moderator;
    private Queue<AudioFrame> heard;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        moderator = venue.enter("moderator-1a");
        done(moderator.commands().openSession());
        var listener = venue.enter("observer-1");
        heard = new ConcurrentLinkedQueue<>();
        listener.frames().onFrame(heard::add);
        done(listener.listen(Set.of(0, venue.channel("fr")), List.of(), 1));
    }

    @AfterEach
    void close() throws Exception {
        for (RawSocket socket : sockets) {
            socket.close();
        }
        venue.close();
    }

    /** What a device has: two connections, and what they were told when they came in. */
    @SuppressWarnings("NullAway.Init") // the sound comes in later, or never
    private final class Device {
        final String name;
        final String who;
        RawSocket control;
        RawSocket sound;
        Welcome controlTold;
        Welcome soundTold;

        Device(String who, String name) throws IOException {
            this.who = who;
            this.name = name;
            control();
        }

        Device control() throws IOException {
            control = enter(ConnectionPurpose.CONNECTION_PURPOSE_CONTROL);
            controlTold = welcome(control);
            return this;
        }

        Device sound() throws IOException {
            sound = enter(ConnectionPurpose.CONNECTION_PURPOSE_SOUND);
            soundTold = welcome(sound);
            return this;
        }

        private RawSocket enter(ConnectionPurpose purpose) throws IOException {
            var socket =
                    RawSocket.saying(
                            venue.house().port(),
                            Hello.newBuilder()
                                    .setToken(venue.token(who))
                                    .setSession(venue.session())
                                    .setPurpose(purpose)
                                    .setDevice(name)
                                    .build());
            sockets.add(socket);
            return socket;
        }

        private Welcome welcome(RawSocket socket) throws IOException {
            return socket.until(ServerMessage::hasWelcome).getWelcome();
        }

        Lease goOnAir() throws IOException {
            control.send(RawSocket.command("on", c -> c.setGoOnAir(GoOnAir.getDefaultInstance())));
            return lease(control, true);
        }

        void says(Lease lease, byte mark) throws IOException {
            sound.send(RawSocket.frame(lease, mark));
        }
    }

    private static Lease lease(RawSocket socket, boolean open) throws IOException {
        return socket.until(m -> m.hasLease() && m.getLease().getOpen() == open).getLease();
    }

    private List<Byte> marks() {
        return heard.stream().map(f -> f.getOpus().byteAt(0)).toList();
    }

    @Test
    void the_device_where_the_person_pressed_is_the_one_that_is_heard() throws Exception {
        var desk = new Device("fr-1", "desk").sound();
        var phone = new Device("fr-1", "phone").sound();
        for (int time = 0; time < 20; time++) {
            heard.clear();
            var id = "on-" + time;
            desk.control.send(
                    RawSocket.command(id, c -> c.setGoOnAir(GoOnAir.getDefaultInstance())));
            Lease lease = lease(desk.control, true);
            assertThat(lease.getDevice()).isEqualTo("desk");
            assertThat(lease(phone.sound, true).getDevice()).isEqualTo("desk");
            phone.says(lease, PHONE);
            desk.says(lease, DESK);
            await().until(() -> marks().contains(DESK));
            assertThat(marks()).doesNotContain(PHONE);
            desk.control.send(
                    RawSocket.command(
                            "off-" + time, c -> c.setGoOffAir(GoOffAir.getDefaultInstance())));
            lease(desk.control, false);
        }
    }

    @Test
    void a_control_connection_that_comes_back_is_told_what_is_open_and_closes_it()
            throws Exception {
        var desk = new Device("fr-1", "desk").sound();
        Lease lease = desk.goOnAir();
        desk.says(lease, DESK);
        await().until(() -> marks().contains(DESK));
        desk.control.close();
        desk.control();
        assertThat(desk.controlTold.getLeasesList()).containsExactly(lease);
        desk.says(lease, PHONE);
        await().until(() -> marks().contains(PHONE));
        desk.control.send(
                RawSocket.command("off", c -> c.setGoOffAir(GoOffAir.getDefaultInstance())));
        assertThat(lease(desk.sound, false).getEnd()).isEqualTo(LeaseEnd.LEASE_END_OWN);
    }

    @Test
    void sound_that_comes_back_never_goes_on_under_the_lease_that_it_had() throws Exception {
        var desk = new Device("fr-1", "desk").sound();
        Lease lease = desk.goOnAir();
        desk.says(lease, DESK);
        await().until(() -> marks().contains(DESK));
        desk.sound(); // the first line hangs, and nobody has noticed yet
        assertThat(desk.soundTold.getLeasesList()).isEmpty();
        assertThat(lease(desk.control, false).getEnd()).isEqualTo(LeaseEnd.LEASE_END_LOST);
        desk.says(lease, PHONE);
        assertThat(desk.sound.until(ServerMessage::hasNotice).getNotice().getCode())
                .isEqualTo(RefusalCode.REFUSAL_CODE_NOT_GRANTED);
        assertThat(marks()).doesNotContain(PHONE);
    }

    @Test
    void who_has_no_sound_is_not_put_on_air() throws Exception {
        var phone = new Device("fr-1", "phone").sound();
        var desk = new Device("fr-1", "desk");
        desk.control.send(RawSocket.command("on", c -> c.setGoOnAir(GoOnAir.getDefaultInstance())));
        var no = desk.control.until(ServerMessage::hasRefused).getRefused();
        assertThat(no.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_NO_SOUND);
        assertThat(no.getText()).isNotBlank();
        assertThat(phone.goOnAir().getDevice()).isEqualTo("phone");
    }

    @Test
    void what_was_held_up_on_its_way_does_not_open_a_microphone_later() throws Exception {
        var desk = new Device("fr-1", "desk").sound();
        long now = desk.controlTold.getServerTimeMs();
        desk.control.send(
                RawSocket.command(
                        "late",
                        c -> c.setGoOnAir(GoOnAir.getDefaultInstance()).setUntilMs(now - 1)));
        var no = desk.control.until(ServerMessage::hasRefused).getRefused();
        assertThat(no.getCode()).isEqualTo(RefusalCode.REFUSAL_CODE_TOO_LATE);
        desk.control.send(
                RawSocket.command(
                        "in time",
                        c -> c.setGoOnAir(GoOnAir.getDefaultInstance()).setUntilMs(now + 60_000)));
        assertThat(lease(desk.control, true).getDevice()).isEqualTo("desk");
    }

    @Test
    void the_floor_waits_for_a_speaker_who_did_not_tap_yet() throws Exception {
        var phone = new Device("head-azerbaijan", "phone");
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        Lease given = lease(phone.control, true);
        assertThat(given.getDevice()).isEqualTo("phone");
        phone.control.close();
        phone.control();
        assertThat(phone.controlTold.getLeasesList()).containsExactly(given);
        phone.sound();
        assertThat(phone.soundTold.getLeasesList()).containsExactly(given);
        phone.says(given, PHONE);
        await().until(() -> marks().contains(PHONE));
    }

    @Test
    void a_speech_goes_on_while_its_sound_lives_though_control_is_gone() throws Exception {
        var phone = new Device("head-azerbaijan", "phone").sound();
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        Lease given = lease(phone.sound, true);
        phone.says(given, DESK);
        await().until(() -> marks().contains(DESK));
        phone.control.close();
        heard.clear();
        phone.says(given, PHONE);
        await().until(() -> marks().contains(PHONE));
        phone.control();
        assertThat(phone.controlTold.getLeasesList()).containsExactly(given);
    }

    @Test
    void a_speaker_begins_at_another_device_and_the_first_is_told() throws Exception {
        var desk = new Device("head-azerbaijan", "desk").sound();
        var phone = new Device("head-azerbaijan", "phone").sound();
        desk.control.send(
                RawSocket.command(
                        "ask", c -> c.setRequestFloor(RequestFloor.getDefaultInstance())));
        desk.control.until(ServerMessage::hasAccepted);
        done(moderator.commands().giveNext());
        Lease given = lease(desk.control, true);
        assertThat(given.getDevice()).isEqualTo("desk");
        phone.says(given, PHONE);
        await().until(() -> marks().contains(PHONE));
        assertThat(lease(desk.control, true).getDevice()).isEqualTo("phone");
        desk.says(given, DESK);
        assertThat(desk.sound.until(ServerMessage::hasNotice).getNotice().getField())
                .isEqualTo("connection");
        assertThat(marks()).doesNotContain(DESK);
    }
}
