package org.dragoman.protocol;

import org.dragoman.protocol.v1.Accepted;
import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.BoothState;
import org.dragoman.protocol.v1.BoothsView;
import org.dragoman.protocol.v1.Caption;
import org.dragoman.protocol.v1.ChannelFare;
import org.dragoman.protocol.v1.ChannelListeners;
import org.dragoman.protocol.v1.ChannelSource;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.ClockAnswer;
import org.dragoman.protocol.v1.ClockMoved;
import org.dragoman.protocol.v1.CloseCode;
import org.dragoman.protocol.v1.DeskState;
import org.dragoman.protocol.v1.FaresView;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.Leaving;
import org.dragoman.protocol.v1.Listening;
import org.dragoman.protocol.v1.Notice;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.PresenceView;
import org.dragoman.protocol.v1.Quality;
import org.dragoman.protocol.v1.Receipt;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Refused;
import org.dragoman.protocol.v1.Role;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.SessionPhase;
import org.dragoman.protocol.v1.Welcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the hub may send, one of each and the edges. */
final class ServerVectors {
    static final long NOON = 1_763_812_800_000L;

    private ServerVectors() {}

    /** By the name of the file that they stand in. */
    static Map<String, List<Vector>> all() {
        Map<String, List<Vector>> files = new LinkedHashMap<>();
        files.put("server-welcome", welcomes());
        files.put("server-accepted", List.of(accepted()));
        files.put("server-audio", audio());
        files.put("server-refused", refusals());
        files.put("server-clock", List.of(clock()));
        files.put("server-session", ViewVectors.sessions());
        files.put("server-programme", ViewVectors.programmes());
        files.put("server-floor", ViewVectors.floors());
        files.put("server-list", ViewVectors.lists());
        files.put(
                "server-booths",
                List.of(of("booths view", body().setBooths(booths())), PatchVectors.booths()));
        files.put(
                "server-channels",
                List.of(
                        of("channels view", body().setChannels(channels())),
                        PatchVectors.channels()));
        files.put("server-coverage", List.of(PatchVectors.coverage()));
        files.put("server-presence", List.of(of("presence view", body().setPresence(presence()))));
        files.put("server-fares", List.of(of("fares view", body().setFares(fares()))));
        files.put("server-lease", leases());
        files.put("server-receipt", receipts());
        files.put("server-caption", captions());
        files.put("server-notice", List.of(notice()));
        files.put("server-leaving", leavings());
        files.put("server-listening", List.of(listening(), PatchVectors.listening()));
        new TreeMap<>(FloorVectors.others()).forEach(files::put);
        new TreeMap<>(BadgeVectors.others()).forEach(files::put);
        files.put("server-backstage", BackstageVectors.told());
        files.put("server-unknown", unknown());
        return files;
    }

    private static List<Vector> welcomes() {
        Welcome whole =
                Welcome.newBuilder()
                        .setConnection("c-7f3a")
                        .setParticipant("az-interpreter-1")
                        .setRole(Role.ROLE_INTERPRETER)
                        .setBooth("az")
                        .setServer("dragoman 0.1.0")
                        .setServerTimeMs(NOON)
                        .setPosition(17)
                        .setLimits(ViewVectors.limits())
                        .setConference(ViewVectors.conference())
                        .setSession(ViewVectors.session(SessionPhase.SESSION_PHASE_OPEN))
                        .setFloor(ViewVectors.speaking())
                        .setList(ViewVectors.list())
                        .setBooths(booths())
                        .setChannels(channels())
                        .setPresence(presence())
                        .setRecovered(true)
                        .addLeases(
                                Lease.newBuilder()
                                        .setChannel(4)
                                        .setEpoch(76)
                                        .setTrack(9)
                                        .setOpen(true)
                                        .setDevice("5f0c9a7e41d2b386"))
                        .build();
        return List.of(
                of("welcome, every field", body().setWelcome(whole)),
                of(
                        "welcome, with a field of a later version",
                        body().setWelcome(
                                        Welcome.newBuilder()
                                                .setParticipant("p")
                                                .setUnknownFields(Vector.Unknown.field()))),
                FloorVectors.welcome(),
                PatchVectors.welcome(),
                of(
                        "welcome, with the programme",
                        body().setWelcome(
                                        Welcome.newBuilder()
                                                .setSession(
                                                        ViewVectors.session(
                                                                SessionPhase.SESSION_PHASE_OPEN))
                                                .setProgramme(ViewVectors.programme()))),
                of("welcome, empty", body().setWelcome(Welcome.getDefaultInstance())));
    }

    private static Vector accepted() {
        return of(
                "accepted, at the largest position",
                body().setAccepted(
                                Accepted.newBuilder()
                                        .setCommand("c-1")
                                        .setPosition(ClientVectors.MAX64)));
    }

    private static List<Vector> audio() {
        Audio.Builder three = Audio.newBuilder();
        for (int i = 0; i < 3; i++) {
            three.addFrames(
                    ClientVectors.frame(i).toBuilder()
                            .setTrack(5)
                            .setSequence(0xFFFFFFFE + i)
                            .setHubTimeMs(NOON + 20L * i));
        }
        return List.of(
                of(
                        "audio, one frame",
                        body().setAudio(Audio.newBuilder().addFrames(three.getFrames(0)))),
                of("audio, three frames over the end of the sequence", body().setAudio(three)));
    }

    private static List<Vector> refusals() {
        Refused stale =
                Refused.newBuilder()
                        .setCommand("c-1")
                        .setCode(RefusalCode.REFUSAL_CODE_STALE_VERSION)
                        .setText("Siyahı dəyişib, yenidən baxın.")
                        .setField("move_turn.place")
                        .setRetry(true)
                        .setRetryAfterMs(250)
                        .build();
        return List.of(
                of("refused, every field", body().setRefused(stale)),
                FloorVectors.stale(),
                FloorVectors.busy(),
                FloorVectors.tooLate(),
                of(
                        "refused, with a code of a later version",
                        body().setRefused(
                                        Refused.newBuilder().setCommand("c-1").setCodeValue(999))));
    }

    private static Vector clock() {
        return of(
                "clock answer",
                body().setClock(
                                ClockAnswer.newBuilder()
                                        .setClientTimeUs(-1)
                                        .setServerTimeUs(NOON * 1000 + 123)));
    }

    private static List<Vector> leases() {
        List<Vector> vectors = new ArrayList<>();
        Lease open = Lease.newBuilder().setChannel(0).setEpoch(1).setTrack(1).setOpen(true).build();
        vectors.add(of("lease, open on the floor channel", body().setLease(open)));
        vectors.add(PatchVectors.lease());
        vectors.add(
                of(
                        "lease, open at one device of its holder",
                        body().setLease(open.toBuilder().setDevice("5f0c9a7e41d2b386"))));
        for (LeaseEnd end : LeaseEnd.values()) {
            if (end != LeaseEnd.UNRECOGNIZED) {
                vectors.add(
                        of(
                                "lease, ended: " + end,
                                body().setLease(
                                                Lease.newBuilder()
                                                        .setChannel(4)
                                                        .setEpoch(ClientVectors.MAX32)
                                                        .setTrack(9)
                                                        .setEnd(end)
                                                        .setBy("fr-interpreter-2"))));
            }
        }
        return vectors;
    }

    private static List<Vector> receipts() {
        return List.of(
                of(
                        "receipt",
                        body().setReceipt(
                                        Receipt.newBuilder()
                                                .setChannel(4)
                                                .setEpoch(77)
                                                .setAccepted(4999)
                                                .setDropped(1)
                                                .setLastFrameAgeMs(12)
                                                .setListeners(212))),
                of(
                        "receipt, no frame came yet",
                        body().setReceipt(
                                        Receipt.newBuilder()
                                                .setEpoch(78)
                                                .setLastFrameAgeMs(ClientVectors.MAX32))));
    }

    private static List<Vector> captions() {
        return List.of(
                of(
                        "caption, final in Arabic",
                        body().setCaption(
                                        Caption.newBuilder()
                                                .setLanguage("ar")
                                                .setSegment("ar-1-1")
                                                .setRevision(2)
                                                .setFinal(true)
                                                .setText("السيد الرئيس، أصحاب المعالي.")
                                                .setSpeaker("chair")
                                                .setWriter("ar-interpreter-1")
                                                .setAtMs(NOON)
                                                .setOrder(42)
                                                .setEpoch(7))),
                of(
                        "caption, a correction that leaves nothing",
                        body().setCaption(
                                        Caption.newBuilder()
                                                .setLanguage("ru")
                                                .setSegment("ru-1-1")
                                                .setRevision(3)
                                                .setFinal(true)
                                                .setOrder(ClientVectors.MAX64)
                                                .setEpoch(ClientVectors.MAX64))));
    }

    private static Vector notice() {
        return of(
                "notice",
                body().setNotice(
                                Notice.newBuilder()
                                        .setCode(RefusalCode.REFUSAL_CODE_NOT_GRANTED)
                                        .setText("Вам не предоставлено слово.")
                                        .setChannel(3)
                                        .setField("audio.epoch")));
    }

    private static List<Vector> leavings() {
        return List.of(
                of(
                        "leaving, come back in a while",
                        body().setLeaving(
                                        Leaving.newBuilder()
                                                .setCode(CloseCode.CLOSE_CODE_RESTART)
                                                .setRetryAfterMs(3200)
                                                .setText("Server yenidən başlayır."))),
                of(
                        "leaving, do not come back",
                        body().setLeaving(
                                        Leaving.newBuilder()
                                                .setCode(CloseCode.CLOSE_CODE_SESSION_OVER))),
                of(
                        "clock moved, forward by twenty minutes",
                        body().setClockMoved(ClockMoved.newBuilder().setByMs(1_200_000))),
                BadgeVectors.leaving());
    }

    private static Vector listening() {
        return of(
                "listening",
                body().setListening(
                                Listening.newBuilder()
                                        .addAllChannels(List.of(0, 2))
                                        .addCaptions("fr")
                                        .setBundle(1)));
    }

    private static List<Vector> unknown() {
        return List.of(
                of("nothing at all", body()),
                of(
                        "a message of a later version",
                        body().setUnknownFields(Vector.Unknown.field())));
    }

    private static BoothsView booths() {
        return BoothsView.newBuilder()
                .setPosition(17)
                .addBooths(
                        BoothState.newBuilder()
                                .setBooth("az")
                                .addDesks(
                                        DeskState.newBuilder()
                                                .setInterpreter("az-interpreter-1")
                                                .setConnected(true)
                                                .setOnAir(true)
                                                .setOutput(Output.OUTPUT_B)
                                                .setLanguage("en")
                                                .setCough(true)
                                                .setOnAirSinceMs(NOON - 1000))
                                .addDesks(
                                        DeskState.newBuilder().setInterpreter("az-interpreter-2")))
                .build();
    }

    private static ChannelsView channels() {
        return ChannelsView.newBuilder()
                .setPosition(17)
                .setEpoch(6)
                .addChannels(
                        channel(0, ChannelSource.CHANNEL_SOURCE_FLOOR)
                                .setQuality(Quality.QUALITY_FLOOR))
                .addChannels(
                        channel(1, ChannelSource.CHANNEL_SOURCE_BOOTH)
                                .setBooth("ar")
                                .setInterpreter("ar-interpreter-1")
                                .setQuality(Quality.QUALITY_RELAY)
                                .setRelayedFrom("en"))
                .addChannels(
                        channel(2, ChannelSource.CHANNEL_SOURCE_BOOTH)
                                .setBooth("az")
                                .setInterpreter("az-interpreter-1")
                                .setQuality(Quality.QUALITY_DIRECT))
                .addChannels(channel(3, ChannelSource.CHANNEL_SOURCE_UNSERVED))
                .addChannels(channel(4, ChannelSource.CHANNEL_SOURCE_SILENT))
                .build();
    }

    private static PresenceView presence() {
        return PresenceView.newBuilder()
                .setVersion(8)
                .addAllParticipants(List.of("az-head", "az-interpreter-1"))
                .addListeners(ChannelListeners.newBuilder().setChannel(2).setListeners(212))
                .build();
    }

    private static FaresView fares() {
        return FaresView.newBuilder()
                .setVersion(9)
                .addChannels(
                        ChannelFare.newBuilder()
                                .setChannel(2)
                                .setReporting(41)
                                .setBufferMs(62)
                                .setBufferMsHigh(240)
                                .setMouthToEarMs(118)
                                .setMouthToEarMsHigh(310)
                                .setTroubled(7)
                                .setLostFrames(12)
                                .setConcealedMs(480))
                .addChannels(ChannelFare.newBuilder().setReporting(1))
                .build();
    }

    private static ChannelState.Builder channel(int number, ChannelSource source) {
        return ChannelState.newBuilder().setChannel(number).setSource(source);
    }

    static ServerMessage.Builder body() {
        return ServerMessage.newBuilder();
    }

    static Vector of(String name, ServerMessage.Builder message) {
        return Vector.of(name, message.build());
    }
}
