package org.dragoman.demo;

import org.dragoman.client.DragomanClient;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.Speech;
import org.dragoman.threads.Owner;

import java.util.List;

/**
 * Writes what is said, sentence by sentence as it is said: twice while it grows, and once when it is final.
 *
 * <p>Owner: the demo's thread.
 */
final class CaptionFeed {
    private final Owner owner = new Owner();
    private final Speech speech;
    private final Delivery delivery;
    private int sentence;
    private int thirds;

    /** From a time of the delivery on; what was said before is not written. */
    CaptionFeed(Speech speech, Delivery delivery, long fromMs) {
        this.speech = speech;
        this.delivery = delivery;
        List<Sentence> all = delivery.sentences();
        while (sentence < all.size() && all.get(sentence).toMs() <= fromMs) {
            sentence++;
        }
    }

    boolean isOf(Speech other) {
        return speech.getTurn() == other.getTurn();
    }

    /** Writes what has been said by now. */
    void follow(DragomanClient writer, long atMs) {
        assert owner.here();
        List<Sentence> all = delivery.sentences();
        while (sentence < all.size()) {
            Sentence current = all.get(sentence);
            int said = current.thirds(atMs);
            if (said > thirds) {
                thirds = said;
                writer.caption(segment(current, said));
            }
            if (said < 3) {
                return;
            }
            sentence++;
            thirds = 0;
        }
    }

    private CaptionWrite segment(Sentence current, int said) {
        return CaptionWrite.newBuilder()
                .setLanguage(delivery.language())
                .setSegment("t" + speech.getTurn() + "." + sentence + "." + delivery.language())
                .setRevision(said)
                .setFinal(said == 3)
                .setText(current.words(said))
                .setSpeaker(speech.getParticipant())
                .build();
    }
}
