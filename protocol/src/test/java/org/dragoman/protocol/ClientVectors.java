package org.dragoman.protocol;

import com.google.protobuf.ByteString;

import org.dragoman.protocol.v1.Audio;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.CaptionSource;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.ClockQuestion;
import org.dragoman.protocol.v1.CloseSession;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.Cough;
import org.dragoman.protocol.v1.DeclareFloorLanguage;
import org.dragoman.protocol.v1.EndSpeech;
import org.dragoman.protocol.v1.GiveFloor;
import org.dragoman.protocol.v1.GiveNext;
import org.dragoman.protocol.v1.GoOffAir;
import org.dragoman.protocol.v1.GoOnAir;
import org.dragoman.protocol.v1.Hello;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.MoveTurn;
import org.dragoman.protocol.v1.OpenSession;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.PauseSpeech;
import org.dragoman.protocol.v1.ReceiverReport;
import org.dragoman.protocol.v1.RequestFloor;
import org.dragoman.protocol.v1.ResumeSpeech;
import org.dragoman.protocol.v1.TakeFloor;
import org.dragoman.protocol.v1.TakeUpItem;
import org.dragoman.protocol.v1.WithdrawRequest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client may send, one of each and the edges. */
final class ClientVectors {
    static final int MAX32 = 0xFFFFFFFF;
    static final long MAX64 = 0xFFFFFFFFFFFFFFFFL;

    private ClientVectors() {}

    /** By the name of the file that they stand in. */
    static Map<String, List<Vector>> all() {
        Map<String, List<Vector>> files = new LinkedHashMap<>();
        files.put("client-hello", hellos());
        files.put("client-command", commands());
        files.put("client-audio", audio());
        files.put("client-listen", listens());
        files.put("client-clock", clocks());
        files.put("client-report", reports());
        files.put("client-caption", captions());
        files.put("client-backstage", backstage());
        files.put("client-unknown", unknown());
        return files;
    }

    private static List<Vector> backstage() {
        List<Vector> all = new ArrayList<>(BackstageVectors.asked());
        all.add(
                Vector.of(
                        "caption, from a text that was prepared",
                        ClientMessage.newBuilder()
                                .setCaption(
                                        CaptionWrite.newBuilder()
                                                .setLanguage("az")
                                                .setSegment("p-1")
                                                .setRevision(1)
                                                .setFinal(true)
                                                .setText("Hörmətli sədr!")
                                                .setFromMs(1_763_812_800_000L)
                                                .setToMs(1_763_812_801_500L)
                                                .setSource(CaptionSource.CAPTION_SOURCE_PREPARED))
                                .build()));
        return all;
    }

    private static List<Vector> hellos() {
        Hello full =
                Hello.newBuilder()
                        .setToken("token-of-a-badge")
                        .setSession("day-1-opening")
                        .setLanguage("az")
                        .setClient("console 0.1")
                        .setPurpose(ConnectionPurpose.CONNECTION_PURPOSE_SOUND)
                        .setSeenPosition(MAX64)
                        .setDevice("5f0c9a7e41d2b386")
                        .build();
        Hello least = Hello.newBuilder().setToken("t").build();
        return List.of(
                Vector.of("hello, every field", ClientMessage.newBuilder().setHello(full).build()),
                Vector.of(
                        "hello, the least a hub takes",
                        ClientMessage.newBuilder().setHello(least).build()),
                Vector.of(
                        "hello, empty",
                        ClientMessage.newBuilder().setHello(Hello.getDefaultInstance()).build()),
                Vector.of(
                        "hello, with a field of a later version",
                        ClientMessage.newBuilder()
                                .setHello(
                                        least.toBuilder().setUnknownFields(Vector.Unknown.field()))
                                .build()));
    }

    private static List<Vector> commands() {
        Map<String, Command.Builder> bodies = new LinkedHashMap<>();
        bodies.put("open session", command().setOpenSession(OpenSession.getDefaultInstance()));
        bodies.put("close session", command().setCloseSession(CloseSession.getDefaultInstance()));
        bodies.put(
                "take up item",
                command().setTakeUpItem(TakeUpItem.newBuilder().setItem("theme-1-keynote")));
        bodies.put(
                "request floor, for oneself",
                command().setRequestFloor(RequestFloor.getDefaultInstance()));
        bodies.put(
                "request floor, for another",
                command().setRequestFloor(RequestFloor.newBuilder().setParticipant("ru-head")));
        bodies.put(
                "withdraw request",
                command()
                        .setWithdrawRequest(
                                WithdrawRequest.newBuilder().setTurn(12).setReason("Rule 27")));
        bodies.put(
                "give floor, to a turn",
                command().setGiveFloor(GiveFloor.newBuilder().setTurn(MAX32)));
        bodies.put(
                "give floor, to a participant in a language",
                command()
                        .setGiveFloor(
                                GiveFloor.newBuilder().setParticipant("chair").setLanguage("az")));
        bodies.put("give next", command().setGiveNext(GiveNext.getDefaultInstance()));
        bodies.put("end speech", command().setEndSpeech(EndSpeech.getDefaultInstance()));
        bodies.put("take floor", command().setTakeFloor(TakeFloor.getDefaultInstance()));
        bodies.put("pause speech", command().setPauseSpeech(PauseSpeech.getDefaultInstance()));
        bodies.put("resume speech", command().setResumeSpeech(ResumeSpeech.getDefaultInstance()));
        bodies.put(
                "declare floor language",
                command()
                        .setDeclareFloorLanguage(
                                DeclareFloorLanguage.newBuilder().setLanguage("ar")));
        bodies.put(
                "move turn, with the position seen",
                command()
                        .setSeenPosition(4711)
                        .setMoveTurn(
                                MoveTurn.newBuilder()
                                        .setTurn(12)
                                        .setPlace(1)
                                        .setReason("مستوى التمثيل (protocol)")));
        bodies.put("go on air, A", onAir(Output.OUTPUT_A));
        bodies.put("go on air, C", onAir(Output.OUTPUT_C));
        bodies.put(
                "go on air, until an instant",
                onAir(Output.OUTPUT_B).setUntilMs(1_763_812_803_000L));
        bodies.put("go off air", command().setGoOffAir(GoOffAir.getDefaultInstance()));
        bodies.put("cough, held", command().setCough(Cough.newBuilder().setHeld(true)));
        bodies.put("cough, released", command().setCough(Cough.getDefaultInstance()));
        bodies.put("no body", command());
        bodies.put("a body of a later version", command().setUnknownFields(Vector.Unknown.field()));
        List<Vector> vectors = new ArrayList<>();
        bodies.forEach(
                (name, body) ->
                        vectors.add(
                                Vector.of(
                                        "command, " + name,
                                        ClientMessage.newBuilder().setCommand(body).build())));
        vectors.addAll(FloorVectors.commands());
        vectors.addAll(BadgeVectors.commands());
        vectors.addAll(PatchVectors.commands());
        return vectors;
    }

    private static List<Vector> audio() {
        return List.of(
                Vector.of("audio, one frame", message(Audio.newBuilder().addFrames(frame(0)))),
                Vector.of(
                        "audio, three frames",
                        message(
                                Audio.newBuilder()
                                        .addFrames(frame(0))
                                        .addFrames(frame(1))
                                        .addFrames(frame(2)))),
                Vector.of(
                        "audio, the largest numbers and the largest packet",
                        message(
                                Audio.newBuilder()
                                        .addFrames(
                                                AudioFrame.newBuilder()
                                                        .setChannel(MAX32)
                                                        .setTrack(MAX32)
                                                        .setEpoch(MAX32)
                                                        .setSequence(MAX32)
                                                        .setCaptured(MAX64)
                                                        .setVoice(255)
                                                        .setOpus(packet(1275))))),
                Vector.of(
                        "audio, a frame of nothing",
                        message(Audio.newBuilder().addFrames(AudioFrame.getDefaultInstance()))),
                Vector.of("audio, no frames", message(Audio.newBuilder())));
    }

    private static List<Vector> listens() {
        Listen.Builder all =
                Listen.newBuilder()
                        .addAllChannels(List.of(0, 1, 2, 300))
                        .addAllCaptions(List.of("ar", "az", "en"))
                        .setBundle(3);
        return List.of(
                Vector.of(
                        "listen, sound and text",
                        ClientMessage.newBuilder().setListen(all).build()),
                PatchVectors.listen(),
                Vector.of(
                        "listen, to nothing any more",
                        ClientMessage.newBuilder().setListen(Listen.getDefaultInstance()).build()),
                Vector.of(
                        "listen, answered in another language from now on",
                        ClientMessage.newBuilder()
                                .setListen(Listen.newBuilder().addCaptions("fr").setLanguage("ru"))
                                .build()));
    }

    private static List<Vector> clocks() {
        return List.of(
                Vector.of("clock question", clock(1_763_800_000_000_000L)),
                Vector.of("clock question, before the clock's zero", clock(-1)),
                Vector.of("clock question, the largest", clock(Long.MAX_VALUE)));
    }

    private static List<Vector> reports() {
        ReceiverReport report =
                ReceiverReport.newBuilder()
                        .setChannel(3)
                        .setBufferMs(84)
                        .setUnderruns(2)
                        .setConcealedMs(40)
                        .setLostFrames(MAX32)
                        .setMouthToEarMs(131)
                        .setRoundTripMs(42)
                        .build();
        return List.of(
                Vector.of("receiver report", ClientMessage.newBuilder().setReport(report).build()));
    }

    private static List<Vector> captions() {
        CaptionWrite first =
                CaptionWrite.newBuilder()
                        .setLanguage("az")
                        .setSegment("az-1-1")
                        .setRevision(1)
                        .setText("Zati-aliləri, hörmətli nümayəndələr,")
                        .build();
        CaptionWrite corrected =
                CaptionWrite.newBuilder()
                        .setLanguage("ar")
                        .setSegment("ar-1-1")
                        .setRevision(MAX32)
                        .setFinal(true)
                        .setText("قرار المجلس رقم 1373 (2001)، والفقرة (a) من UNODC.")
                        .setSpeaker("chair")
                        .build();
        return List.of(
                Vector.of(
                        "caption, first words in Azeri",
                        ClientMessage.newBuilder().setCaption(first).build()),
                Vector.of(
                        "caption, final in Arabic with Latin letters and digits",
                        ClientMessage.newBuilder().setCaption(corrected).build()));
    }

    private static List<Vector> unknown() {
        return List.of(
                Vector.of("nothing at all", ClientMessage.getDefaultInstance()),
                Vector.of(
                        "a message of a later version",
                        ClientMessage.newBuilder()
                                .setUnknownFields(Vector.Unknown.field())
                                .build()));
    }

    private static Command.Builder command() {
        return Command.newBuilder().setId("c-1");
    }

    private static Command.Builder onAir(Output output) {
        return command().setGoOnAir(GoOnAir.newBuilder().setOutput(output));
    }

    private static ClientMessage message(Audio.Builder audio) {
        return ClientMessage.newBuilder().setAudio(audio).build();
    }

    private static ClientMessage clock(long micros) {
        return ClientMessage.newBuilder()
                .setClock(ClockQuestion.newBuilder().setClientTimeUs(micros))
                .build();
    }

    static AudioFrame frame(int number) {
        return AudioFrame.newBuilder()
                .setChannel(2)
                .setEpoch(0x01020304)
                .setSequence(number)
                .setCaptured(960L * number)
                .setVoice(180 + number)
                .setOpus(packet(40 + number))
                .build();
    }

    static ByteString packet(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i == 0 ? 0x78 : i * 7);
        }
        return ByteString.copyFrom(bytes);
    }
}
