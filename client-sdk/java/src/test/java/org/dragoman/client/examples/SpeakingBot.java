package org.dragoman.client.examples;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.FrameSource;
import org.dragoman.client.Sound;
import org.dragoman.client.ogg.Recording;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Asks for the floor, says what is in an Ogg Opus file once it is given, and yields. */
public final class SpeakingBot {
    private SpeakingBot() {}

    public static void speak(URI hub, String token, Path file)
            throws IOException, InterruptedException {
        Speech speech = new Speech(Recording.read(Files.newInputStream(file)));
        try (DragomanClient client =
                DragomanClient.builder(hub).token(() -> token).name("speaking bot").build()) {
            client.connect();
            client.publish(speech);
            client.commands().requestFloor(request -> {}).join();
            speech.said.await();
            client.commands().endSpeech(0).join();
        }
    }

    /** Frame by frame, called by the microphone's thread while the lease is open. */
    private static final class Speech implements FrameSource {
        final CountDownLatch said = new CountDownLatch(1);
        private final Recording recording;
        private int frame;

        Speech(Recording recording) {
            this.recording = recording;
        }

        @Override
        public @Nullable Sound next() {
            if (frame == recording.frames()) {
                said.countDown();
                return null;
            }
            return new Sound(recording.packet(frame++), 200);
        }
    }
}
