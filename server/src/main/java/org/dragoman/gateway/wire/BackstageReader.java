package org.dragoman.gateway.wire;

import org.dragoman.backstage.Cue;
import org.dragoman.backstage.HelpDesk;
import org.dragoman.backstage.SpeechTexts;
import org.dragoman.backstage.Terms;
import org.dragoman.backstage.Viewer;
import org.dragoman.backstage.Whom;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.LanguageTag;
import org.dragoman.protocol.v1.Address;
import org.dragoman.protocol.v1.AskForHelp;
import org.dragoman.protocol.v1.CheckSound;
import org.dragoman.protocol.v1.HandInText;
import org.dragoman.protocol.v1.HelpKind;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.Term;
import org.dragoman.session.said.Check;
import org.dragoman.session.said.CheckResult;
import org.dragoman.session.said.Command;
import org.dragoman.session.state.Setting;

import java.util.HashMap;
import java.util.Optional;

/** Reads what is asked behind the scenes. */
public final class BackstageReader {
    private final Setting setting;

    public BackstageReader(Setting setting) {
        this.setting = setting;
    }

    static Command check(CheckSound wire) throws Unreadable {
        var check =
                switch (wire.getCheck()) {
                    case CHECK_TALK -> Check.TALK;
                    case CHECK_LISTEN -> Check.LISTEN;
                    case CHECK_RELAY -> Check.RELAY;
                    case CHECK_COUGH -> Check.COUGH;
                    case CHECK_HANDOVER -> Check.HANDOVER;
                    case CHECK_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("check");
                };
        var result =
                switch (wire.getResult()) {
                    case CHECK_RESULT_UNSPECIFIED -> CheckResult.UNSPECIFIED;
                    case CHECK_RESULT_PASSED -> CheckResult.PASSED;
                    case CHECK_RESULT_FAILED -> CheckResult.FAILED;
                    case UNRECOGNIZED -> throw outOfRange("result");
                };
        return new Command.CheckSound(
                CommandReader.optional(wire.getBooth(), BackstageReader::boothId),
                check,
                result,
                CommandReader.words(wire.getNote(), "note"));
    }

    private static BoothId boothId(String text) throws Unreadable {
        return CommandReader.id(
                text, BoothId::new, RefusalCode.REFUSAL_CODE_UNKNOWN_BOOTH, "booth");
    }

    public HelpDesk.Wish help(AskForHelp wire, Viewer by) throws Unreadable {
        channel(wire.getChannel());
        return new HelpDesk.Wish(
                kind(wire.getKind()),
                Optional.of(by.id()),
                by.booth(),
                wire.getChannel(),
                shortWords(wire.getNote(), HelpDesk.NOTE_MAX, "note"),
                Optional.empty());
    }

    private static HelpDesk.Kind kind(HelpKind wire) throws Unreadable {
        return switch (wire) {
            case HELP_KIND_NO_SOUND -> HelpDesk.Kind.NO_SOUND;
            case HELP_KIND_ECHO -> HelpDesk.Kind.ECHO;
            case HELP_KIND_TOO_QUIET -> HelpDesk.Kind.TOO_QUIET;
            case HELP_KIND_NO_MICROPHONE -> HelpDesk.Kind.NO_MICROPHONE;
            case HELP_KIND_NEED_DOCUMENT -> HelpDesk.Kind.NEED_DOCUMENT;
            case HELP_KIND_CALL_TECHNICIAN -> HelpDesk.Kind.CALL_TECHNICIAN;
            case HELP_KIND_ALARM, HELP_KIND_DESK_LOST, HELP_KIND_UNSPECIFIED, UNRECOGNIZED ->
                    throw outOfRange("kind");
        };
    }

    public static Cue cue(org.dragoman.protocol.v1.Cue wire) throws Unreadable {
        return switch (wire) {
            case CUE_SLOWER -> Cue.SLOWER;
            case CUE_LOUDER -> Cue.LOUDER;
            case CUE_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("cue");
        };
    }

    public Whom whom(Address wire, Viewer from) throws Unreadable {
        return switch (wire.getKind()) {
            case ADDRESS_KIND_PARTNERS ->
                    new Whom.Partners(
                            from.booth()
                                    .orElseThrow(
                                            () ->
                                                    new Unreadable(
                                                            RefusalCode.REFUSAL_CODE_FORBIDDEN,
                                                            "to")));
            case ADDRESS_KIND_BOOTH -> new Whom.OneBooth(knownBooth(wire.getBooth()));
            case ADDRESS_KIND_BOOTHS -> new Whom.AllBooths();
            case ADDRESS_KIND_TECHNICIAN -> new Whom.Technicians();
            case ADDRESS_KIND_CHAIR -> new Whom.Chair();
            case ADDRESS_KIND_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("to");
        };
    }

    private BoothId knownBooth(String text) throws Unreadable {
        BoothId id = boothId(text);
        if (setting.conference().booths().stream().noneMatch(b -> b.id().equals(id))) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_BOOTH, "booth");
        }
        return id;
    }

    public int channel(int number) throws Unreadable {
        if (number < 0 || number > setting.languages().size()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL, "channel");
        }
        return number;
    }

    public SpeechTexts.SpeechText text(HandInText wire, Viewer by, long nowMs) throws Unreadable {
        var speaker =
                wire.getParticipant().isEmpty()
                        ? by.id()
                        : CommandReader.participant(wire.getParticipant());
        if (setting.participant(speaker).isEmpty()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_PARTICIPANT, "participant");
        }
        if (!speaker.equals(by.id()) && !by.listKeeper()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_FORBIDDEN, "participant");
        }
        return new SpeechTexts.SpeechText(
                new SpeechTexts.Key(speaker, language(wire.getLanguage())),
                shortWords(wire.getTitle(), SpeechTexts.TITLE_MAX, "title"),
                paragraphs(wire.getText()),
                switch (wire.getDelivery()) {
                    case DELIVERY_UNSPECIFIED -> SpeechTexts.Delivery.UNSPECIFIED;
                    case DELIVERY_VERBATIM -> SpeechTexts.Delivery.VERBATIM;
                    case DELIVERY_CHECK -> SpeechTexts.Delivery.CHECK;
                    case UNRECOGNIZED -> throw outOfRange("delivery");
                },
                by.id(),
                nowMs);
    }

    /** A text keeps its paragraphs; each is made safe to show. */
    private static String paragraphs(String text) throws Unreadable {
        if (text.length() > SpeechTexts.TEXT_MAX) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_TOO_LONG, "text");
        }
        var safe = new StringBuilder();
        for (String line : text.strip().split("\r\n|\r|\n", -1)) {
            safe.append(safe.isEmpty() ? "" : "\n")
                    .append(CommandReader.words(line.strip(), "text"));
        }
        return safe.toString();
    }

    public Terms.Term term(Term wire) throws Unreadable {
        var in = new HashMap<LanguageTag, String>();
        for (var word : wire.getInMap().entrySet()) {
            in.put(language(word.getKey()), shortWords(word.getValue(), Terms.WORD_MAX, "in"));
        }
        if (in.isEmpty() || wire.getTerm() < 0) {
            throw outOfRange("terms");
        }
        return new Terms.Term(
                wire.getTerm(), in, shortWords(wire.getNote(), Terms.NOTE_MAX, "note"));
    }

    private LanguageTag language(String text) throws Unreadable {
        LanguageTag tag = CommandReader.language(text);
        if (setting.channel(tag).isEmpty()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_LANGUAGE, "language");
        }
        return tag;
    }

    public static String shortWords(String text, int most, String field) throws Unreadable {
        if (text.length() > most) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_TOO_LONG, field);
        }
        return CommandReader.words(text, field);
    }

    public static Unreadable unknownRequest() {
        return new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_REQUEST, "");
    }

    public static Unreadable outOfRange(String field) {
        return new Unreadable(RefusalCode.REFUSAL_CODE_OUT_OF_RANGE, field);
    }
}
