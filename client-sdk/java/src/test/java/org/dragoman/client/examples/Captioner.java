package org.dragoman.client.examples;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.Speech;

import java.net.URI;
import java.util.List;

/** Writes lines into a text channel, as said by whoever has the floor. */
public final class Captioner {
    private Captioner() {}

    public static void write(URI hub, String token, String language, List<String> lines) {
        try (DragomanClient client =
                DragomanClient.builder(hub).token(() -> token).name("captioner").build()) {
            client.connect();
            for (int i = 0; i < lines.size(); i++) {
                client.caption(
                        CaptionWrite.newBuilder()
                                .setLanguage(language)
                                .setSegment(language + "-" + System.currentTimeMillis() + "-" + i)
                                .setRevision(1)
                                .setFinal(true)
                                .setText(lines.get(i))
                                .setSpeaker(
                                        client.snapshot()
                                                .flatMap(Snapshot::speech)
                                                .map(Speech::getParticipant)
                                                .orElse(""))
                                .build());
            }
        }
    }
}
