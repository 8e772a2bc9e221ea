package org.dragoman.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.SessionListener;
import org.dragoman.client.Snapshot;
import org.dragoman.client.Sound;
import org.dragoman.protocol.v1.AudioFrame;
import org.dragoman.protocol.v1.ChannelSource;
import org.dragoman.protocol.v1.ChannelState;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.DeskState;
import org.dragoman.protocol.v1.HandoverOutcome;
import org.dragoman.protocol.v1.HandoverResult;
import org.dragoman.protocol.v1.Lamp;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.LeaseEnd;
import org.dragoman.protocol.v1.Output;
import org.dragoman.protocol.v1.Quality;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Booths over real sockets: the floor changes its language, desks hand over, an interpreter dies. */
class BoothSoundTest {
    private static final int AZERI = 1;
    private static final int KEYNOTE = 2;
    private static final int TAIL = 3;
    private static final int FIRST = 4;
    private static final int SECOND = 5;

    @TempDir Path data;
    private Venue venue;
    private DragomanClient moderator;
    private final Queue<ChannelsView> views = new ConcurrentLinkedQueue<>();
    private final Queue<Lease> ends = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() throws Exception {
        venue = new Venue(data);
        moderator = venue.enter("moderator-1a");
        done(moderator.commands().openSession());
    }

    @AfterEach
    void close() {
        venue.close();
    }

    /** A voice whose frames are numbered, so that each can be told wherever it is heard. */
    private static final class Voice {
        private final int who;
        private final AtomicInteger said = new AtomicInteger();
        private volatile boolean speaks = true;

        Voice(int who) {
            this.who = who;
        }

        Sound next() {
            boolean now = speaks;
            int number = now ? said.incrementAndGet() : 0;
            return new Sound(
                    new byte[] {
                        0x78, (byte) who, (byte) (now ? 1 : 0), (byte) (number >> 8), (byte) number
                    },
                    now ? 200 : 0);
        }

        static int who(AudioFrame frame) {
            return frame.getOpus().byteAt(1);
        }

        static boolean speaks(AudioFrame frame) {
            return frame.getOpus().byteAt(2) == 1;
        }

        static int number(AudioFrame frame) {
            return (frame.getOpus().byteAt(3) & 0xFF) << 8 | frame.getOpus().byteAt(4) & 0xFF;
        }
    }

    @Test
    void an_azeri_speech_gives_way_to_an_english_keynote_and_nobody_loses_a_sentence()
            throws Exception {
        var listener = venue.enter("observer-1", watching());
        var heard = hears(listener, Set.of(channel("en"), channel("fr"), channel("ar")));
        var azeri = new Voice(AZERI);
        speaker("head-azerbaijan", azeri);
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        var tail = new Voice(TAIL);
        var interpreter = interpreter("az-1", tail, Output.OUTPUT_B);
        var french = interpreter("fr-1", new Voice(FIRST), Output.OUTPUT_A);
        interpreter("ar-1", new Voice(SECOND), Output.OUTPUT_A);
        var atDesk = new ConcurrentLinkedQueue<AudioFrame>();
        french.frames().onFrame(atDesk::add);
        done(french.listenAtDesk());
        await().until(() -> mark(listener, "fr") == Quality.QUALITY_RELAY);
        assertThat(channelOf(listener, "ar").getRelayedFrom()).isEqualTo("en");
        await().until(() -> atDesk.stream().anyMatch(f -> Voice.who(f) == TAIL));

        views.clear();
        var keynote = new Voice(KEYNOTE);
        keynote.speaks = false;
        speaker("head-turkiye", keynote);
        int last = tail.said.get();
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-turkiye").setLanguage("en")));
        await().until(() -> tail.said.get() > last + 15);
        keynote.speaks = true;
        await().until(() -> keynote.said.get() > 60);
        await().until(() -> spoken(heard, channel("en"), KEYNOTE).size() > 50);

        movedTogether();
        assertThat(mark(listener, "fr")).isEqualTo(Quality.QUALITY_DIRECT);
        assertThat(mark(listener, "ar")).isEqualTo(Quality.QUALITY_DIRECT);
        assertThat(channelOf(listener, "en").getSource())
                .isEqualTo(ChannelSource.CHANNEL_SOURCE_FLOOR);
        whole(spoken(heard, channel("en"), KEYNOTE));
        assertThat(spoken(heard, channel("en"), TAIL).getLast()).isGreaterThan(last + 10);
        whole(spoken(atDesk, -1, KEYNOTE));
        unbroken(heard);
        await().atMost(8, TimeUnit.SECONDS).until(() -> interpreter.microphone().lease().isEmpty());
        assertThat(ends.stream().map(Lease::getEnd)).contains(LeaseEnd.LEASE_END_FLOOR);
        await().until(() -> desk(listener, "fr-1").getIncoming() == 0);
        int sofar = keynote.said.get();
        await().until(() -> keynote.said.get() > sofar + 25);
        whole(spoken(atDesk, -1, KEYNOTE));
    }

    /** Channels, marks and relays move in one view: none shows the floor's language with a relay from it. */
    private void movedTogether() {
        assertThat(views).isNotEmpty();
        for (ChannelsView view : views) {
            var english = view.getChannels(channel("en"));
            boolean floor = english.getSource() == ChannelSource.CHANNEL_SOURCE_FLOOR;
            for (String other : List.of("fr", "ar")) {
                var state = view.getChannels(channel(other));
                if (state.getSource() == ChannelSource.CHANNEL_SOURCE_BOOTH) {
                    assertThat(state.getDepth()).as("%s", view).isEqualTo(floor ? 1 : 2);
                }
            }
        }
        assertThat(
                        views.stream()
                                .filter(
                                        v ->
                                                v.getChannels(channel("en")).getSource()
                                                        == ChannelSource.CHANNEL_SOURCE_FLOOR)
                                .map(ChannelsView::getEpoch)
                                .distinct())
                .hasSize(1);
    }

    @Test
    void partners_hand_over_at_a_pause_under_a_listener_who_notices_nothing() throws Exception {
        var listener = venue.enter("observer-1", watching());
        var heard = hears(listener, Set.of(channel("fr")));
        var first = new Voice(FIRST);
        var second = new Voice(SECOND);
        var from = interpreter("fr-1", first, Output.OUTPUT_A);
        var to = venue.enter("fr-2", watching());
        to.microphone().source(second::next);
        done(to.commands().requestHandover(Output.OUTPUT_A, 0));
        done(from.commands().answerHandover(true, 0));
        await().until(() -> second.said.get() > 20);
        assertThat(desk(listener, "fr-2").getArmed()).isTrue();
        assertThat(heard).noneMatch(f -> Voice.who(f) == SECOND);
        first.speaks = false;
        await().until(() -> heard.stream().filter(f -> Voice.who(f) == SECOND).count() > 30);
        assertThat(from.microphone().lease()).isEmpty();
        assertThat(to.microphone().lease().map(Lease::getArmed)).contains(false);
        var voices = heard.stream().map(Voice::who).toList();
        assertThat(voices.lastIndexOf(FIRST)).isLessThan(voices.indexOf(SECOND));
        unbroken(heard);
        // How it passed is told to consoles at once, to the hall with the next decision.
        await().untilAsserted(() -> assertThat(outcome(moderator).getMeasured()).isTrue());
        assertThat(outcome(moderator).getResult())
                .isEqualTo(HandoverResult.HANDOVER_RESULT_SWAPPED);
        assertThat(outcome(moderator).getOverlapFrames()).isZero();
    }

    @Test
    void who_vanishes_while_armed_leaves_the_other_on_air() throws Exception {
        var listener = venue.enter("observer-1", watching());
        var from = interpreter("fr-1", new Voice(FIRST), Output.OUTPUT_A);
        var to = venue.enter("fr-2");
        to.microphone().source(new Voice(SECOND)::next);
        done(from.commands().offerHandover("fr-2", 0));
        done(to.commands().answerHandover(true, 0));
        await().until(() -> desk(listener, "fr-2").getArmed());
        to.close();
        await().until(
                        () ->
                                outcome(listener).getResult()
                                        == HandoverResult.HANDOVER_RESULT_VANISHED);
        assertThat(from.microphone().lease()).isPresent();
    }

    @Test
    void an_interpreter_who_dies_is_replaced_by_the_floor_and_is_not_on_air_when_back()
            throws Exception {
        var listener = venue.enter("observer-1", watching());
        var heard = hears(listener, Set.of(channel("fr")));
        speaker("head-azerbaijan", new Voice(AZERI));
        done(
                moderator
                        .commands()
                        .giveFloor(to -> to.setParticipant("head-azerbaijan").setLanguage("az")));
        var dies = interpreter("fr-1", new Voice(FIRST), Output.OUTPUT_A);
        await().until(() -> heard.stream().anyMatch(f -> Voice.who(f) == FIRST));
        await().until(() -> desk(moderator, "fr-1").getLamp() == Lamp.LAMP_LIVE);
        heard.clear();
        dies.close();
        await().until(() -> heard.stream().anyMatch(f -> Voice.who(f) == AZERI));
        await().until(() -> channelOf(listener, "fr").getLost());
        var partner = interpreter("fr-2", new Voice(SECOND), Output.OUTPUT_A);
        await().until(() -> heard.stream().anyMatch(f -> Voice.who(f) == SECOND));
        assertThat(channelOf(listener, "fr").getLost()).isFalse();
        var back = venue.enter("fr-1");
        back.microphone().source(new Voice(FIRST)::next);
        assertThat(back.microphone().lease()).isEmpty();
        assertThat(partner.microphone().lease()).isPresent();
        unbroken(heard);
    }

    private SessionListener watching() {
        return new SessionListener() {
            @Override
            public void changed(Snapshot room) {
                views.add(room.channels());
            }

            @Override
            public void leased(Lease lease) {
                if (!lease.getOpen()) {
                    ends.add(lease);
                }
            }
        };
    }

    private Queue<AudioFrame> hears(DragomanClient who, Set<Integer> channels) throws Exception {
        var heard = new ConcurrentLinkedQueue<AudioFrame>();
        who.frames().onFrame(heard::add);
        done(who.listen(channels, List.of(), 1));
        return heard;
    }

    private void speaker(String who, Voice voice) {
        venue.enter(who).microphone().source(voice::next);
    }

    private DragomanClient interpreter(String who, Voice voice, Output output) throws Exception {
        var desk = venue.enter(who, watching());
        desk.microphone().source(voice::next);
        done(desk.commands().goOnAir(output));
        return desk;
    }

    private static void done(CompletableFuture<?> answer) throws Exception {
        answer.get(5, TimeUnit.SECONDS);
    }

    private int channel(String tag) {
        return venue.conference().languages().stream()
                .filter(l -> l.tag().value().equals(tag))
                .findFirst()
                .orElseThrow()
                .channel()
                .value();
    }

    private ChannelState channelOf(DragomanClient who, String tag) {
        return who.snapshot().orElseThrow().channels().getChannels(channel(tag));
    }

    private Quality mark(DragomanClient who, String tag) {
        return channelOf(who, tag).getQuality();
    }

    private static DeskState desk(DragomanClient who, String interpreter) {
        return who.snapshot().orElseThrow().booths().getBoothsList().stream()
                .flatMap(b -> b.getDesksList().stream())
                .filter(d -> d.getInterpreter().equals(interpreter))
                .findFirst()
                .orElseThrow();
    }

    private static HandoverOutcome outcome(DragomanClient who) {
        return who.snapshot().orElseThrow().booths().getOutcomesList().stream()
                .findFirst()
                .orElse(HandoverOutcome.getDefaultInstance());
    }

    /** The numbers of what somebody said, as they were heard on a channel; -1 is any. */
    private static List<Integer> spoken(Queue<AudioFrame> heard, int channel, int who) {
        return heard.stream()
                .filter(f -> channel < 0 || f.getChannel() == channel)
                .filter(f -> Voice.who(f) == who && Voice.speaks(f))
                .map(Voice::number)
                .toList();
    }

    /** From the very first word on, each in its place; at a move of a desk a frame may come twice. */
    private static void whole(List<Integer> numbers) {
        var distinct = new ArrayList<>(numbers.stream().distinct().toList());
        assertThat(distinct.getFirst()).isEqualTo(1);
        for (int i = 1; i < distinct.size(); i++) {
            assertThat(distinct.get(i)).isEqualTo(distinct.get(i - 1) + 1);
        }
    }

    private static void unbroken(Queue<AudioFrame> heard) {
        Map<Integer, Integer> last = new HashMap<>();
        for (AudioFrame frame : heard) {
            Integer before = last.put(frame.getChannel(), frame.getSequence());
            if (before != null) {
                assertThat(frame.getSequence()).isEqualTo(before + 1);
            }
        }
    }
}
