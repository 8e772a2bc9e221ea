package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.optional;
import static org.dragoman.gateway.wire.command.Parts.outOfRange;
import static org.dragoman.gateway.wire.command.Parts.shortWords;
import static org.dragoman.gateway.wire.command.Parts.words;

import org.dragoman.backstage.Terms;
import org.dragoman.conference.LanguageTag;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.HandInText;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Term;
import org.dragoman.session.rules.TextRules;
import org.dragoman.session.said.Command;
import org.dragoman.session.said.DeliveryMark;
import org.dragoman.session.state.Setting;

import java.util.HashMap;

/** What booths get to read: texts of speeches, and terms. */
public final class BoothTexts {
    private BoothTexts() {}

    /** A text that somebody hands in. */
    static Command handIn(HandInText wire) throws Unreadable {
        return new Command.HandInText(
                optional(wire.getParticipant(), Parts::participant),
                optional(wire.getOnBehalfOf(), Parts::group),
                Parts.language(wire.getLanguage()),
                shortWords(wire.getTitle(), TextRules.TITLE_MAX, "title"),
                paragraphs(wire.getText()),
                switch (wire.getDelivery()) {
                    case DELIVERY_UNSPECIFIED -> DeliveryMark.UNSPECIFIED;
                    case DELIVERY_VERBATIM -> DeliveryMark.VERBATIM;
                    case DELIVERY_CHECK -> DeliveryMark.CHECK;
                    case UNRECOGNIZED -> throw outOfRange("delivery");
                });
    }

    /** A text keeps its paragraphs; each is made safe to show. */
    private static String paragraphs(String text) throws Unreadable {
        if (text.length() > TextRules.TEXT_MAX) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_TOO_LONG, "text");
        }
        var safe = new StringBuilder();
        for (String line : text.strip().split("\r\n|\r|\n", -1)) {
            safe.append(safe.isEmpty() ? "" : "\n").append(words(line.strip(), "text"));
        }
        return safe.toString();
    }

    /** A term of the glossary, in the languages of the conference. */
    public static Terms.Term term(Term wire, Setting setting) throws Unreadable {
        var in = new HashMap<LanguageTag, String>();
        for (var word : wire.getInMap().entrySet()) {
            in.put(
                    language(word.getKey(), setting),
                    shortWords(word.getValue(), Terms.WORD_MAX, "in"));
        }
        if (in.isEmpty() || wire.getTerm() < 0) {
            throw outOfRange("terms");
        }
        return new Terms.Term(
                wire.getTerm(), in, shortWords(wire.getNote(), Terms.NOTE_MAX, "note"));
    }

    private static LanguageTag language(String text, Setting setting) throws Unreadable {
        LanguageTag tag = Parts.language(text);
        if (setting.channel(tag).isEmpty()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE, "language");
        }
        return tag;
    }
}
