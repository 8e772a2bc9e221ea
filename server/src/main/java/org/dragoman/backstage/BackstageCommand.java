package org.dragoman.backstage;

import java.util.List;
import java.util.Optional;

/** What somebody asks behind the scenes. Nothing of it changes the session, and nothing of it is on the record. */
public sealed interface BackstageCommand {
    record AskForHelp(HelpDesk.Wish wish) implements BackstageCommand {}

    /** Somebody sees to a request from now on. */
    record TakeHelp(int request) implements BackstageCommand {}

    record CloseHelp(int request) implements BackstageCommand {}

    record AcknowledgeAlarm(int alarm) implements BackstageCommand {}

    /** An interpreter asks something of whoever speaks. */
    record CueSpeaker(Cue cue) implements BackstageCommand {}

    /**
     * A line of chat.
     *
     * @param quick the name of a ready-made line, in place of a text
     */
    record SendChat(Whom to, String text, String quick) implements BackstageCommand {}

    record WritePad(String text) implements BackstageCommand {}

    /**
     * The key of the intercom is held, or released.
     *
     * @param to whom it is held for; empty where it is released
     */
    record TalkTo(Optional<Whom> to) implements BackstageCommand {}

    record PutTerms(List<Terms.Term> terms) implements BackstageCommand {}

    record RemoveTerms(List<Integer> terms) implements BackstageCommand {}

    /** Somebody hears nothing on a channel. */
    record ReportNoSound(int channel, String platform) implements BackstageCommand {}

    /** A test tone on a channel begins, or ends. */
    record PlayTone(int channel, boolean playing) implements BackstageCommand {}
}
