package org.dragoman.gateway.wire.command;

import static org.dragoman.gateway.wire.command.Parts.booth;
import static org.dragoman.gateway.wire.command.Parts.outOfRange;
import static org.dragoman.gateway.wire.command.Parts.shortWords;

import org.dragoman.backstage.BackstageCommand;
import org.dragoman.backstage.Chat;
import org.dragoman.backstage.Cue;
import org.dragoman.backstage.HelpDesk;
import org.dragoman.backstage.Pads;
import org.dragoman.backstage.Terms;
import org.dragoman.backstage.Viewer;
import org.dragoman.backstage.Whom;
import org.dragoman.conference.BoothId;
import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.Address;
import org.dragoman.protocol.v1.AskForHelp;
import org.dragoman.protocol.v1.HelpKind;
import org.dragoman.protocol.v1.PutTerms;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ReportNoSound;
import org.dragoman.protocol.v1.SendChat;
import org.dragoman.protocol.v1.TalkTo;
import org.dragoman.session.state.Setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is asked behind the scenes: help, cues to the speaker, chat, calls, terms, and the technician's tools. */
@SuppressWarnings("ImmutableEnumChecker") // sets and readers that never change
enum BackstageCommands implements Row {
    ASK_FOR_HELP(Roles.CONSOLES, (wire, by) -> help(wire.getAskForHelp(), by)),
    TAKE_HELP(
            Roles.STAFF,
            (wire, by) -> new BackstageCommand.TakeHelp(wire.getTakeHelp().getRequest())),
    CLOSE_HELP(
            Roles.CONSOLES,
            (wire, by) -> new BackstageCommand.CloseHelp(wire.getCloseHelp().getRequest())),
    ACKNOWLEDGE_ALARM(
            Roles.PERSONS,
            (wire, by) ->
                    new BackstageCommand.AcknowledgeAlarm(wire.getAcknowledgeAlarm().getAlarm())),
    CUE_SPEAKER(
            Roles.INTERPRETERS,
            (wire, by) -> new BackstageCommand.CueSpeaker(cue(wire.getCueSpeaker().getCue()))),
    SEND_CHAT(Roles.CONSOLES, (wire, by) -> chat(wire.getSendChat(), by)),
    WRITE_PAD(
            Roles.INTERPRETERS,
            (wire, by) ->
                    new BackstageCommand.WritePad(
                            shortWords(wire.getWritePad().getText(), Pads.TEXT_MAX, "text"))),
    TALK_TO(Roles.STAFF_AND_INTERPRETERS, (wire, by) -> talk(wire.getTalkTo(), by)),
    PUT_TERMS(Roles.TERMINOLOGISTS, (wire, by) -> terms(wire.getPutTerms(), by.setting())),
    REMOVE_TERMS(
            Roles.TERMINOLOGISTS,
            (wire, by) ->
                    new BackstageCommand.RemoveTerms(
                            List.copyOf(wire.getRemoveTerms().getTermsList()))),
    REPORT_NO_SOUND(Roles.ALL, (wire, by) -> noSound(wire.getReportNoSound(), by.setting())),
    PLAY_TONE(
            Roles.TECHNICIANS,
            (wire, by) ->
                    new BackstageCommand.PlayTone(
                            channel(wire.getPlayTone().getChannel(), by.setting()),
                            wire.getPlayTone().getPlaying()));

    private static final int PLATFORM_MAX = 32;
    private static final Pattern QUICK = Pattern.compile("[a-z0-9-]{1,32}");

    private final Set<Role> who;
    private final Reader reader;

    BackstageCommands(Set<Role> who, Reader reader) {
        this.who = who;
        this.reader = reader;
    }

    private interface Reader {
        BackstageCommand of(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable;
    }

    @Override
    public Set<Role> who() {
        return who;
    }

    /** Behind the scenes the conference's role counts, whatever the badge counts for in this session. */
    @Override
    public boolean mayBeAskedBy(Asker by) {
        return who.contains(by.viewer().role());
    }

    @Override
    public Read read(org.dragoman.protocol.v1.Command wire, Asker by) throws Unreadable {
        Unreadable.forbiddenUnless(mayBeAskedBy(by));
        return new Read.OfBackstage(reader.of(wire, by));
    }

    private static BackstageCommand chat(SendChat wire, Asker by) throws Unreadable {
        var to = whom(wire.getTo(), by);
        String quick = wire.getQuick();
        String text = shortWords(wire.getText(), Chat.TEXT_MAX, "text");
        if (text.isEmpty() && quick.isEmpty()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_REQUIRED, "text");
        }
        if (!text.isEmpty() && !quick.isEmpty()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_BAD_TEXT, "text");
        }
        if (!quick.isEmpty() && !QUICK.matcher(quick).matches()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_BAD_TEXT, "quick");
        }
        return new BackstageCommand.SendChat(to, text, quick);
    }

    private static BackstageCommand talk(TalkTo wire, Asker by) throws Unreadable {
        return new BackstageCommand.TalkTo(
                wire.getHeld() ? Optional.of(whom(wire.getTo(), by)) : Optional.empty());
    }

    private static BackstageCommand noSound(ReportNoSound wire, Setting setting) throws Unreadable {
        return new BackstageCommand.ReportNoSound(
                channel(wire.getChannel(), setting),
                shortWords(wire.getPlatform(), PLATFORM_MAX, "platform"));
    }

    private static BackstageCommand terms(PutTerms wire, Setting setting) throws Unreadable {
        var wanted = new ArrayList<Terms.Term>();
        if (wire.getTermsCount() > Terms.AT_ONCE_MAX) {
            throw outOfRange("terms");
        }
        for (var term : wire.getTermsList()) {
            wanted.add(BoothTexts.term(term, setting));
        }
        return new BackstageCommand.PutTerms(wanted);
    }

    private static BackstageCommand help(AskForHelp wire, Asker by) throws Unreadable {
        Viewer viewer = by.viewer();
        return new BackstageCommand.AskForHelp(
                new HelpDesk.Wish(
                        kind(wire.getKind()),
                        Optional.of(viewer.id()),
                        viewer.booth(),
                        channel(wire.getChannel(), by.setting()),
                        shortWords(wire.getNote(), HelpDesk.NOTE_MAX, "note"),
                        Optional.empty()));
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

    private static Cue cue(org.dragoman.protocol.v1.Cue wire) throws Unreadable {
        return switch (wire) {
            case CUE_SLOWER -> Cue.SLOWER;
            case CUE_LOUDER -> Cue.LOUDER;
            case CUE_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("cue");
        };
    }

    private static Whom whom(Address wire, Asker by) throws Unreadable {
        return switch (wire.getKind()) {
            case ADDRESS_KIND_PARTNERS ->
                    new Whom.Partners(
                            by.viewer()
                                    .booth()
                                    .orElseThrow(
                                            () ->
                                                    new Unreadable(
                                                            RefusalCode.REFUSAL_CODE_FORBIDDEN,
                                                            "to")));
            case ADDRESS_KIND_BOOTH -> new Whom.OneBooth(knownBooth(wire.getBooth(), by.setting()));
            case ADDRESS_KIND_BOOTHS -> new Whom.AllBooths();
            case ADDRESS_KIND_TECHNICIAN -> new Whom.Technicians();
            case ADDRESS_KIND_CHAIR -> new Whom.Chair();
            case ADDRESS_KIND_UNSPECIFIED, UNRECOGNIZED -> throw outOfRange("to");
        };
    }

    private static BoothId knownBooth(String text, Setting setting) throws Unreadable {
        BoothId id = booth(text);
        if (setting.conference().booths().stream().noneMatch(b -> b.id().equals(id))) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_BOOTH, "booth");
        }
        return id;
    }

    private static int channel(int number, Setting setting) throws Unreadable {
        if (number < 0 || number > setting.languages().size()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_UNKNOWN_CHANNEL, "channel");
        }
        return number;
    }
}
