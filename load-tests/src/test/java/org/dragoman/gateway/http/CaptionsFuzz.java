package org.dragoman.gateway.http;

import com.fasterxml.jackson.databind.json.JsonMapper;

import org.dragoman.captions.Dictation;
import org.dragoman.conference.LanguageTag;
import org.dragoman.text.CleanText;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What comes in at the door for captions, at random: segments as JSON, and keystrokes post by post. */
public final class CaptionsFuzz {
    private static final CaptionPost POSTS = new CaptionPost(JsonMapper.builder().build());
    private static final LanguageTag FRENCH = new LanguageTag("fr");
    private static final int SEGMENT_MAX = 100;

    private CaptionsFuzz() {}

    /** Loads what is loaded once, so that the first input is judged like every other. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("{}".getBytes(StandardCharsets.UTF_8));
    }

    /** A body: the first byte says whether it is a segment or keystrokes. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        String body = new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8);
        if (bytes[0] == '{') {
            segment("{" + body);
        } else {
            keystrokes(body);
        }
    }

    private static void segment(String body) {
        try {
            var write = POSTS.read(body, FRENCH);
            if (write.getRevision() < 0 || write.getFromMs() < 0 || write.getToMs() < 0) {
                throw new IllegalStateException("taken though it is out of range: " + write);
            }
            CleanText.prose(write.getText());
        } catch (CaptionPost.Unreadable e) {
            if (e.why().isBlank()) {
                throw new IllegalStateException("refused without a reason");
            }
        }
    }

    /** Posts end at a bar; revisions grow, and no segment is longer than it may be. */
    private static void keystrokes(String keys) {
        var dictation = new Dictation(SEGMENT_MAX);
        Map<Integer, Integer> revisions = new HashMap<>();
        for (String post : keys.split("[|]", -1)) {
            for (Dictation.Written written : dictation.type(post)) {
                Integer before = revisions.put(written.number(), written.revision());
                if ((before != null && before >= written.revision())
                        || written.text().length() > SEGMENT_MAX + 1) {
                    throw new IllegalStateException("told wrongly: " + written);
                }
                CleanText.prose(written.text());
            }
        }
    }
}
