package org.dragoman.gateway.sitting;

import org.dragoman.captions.Captions;
import org.dragoman.captions.Segment;
import org.dragoman.conference.LanguageTag;
import org.dragoman.conference.Participant;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.session.state.Session;
import org.dragoman.text.CleanText;

/** Writes captions into a session's text channels for whoever may write there, whichever way they came. */
public final class CaptionWriter {
    private static final int SEGMENT_MAX = 64;

    private final Sitting sitting;
    private final int textMax;

    /**
     * @param textMax characters of a caption
     */
    public CaptionWriter(Sitting sitting, int textMax) {
        this.sitting = sitting;
        this.textMax = textMax;
    }

    /**
     * Refuses whoever may not write in that language.
     *
     * @throws Unreadable if so
     */
    public void admit(Participant writer, LanguageTag language) throws Unreadable {
        require(mayWrite(writer, language), RefusalCode.REFUSAL_CODE_FORBIDDEN, "language");
    }

    /**
     * Writes or corrects a segment, and says what became of it.
     *
     * @throws Unreadable with the reason, if it is not to be written
     */
    public Captions.Outcome write(CaptionWrite caption, Participant writer) throws Unreadable {
        require(
                sitting.session().phase() != Session.Phase.CLOSED,
                RefusalCode.REFUSAL_CODE_WRONG_STATE,
                "session");
        String tag = caption.getLanguage();
        require(
                LanguageTag.valid(tag)
                        && sitting.setting().channel(new LanguageTag(tag)).isPresent(),
                RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE,
                "language");
        var language = new LanguageTag(tag);
        admit(writer, language);
        require(caption.getText().length() <= textMax, RefusalCode.REFUSAL_CODE_TOO_LONG, "text");
        require(
                !caption.getSegment().isEmpty() && caption.getSegment().length() <= SEGMENT_MAX,
                RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                "segment");
        require(caption.getText().indexOf(0) < 0, RefusalCode.REFUSAL_CODE_BAD_TEXT, "text");
        require(
                caption.getFromMs() >= 0 && caption.getToMs() >= caption.getFromMs(),
                RefusalCode.REFUSAL_CODE_OUT_OF_RANGE,
                "to_ms");
        return sitting.captions().write(segment(caption, language, writer));
    }

    private static void require(boolean holds, RefusalCode no, String field) throws Unreadable {
        if (!holds) {
            throw new Unreadable(no, field);
        }
    }

    /** A captioner writes into every language, an interpreter into those of the booth. */
    private boolean mayWrite(Participant who, LanguageTag language) {
        return switch (who.role()) {
            case CAPTIONER -> true;
            case INTERPRETER ->
                    sitting.setting()
                            .boothOf(who.id())
                            .filter(b -> b.outputs().contains(language))
                            .isPresent();
            case CHAIR,
                    MODERATOR,
                    SECRETARY,
                    TECHNICIAN,
                    DELEGATE,
                    OBSERVER,
                    PRESS,
                    RECORD_KEEPER,
                    DISPLAY,
                    PUBLIC ->
                    false;
        };
    }

    /** A segment's id is its writer's own: nobody can correct what somebody else wrote. */
    private Segment segment(CaptionWrite caption, LanguageTag language, Participant writer) {
        return new Segment(
                language,
                caption.getSegment(),
                caption.getRevision(),
                caption.getFinal(),
                CleanText.prose(caption.getText()),
                speaker(caption.getSpeaker()),
                writer.id().value(),
                sitting.clock().nowMs(),
                0,
                new Segment.Spoken(caption.getFromMs(), caption.getToMs()),
                switch (caption.getSource()) {
                    case CAPTION_SOURCE_RECOGNISED -> Segment.Source.RECOGNISED;
                    case CAPTION_SOURCE_PREPARED -> Segment.Source.PREPARED;
                    case CAPTION_SOURCE_TYPED, CAPTION_SOURCE_UNSPECIFIED, UNRECOGNIZED ->
                            Segment.Source.TYPED;
                });
    }

    /** Who speaks: the one named, if there is such a participant, else whoever has the floor. */
    private String speaker(String named) {
        boolean known =
                sitting.setting().conference().participants().stream()
                        .anyMatch(p -> p.id().value().equals(named));
        return known
                ? named
                : sitting.session().floor().speech().map(s -> s.participant().value()).orElse("");
    }
}
