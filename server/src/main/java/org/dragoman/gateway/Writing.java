package org.dragoman.gateway;

import org.dragoman.conference.LanguageTag;
import org.dragoman.protocol.v1.CaptionWrite;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.record.PlainText;
import org.dragoman.record.Segment;

/**
 * The captions a connection writes.
 *
 * <p>Owner: the connection's event loop.
 */
final class Writing {
    private static final int SEGMENT_MAX = 64;

    private final Talk talk;
    private final Room room;

    Writing(Talk talk, Room room) {
        this.talk = talk;
        this.room = room;
    }

    void take(CaptionWrite caption) {
        String tag = caption.getLanguage();
        if (!LanguageTag.valid(tag) || room.setting().channel(new LanguageTag(tag)).isEmpty()) {
            talk.notice(RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE, 0, "language");
        } else if (!mayWrite(new LanguageTag(tag))) {
            talk.notice(RefusalCode.REFUSAL_CODE_FORBIDDEN, 0, "language");
        } else if (caption.getText().length() > talk.bounds().captionCharacters()) {
            talk.notice(RefusalCode.REFUSAL_CODE_TOO_LONG, 0, "text");
        } else if (caption.getSegment().isEmpty() || caption.getSegment().length() > SEGMENT_MAX) {
            talk.notice(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, 0, "segment");
        } else if (caption.getText().indexOf(0) >= 0) {
            talk.notice(RefusalCode.REFUSAL_CODE_BAD_TEXT, 0, "text");
        } else {
            room.caption(segment(caption, new LanguageTag(tag)));
        }
    }

    private boolean mayWrite(LanguageTag language) {
        var who = talk.sender().participant();
        return switch (who.role()) {
            case CAPTIONER -> true;
            case INTERPRETER ->
                    room.setting()
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
                    DISPLAY ->
                    false;
        };
    }

    /** A segment's id is its writer's own: nobody can correct what somebody else wrote. */
    private Segment segment(CaptionWrite caption, LanguageTag language) {
        return new Segment(
                language,
                caption.getSegment(),
                caption.getRevision(),
                caption.getFinal(),
                PlainText.of(caption.getText()),
                speaker(caption.getSpeaker()),
                talk.sender().participant().id().value(),
                room.clock().nowMs(),
                0);
    }

    /** Who speaks: the one named, if there is such a participant, else whoever has the floor. */
    private String speaker(String named) {
        boolean known =
                room.setting().conference().participants().stream()
                        .anyMatch(p -> p.id().value().equals(named));
        return known
                ? named
                : room.session().floor().speech().map(s -> s.participant().value()).orElse("");
    }
}
