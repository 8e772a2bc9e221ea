package org.dragoman.gateway.sitting;

import org.dragoman.captions.Captions;
import org.dragoman.captions.Segment;
import org.dragoman.conference.LanguageTag;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.protocol.v1.Caption;
import org.dragoman.protocol.v1.CaptionSource;
import org.dragoman.protocol.v1.ServerMessage;

import java.util.List;
import java.util.function.Consumer;

/** The captions of a session, a channel for each language, and whoever reads them. Safe from any thread. */
public final class CaptionChannels {
    private final Captions captions;
    private final Connected connected;

    CaptionChannels(Captions captions, Connected connected) {
        this.captions = captions;
        this.connected = connected;
    }

    /** Takes a caption that its writer may write, and shows it to whoever reads the channel. */
    Captions.Outcome write(Segment written) {
        var outcome = captions.write(written);
        if (outcome instanceof Captions.Outcome.Taken(var segment)) {
            var message = encoded(segment);
            connected.eachReading(written.language(), c -> c.deliver(message));
        }
        return outcome;
    }

    /** Names this run of the session's captions. */
    public long epoch() {
        return captions.epoch();
    }

    /** The last captions of a language. */
    public void latest(LanguageTag language, Consumer<Encoded> each) {
        List.copyOf(captions.latest(language)).forEach(s -> each.accept(encoded(s)));
    }

    private Encoded encoded(Segment segment) {
        return new Encoded(ServerMessage.newBuilder().setCaption(caption(segment)).build());
    }

    private Caption caption(Segment segment) {
        return Caption.newBuilder()
                .setEpoch(captions.epoch())
                .setLanguage(segment.language().value())
                .setSegment(segment.id())
                .setRevision(segment.revision())
                .setFinal(segment.done())
                .setText(segment.text())
                .setSpeaker(segment.speaker())
                .setWriter(segment.writer())
                .setAtMs(segment.atMs())
                .setOrder(segment.order())
                .setFromMs(segment.spoken().fromMs())
                .setToMs(segment.spoken().toMs())
                .setSource(CaptionSource.valueOf("CAPTION_SOURCE_" + segment.source().name()))
                .build();
    }
}
