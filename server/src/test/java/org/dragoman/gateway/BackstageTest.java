package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.dragoman.gateway.Venue.done;
import static org.dragoman.gateway.Venue.speak;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.RefusedException;
import org.dragoman.client.Snapshot;
import org.dragoman.client.Sound;
import org.dragoman.protocol.v1.Address;
import org.dragoman.protocol.v1.AddressKind;
import org.dragoman.protocol.v1.AlarmKind;
import org.dragoman.protocol.v1.AskForHelp;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ChannelWatch;
import org.dragoman.protocol.v1.Check;
import org.dragoman.protocol.v1.CheckResult;
import org.dragoman.protocol.v1.CheckSound;
import org.dragoman.protocol.v1.Command;
import org.dragoman.protocol.v1.Cue;
import org.dragoman.protocol.v1.CueSpeaker;
import org.dragoman.protocol.v1.Delivery;
import org.dragoman.protocol.v1.HandInText;
import org.dragoman.protocol.v1.HelpKind;
import org.dragoman.protocol.v1.HelpRequest;
import org.dragoman.protocol.v1.HelpState;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.OverrideSoundCheck;
import org.dragoman.protocol.v1.PlayTone;
import org.dragoman.protocol.v1.PutTerms;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ReportNoSound;
import org.dragoman.protocol.v1.SendChat;
import org.dragoman.protocol.v1.SenderReport;
import org.dragoman.protocol.v1.TakeHelp;
import org.dragoman.protocol.v1.Term;
import org.dragoman.protocol.v1.WritePad;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What goes on behind the scenes, over real sockets: who is told, who is not, and what is refused. */
class BackstageTest {
    @TempDir Path data;
    private Venue venue;
    private DragomanClient moderator;
    private DragomanClient technician;

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        moderator = venue.enter("moderator-1a");
        technician = venue.enter("technician-1");
    }

    @AfterEach
    void close() {
        venue.close();
    }

    private static RefusalCode refused(DragomanClient who, Command.Builder command)
            throws Exception {
        return refused(() -> who.command(command));
    }

    private interface Asks {
        CompletableFuture<?> ask();
    }

    /** Why it was refused; unspecified, if it was not. */
    private static RefusalCode refused(Asks asks) throws Exception {
        return asks.ask().handle((accepted, no) -> code(no)).get(5, TimeUnit.SECONDS);
    }

    private static RefusalCode code(@Nullable Throwable no) {
        Throwable why = no instanceof CompletionException ? no.getCause() : no;
        return why instanceof RefusedException refusal
                ? refusal.code()
                : RefusalCode.REFUSAL_CODE_UNSPECIFIED;
    }

    private static Snapshot room(DragomanClient who) {
        return who.snapshot().orElseThrow();
    }

    private static List<HelpRequest> help(DragomanClient who) {
        return room(who).help().getRequestsList();
    }

    private static Command.Builder help(HelpKind kind) {
        return Command.newBuilder().setAskForHelp(AskForHelp.newBuilder().setKind(kind));
    }

    private static Command.Builder chat(AddressKind to, String text) {
        return Command.newBuilder()
                .setSendChat(
                        SendChat.newBuilder()
                                .setTo(Address.newBuilder().setKind(to))
                                .setText(text));
    }

    @Test
    void help_is_asked_for_taken_and_done_and_the_podium_does_not_learn_who_asked()
            throws Exception {
        var interpreter = venue.enter("fr-1");
        var other = venue.enter("ru-1");
        done(interpreter, help(HelpKind.HELP_KIND_NEED_DOCUMENT));
        done(interpreter, help(HelpKind.HELP_KIND_ECHO));
        await().untilAsserted(() -> assertThat(help(technician)).hasSize(2));
        assertThat(help(technician)).allMatch(r -> r.getParticipant().equals("fr-1"));
        await().untilAsserted(() -> assertThat(help(moderator)).hasSize(1));
        var anonymous = help(moderator).getFirst();
        assertThat(anonymous.getParticipant() + anonymous.getBooth() + anonymous.getNote())
                .isEmpty();
        assertThat(anonymous.toString()).doesNotContain("fr");
        assertThat(help(other)).isEmpty();
        int echo = help(technician).getLast().getRequest();
        done(technician, Command.newBuilder().setTakeHelp(TakeHelp.newBuilder().setRequest(echo)));
        await().untilAsserted(
                        () ->
                                assertThat(help(interpreter).getLast().getState())
                                        .isEqualTo(HelpState.HELP_STATE_TAKEN));
        assertThat(
                        refused(
                                interpreter,
                                Command.newBuilder()
                                        .setTakeHelp(TakeHelp.newBuilder().setRequest(echo))))
                .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
        assertThat(refused(venue.enter("head-azerbaijan"), help(HelpKind.HELP_KIND_ECHO)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
    }

    @Test
    void two_booths_ask_for_slower_and_the_speaker_sees_it_and_nobody_sees_who() throws Exception {
        var speaker = venue.enter("head-azerbaijan");
        var french = venue.enter("fr-1");
        var russian = venue.enter("ru-1");
        var slower =
                Command.newBuilder().setCueSpeaker(CueSpeaker.newBuilder().setCue(Cue.CUE_SLOWER));
        assertThat(refused(french, slower.clone())).isEqualTo(RefusalCode.REFUSAL_CODE_WRONG_STATE);
        done(moderator.commands().openSession());
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        await().untilAsserted(() -> assertThat(room(speaker).hasFloor()).isTrue());
        done(french, slower.clone().clearId());
        await().untilAsserted(() -> assertThat(room(moderator).cues().getCuesList()).hasSize(1));
        assertThat(room(moderator).cues().getCues(0).getShown()).isFalse();
        done(russian, slower.clone().clearId());
        await().untilAsserted(
                        () -> assertThat(room(speaker).cues().getCues(0).getShown()).isTrue());
        assertThat(room(moderator).cues().toString()).doesNotContain("fr-1", "ru-1", "booth");
    }

    @Test
    void chat_reaches_those_it_is_for_at_once_and_a_reload_brings_it_again() throws Exception {
        var first = new Ear();
        var partner = new Ear();
        var stranger = new Ear();
        var interpreter = venue.enter("fr-1", first);
        venue.enter("fr-2", partner);
        venue.enter("ru-1", stranger);
        done(interpreter, chat(AddressKind.ADDRESS_KIND_PARTNERS, "1 284 000"));
        await().atMost(300, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(partner.lines).hasSize(1));
        await().untilAsserted(() -> assertThat(first.lines).hasSize(1));
        assertThat(partner.lines.peek().getText()).isEqualTo("1 284 000");
        done(
                interpreter,
                Command.newBuilder().setWritePad(WritePad.newBuilder().setText("Ələsgərov")));
        done(technician, chat(AddressKind.ADDRESS_KIND_BOOTHS, "fixed"));
        await().untilAsserted(() -> assertThat(stranger.lines).hasSize(1));
        assertThat(stranger.lines.peek().getFrom()).isEqualTo("technician-1");
        var again = venue.enter("fr-2").snapshot().orElseThrow();
        assertThat(again.seen().getChatList())
                .extracting("text")
                .containsExactly("1 284 000", "fixed");
        assertThat(again.pad().getText()).isEqualTo("Ələsgərov");
        assertThat(venue.enter("ru-2").snapshot().orElseThrow().seen().getChatList()).hasSize(1);
    }

    @Test
    void chat_is_held_to_its_limits_and_the_same_line_is_not_said_twice() throws Exception {
        var partner = new Ear();
        var interpreter = venue.enter("fr-1");
        venue.enter("fr-2", partner);
        assertThat(refused(interpreter, chat(AddressKind.ADDRESS_KIND_PARTNERS, "x".repeat(501))))
                .isEqualTo(RefusalCode.REFUSAL_CODE_TOO_LONG);
        assertThat(refused(interpreter, chat(AddressKind.ADDRESS_KIND_PARTNERS, "")))
                .isEqualTo(RefusalCode.REFUSAL_CODE_REQUIRED);
        assertThat(refused(interpreter, chat(AddressKind.ADDRESS_KIND_BOOTH, "where?")))
                .isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_BOOTH);
        assertThat(refused(technician, chat(AddressKind.ADDRESS_KIND_PARTNERS, "who?")))
                .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
        var line = chat(AddressKind.ADDRESS_KIND_PARTNERS, "once").setId("the-same");
        done(interpreter, line.clone());
        done(interpreter, line.clone());
        assertThat(
                        refused(
                                interpreter,
                                line.clone()
                                        .setSendChat(
                                                chat(AddressKind.ADDRESS_KIND_PARTNERS, "twice")
                                                        .getSendChat())))
                .isEqualTo(RefusalCode.REFUSAL_CODE_CMD_ID_REUSED);
        var answers =
                IntStream.range(0, 10)
                        .mapToObj(
                                i ->
                                        interpreter
                                                .command(
                                                        chat(
                                                                AddressKind.ADDRESS_KIND_PARTNERS,
                                                                "flood " + i))
                                                .handle((accepted, no) -> code(no)))
                        .toList();
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(5, TimeUnit.SECONDS);
        assertThat(answers)
                .extracting(CompletableFuture::join)
                .contains(RefusalCode.REFUSAL_CODE_RATE_LIMITED);
        assertThat(partner.lines).filteredOn(l -> l.getText().equals("once")).hasSize(1);
        assertThat(partner.lines).noneMatch(l -> l.getText().equals("twice"));
    }

    @Test
    void a_call_is_heard_by_whom_it_is_for_and_the_channel_is_silent_meanwhile() throws Exception {
        var called = new Ear();
        var others = new Ear();
        var technicians = venue.enter("technician-2", called);
        venue.enter("ru-1", others);
        var interpreter = venue.enter("fr-1");
        var listener = venue.enter("observer-1");
        Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();
        listener.frames().onFrame(heard::add);
        done(listener.listen(Set.of(0, venue.channel("fr"), venue.channel("en")), List.of(), 1));
        done(moderator.commands().openSession());
        done(moderator.commands().giveFloor(to -> to.setParticipant("chair").setLanguage("az")));
        speak(interpreter, 200);
        done(interpreter.commands().goOnAir(Output.OUTPUT_A));
        await().untilAsserted(() -> assertThat(heard).hasSizeGreaterThan(5));
        done(
                interpreter
                        .intercom()
                        .hold(
                                Address.newBuilder()
                                        .setKind(AddressKind.ADDRESS_KIND_TECHNICIAN)
                                        .build()));
        await().untilAsserted(() -> assertThat(interpreter.intercom().lease()).isPresent());
        heard.clear();
        for (int i = 0; i < 10; i++) {
            assertThat(interpreter.intercom().send(new Sound(new byte[] {9, 9, 9}, 1))).isTrue();
        }
        await().untilAsserted(() -> assertThat(called.overheard).hasSize(10));
        await().untilAsserted(
                        () -> assertThat(room(technicians).calls().getCallsList()).hasSize(1));
        assertThat(room(technicians).calls().getCalls(0).getFrom()).isEqualTo("fr-1");
        assertThat(heard).isEmpty();
        done(interpreter.intercom().release());
        await().untilAsserted(() -> assertThat(heard).isNotEmpty());
        assertThat(others.overheard).isEmpty();
        await().untilAsserted(() -> assertThat(room(technicians).calls().getCallsList()).isEmpty());
        assertThat(interpreter.intercom().send(new Sound(new byte[] {9}, 1))).isFalse();
    }

    @Test
    void nobody_there_is_said_and_a_delegate_has_no_intercom() throws Exception {
        var interpreter = venue.enter("fr-1");
        var partner = Address.newBuilder().setKind(AddressKind.ADDRESS_KIND_PARTNERS).build();
        assertThat(refused(() -> interpreter.intercom().hold(partner)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_NOBODY_THERE);
        var delegate = venue.enter("head-azerbaijan");
        var chair = Address.newBuilder().setKind(AddressKind.ADDRESS_KIND_CHAIR).build();
        assertThat(refused(() -> delegate.intercom().hold(chair)))
                .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
    }

    @Test
    void the_board_shows_who_sends_how_loud_and_to_how_many() throws Exception {
        var interpreter = venue.enter("fr-1");
        var listener = venue.enter("observer-1");
        done(listener.listen(Set.of(venue.channel("fr")), List.of(), 1));
        done(moderator.commands().openSession());
        var speaker = venue.enter("head-azerbaijan");
        speak(speaker, 200);
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        speak(interpreter, 200);
        done(interpreter.commands().goOnAir(Output.OUTPUT_A));
        await().untilAsserted(() -> assertThat(interpreter.microphone().lease()).isPresent());
        var lease = interpreter.microphone().lease().orElseThrow();
        interpreter.report(
                SenderReport.newBuilder()
                        .setChannel(lease.getChannel())
                        .setEpoch(lease.getEpoch())
                        .setLevelDbfs(-24)
                        .setPeakDbfs(-6)
                        .setLoudnessLufs(-23)
                        .build());
        await().untilAsserted(
                        () -> {
                            var board = room(technician).technician();
                            assertThat(board.getChannelsCount()).isPositive();
                            var fr = board.getChannels(venue.channel("fr"));
                            assertThat(fr.getOwner()).isEqualTo("fr-1");
                            assertThat(fr.getVoice()).isGreaterThan(150);
                            assertThat(fr.getLevelDbfs()).isEqualTo(-24);
                            assertThat(fr.getLoudnessLufs()).isEqualTo(-23);
                            assertThat(fr.getListeners()).isEqualTo(1);
                            assertThat(fr.getLastFrameAgeMs()).isLessThan(500);
                            assertThat(fr.getLossPermille()).isZero();
                            assertThat(board.getChannels(0).getOwner())
                                    .isEqualTo("head-azerbaijan");
                            assertThat(board.getDesksList())
                                    .anyMatch(
                                            d -> d.getParticipant().equals("fr-1") && d.getOnAir());
                        });
        assertThat(room(moderator).technician().getChannelsCount()).isZero();
    }

    @Test
    void who_hears_nothing_is_told_what_the_hub_knows_and_technicians_see_how_many()
            throws Exception {
        var ear = new Ear();
        var delegate = venue.enter("head-azerbaijan", ear);
        var no =
                Command.newBuilder()
                        .setReportNoSound(
                                ReportNoSound.newBuilder()
                                        .setChannel(venue.channel("fr"))
                                        .setPlatform("Android Chrome"));
        done(delegate, no.clone());
        done(venue.enter("observer-1"), no.clone());
        await().untilAsserted(() -> assertThat(ear.health).hasSize(1));
        assertThat(ear.health.peek().getListening()).isFalse();
        await().untilAsserted(
                        () -> {
                            var silent = room(technician).technician().getNoSoundList();
                            assertThat(silent).hasSize(1);
                            assertThat(silent.getFirst().getReports()).isEqualTo(2);
                            assertThat(silent.getFirst().getNetwork()).isEqualTo("127.0.0.0/24");
                            assertThat(silent.getFirst().getPlatformReports()).isEqualTo(2);
                        });
        done(moderator.commands().openSession());
        done(venue.enter("head-france"), no.clone());
        await().untilAsserted(
                        () ->
                                assertThat(room(technician).alarms().getAlarmsList())
                                        .anyMatch(
                                                a ->
                                                        a.getKind() == AlarmKind.ALARM_KIND_NO_SOUND
                                                                && a.getUnheard().getReports()
                                                                        == 3));
        var wrong = no.clone();
        wrong.getReportNoSoundBuilder().setChannel(77);
        assertThat(refused(delegate, wrong)).isEqualTo(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL);
    }

    @Test
    void a_test_tone_plays_until_somebody_goes_on_air_and_never_in_an_open_session()
            throws Exception {
        var listener = venue.enter("observer-1");
        Queue<AudioFrame> heard = new ConcurrentLinkedQueue<>();
        listener.frames().onFrame(heard::add);
        done(listener.listen(Set.of(venue.channel("fr")), List.of(), 1));
        var tone =
                Command.newBuilder()
                        .setPlayTone(
                                PlayTone.newBuilder()
                                        .setChannel(venue.channel("fr"))
                                        .setPlaying(true));
        assertThat(refused(moderator, tone.clone())).isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
        done(technician, tone.clone());
        await().untilAsserted(() -> assertThat(heard).hasSizeGreaterThan(20));
        assertThat(heard).allMatch(f -> f.getOpus().size() == 80);
        int toneTrack = heard.peek().getTrack();
        await().untilAsserted(
                        () ->
                                assertThat(room(technician).technician().getChannelsList())
                                        .anyMatch(ChannelWatch::getTone));
        var interpreter = venue.enter("fr-1");
        speak(interpreter, 200);
        done(interpreter.commands().goOnAir(Output.OUTPUT_A));
        await().untilAsserted(() -> assertThat(heard).anyMatch(f -> f.getTrack() != toneTrack));
        heard.clear();
        await().untilAsserted(() -> assertThat(heard).hasSizeGreaterThan(10));
        assertThat(heard).noneMatch(f -> f.getTrack() == toneTrack);
        assertThat(refused(technician, tone.clone()))
                .isEqualTo(RefusalCode.REFUSAL_CODE_CHANNEL_LIVE);
        done(interpreter.commands().goOffAir());
        done(moderator.commands().openSession());
        assertThat(refused(technician, tone.clone()))
                .isEqualTo(RefusalCode.REFUSAL_CODE_CHANNEL_LIVE);
    }

    @Test
    void
            a_sound_check_that_failed_keeps_the_session_closed_until_somebody_takes_it_upon_themselves()
                    throws Exception {
        var check =
                Command.newBuilder()
                        .setCheckSound(
                                CheckSound.newBuilder()
                                        .setBooth("fr")
                                        .setCheck(Check.CHECK_COUGH)
                                        .setResult(CheckResult.CHECK_RESULT_FAILED)
                                        .setNote("clicks"));
        assertThat(refused(venue.enter("ru-1"), check.clone()))
                .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
        done(technician, check.clone());
        await().untilAsserted(
                        () -> assertThat(room(moderator).soundCheck().getFailed()).isEqualTo(1));
        assertThat(
                        moderator
                                .commands()
                                .openSession()
                                .handle((accepted, no) -> no)
                                .get(5, TimeUnit.SECONDS))
                .hasMessageContaining("SOUND_CHECK_FAILED");
        venue.restart();
        var again = venue.enter("moderator-1a");
        assertThat(room(again).soundCheck().getFailed()).isEqualTo(1);
        done(
                again,
                Command.newBuilder()
                        .setOverrideSoundCheck(
                                OverrideSoundCheck.newBuilder().setReason("The minister waits.")));
        done(again.commands().openSession());
        assertThat(room(again).soundCheck().getChecksList())
                .filteredOn(c -> c.getBooth().isEmpty())
                .hasSize(2);
    }

    @Test
    void booths_get_the_text_of_who_comes_next_and_nobody_else_does() throws Exception {
        var booth = new Ear();
        var hall = new Ear();
        venue.enter("fr-1", booth);
        venue.enter("observer-1", hall);
        var delegate = venue.enter("head-azerbaijan");
        var text =
                Command.newBuilder()
                        .setHandInText(
                                HandInText.newBuilder()
                                        .setLanguage("az")
                                        .setTitle("Çıxış")
                                        .setText("Hörmətli sədr!\n\nXanımlar və cənablar!")
                                        .setDelivery(Delivery.DELIVERY_VERBATIM));
        done(delegate, text.clone());
        assertThat(
                        refused(
                                delegate,
                                text.clone()
                                        .setHandInText(
                                                text.getHandInText().toBuilder()
                                                        .setParticipant("head-turkiye"))))
                .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
        done(moderator.commands().openSession());
        assertThat(booth.texts).isEmpty();
        done(delegate.commands().requestFloor(request -> {}));
        await().untilAsserted(() -> assertThat(booth.texts).hasSize(1));
        assertThat(booth.texts.peek().getText())
                .isEqualTo("Hörmətli sədr!\n\nXanımlar və cənablar!");
        assertThat(booth.texts.peek().getDelivery()).isEqualTo(Delivery.DELIVERY_VERBATIM);
        var late = new Ear();
        venue.enter("ru-1", late);
        await().untilAsserted(() -> assertThat(late.texts).hasSize(1));
        done(moderator.commands().giveNext());
        done(moderator.commands().endSpeech(0));
        await().untilAsserted(
                        () -> assertThat(booth.texts).last().matches(t -> t.getText().isEmpty()));
        assertThat(hall.texts).isEmpty();
    }

    @Test
    void the_booths_glossary_grows_for_all_of_them_and_is_there_for_who_comes_later()
            throws Exception {
        var other = new Ear();
        var interpreter = venue.enter("fr-1");
        venue.enter("ru-1", other);
        await().untilAsserted(() -> assertThat(other.terms).hasSize(1));
        var term =
                Command.newBuilder()
                        .setPutTerms(
                                PutTerms.newBuilder()
                                        .addTerms(
                                                Term.newBuilder()
                                                        .putIn("fr", "ordre du jour")
                                                        .putIn("ar", "جدول الأعمال")));
        done(interpreter, term.clone());
        await().untilAsserted(() -> assertThat(other.terms).hasSize(2));
        var late = new Ear();
        venue.enter("ar-1", late);
        await().untilAsserted(() -> assertThat(late.terms).hasSize(1));
        assertThat(late.terms.peek().getFirst()).isTrue();
        assertThat(late.terms.peek().getTermsList().getLast().getInOrThrow("ar"))
                .isEqualTo("جدول الأعمال");
        assertThat(refused(venue.enter("head-azerbaijan"), term.clone()))
                .isEqualTo(RefusalCode.REFUSAL_CODE_FORBIDDEN);
    }
}
