package org.dragoman.demo;

import org.dragoman.client.DragomanClient;
import org.dragoman.client.Snapshot;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.threads.Owner;
import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Writes along what is said on the floor in one language.
 *
 * <p>Owner: the demo's thread.
 */
final class CaptionerBot implements Bot {
    private final Owner owner = new Owner();
    private final DragomanClient client;
    private final String language;
    private final Cast cast;
    private final Script script;
    private @Nullable CaptionFeed feed;

    CaptionerBot(DragomanClient client, String language, Cast cast, Script script) {
        this.client = client;
        this.language = language;
        this.cast = cast;
        this.script = script;
    }

    @Override
    public void look(long nowMs) {
        assert owner.here();
        Snapshot room = client.snapshot().orElse(null);
        if (room == null || !client.isConnected()) {
            return;
        }
        Optional<Speech> heard =
                room.speech()
                        .filter(s -> s.getMicrophoneOpen() && s.getLanguage().equals(language))
                        .filter(s -> cast.isBot(s.getParticipant()));
        if (heard.isEmpty()) {
            return;
        }
        long used = SpeechClock.usedMs(heard.get(), client.clock().nowMillis());
        if (feed == null || !feed.isOf(heard.get())) {
            feed =
                    script.delivery(room.conference(), heard.get(), language)
                            .map(d -> new CaptionFeed(heard.get(), d, used))
                            .orElse(null);
        }
        if (feed != null) {
            feed.follow(client, used);
        }
    }
}
