package org.dragoman.gateway.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.dragoman.backstage.BackstageCommand;
import org.dragoman.backstage.Cue;
import org.dragoman.conference.Participant;
import org.dragoman.fanout.Soundboard;
import org.dragoman.gateway.net.BackstageLoop;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Present;
import org.dragoman.gateway.present.Sender;
import org.dragoman.gateway.sound.ListenerReports;
import org.dragoman.gateway.sound.LivePatch;
import org.dragoman.gateway.sound.Tracks;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.journal.KeptState;
import org.dragoman.observe.Failures;
import org.dragoman.protocol.v1.ChannelsView;
import org.dragoman.protocol.v1.ConnectionPurpose;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.SmallHall;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.settings.NamedNetworks;
import org.dragoman.watch.AlarmDelays;
import org.dragoman.writer.ServerClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A command behind the scenes over which the server's own code fails is refused, and the next one is carried out. */
class FailingBackstageTest {
    @TempDir Path folder;
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /** A session that cannot be looked at. */
    private final class Unseen implements Surroundings {
        private final Setting setting = SmallHall.setting();
        private final Soundboard soundboard = new Soundboard(5, List.of(), 1000);
        private final Tracks tracks = new Tracks(setting.conference());
        private final LivePatch livePatch = new LivePatch(soundboard, tracks, who -> "");
        private final Connected attendance = new Connected(List.of());
        private final ListenerReports reports = new ListenerReports(report -> {});
        private final ServerClock clock = new ServerClock();

        @Override
        public Setting setting() {
            return setting;
        }

        @Override
        public Session session() {
            throw new IllegalStateException("planted");
        }

        @Override
        public Soundboard soundboard() {
            return soundboard;
        }

        @Override
        public LivePatch livePatch() {
            return livePatch;
        }

        @Override
        public Connected attendance() {
            return attendance;
        }

        @Override
        public ChannelsView channels() {
            return ChannelsView.getDefaultInstance();
        }

        @Override
        public ListenerReports listenerReports() {
            return reports;
        }

        @Override
        public ServerClock clock() {
            return clock;
        }

        @Override
        public void failed(String where, String command, Throwable cause) {
            failures.add(where + " " + command + " " + cause.getMessage());
        }
    }

    private static Present interpreter(Setting setting) {
        Participant who = setting.participant(SmallHall.EN_1).orElseThrow();
        var sender =
                new Sender(who, 1, ConnectionPurpose.CONNECTION_PURPOSE_CONTROL, "test", "", "", 0);
        return (Present)
                Proxy.newProxyInstance(
                        Present.class.getClassLoader(),
                        new Class<?>[] {Present.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("sender") ? sender : null);
    }

    @Test
    void it_is_refused_and_counted_and_the_loop_goes_on() throws Exception {
        var around = new Unseen();
        try (var loop = new BackstageLoop(new Failures(new SimpleMeterRegistry()));
                var kept = KeptState.open(folder.resolve("kept"))) {
            var backstage =
                    new Backstage(
                            around,
                            loop,
                            AlarmDelays.STANDARD,
                            NamedNetworks.NONE,
                            around.tracks,
                            kept.part("x"));
            var from = interpreter(around.setting());
            assertThat(asked(backstage, "a", new BackstageCommand.CueSpeaker(Cue.SLOWER), from))
                    .map(Unreadable::code)
                    .contains(RefusalCode.REFUSAL_CODE_INTERNAL);
            assertThat(failures).containsExactly("backstage a planted");
            assertThat(asked(backstage, "b", new BackstageCommand.WritePad("words"), from))
                    .isEmpty();
        }
    }

    private static Optional<Unreadable> asked(
            Backstage backstage, String id, BackstageCommand command, Present from)
            throws Exception {
        var answer = new CompletableFuture<Optional<Unreadable>>();
        backstage.ask(new Backstage.Given(id, id.hashCode(), command), from, answer::complete);
        return answer.get(10, TimeUnit.SECONDS);
    }
}
