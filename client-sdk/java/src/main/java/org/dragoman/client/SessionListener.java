package org.dragoman.client;

import org.dragoman.protocol.v1.Announcement;
import org.dragoman.protocol.v1.Caption;
import org.dragoman.protocol.v1.ChannelHealth;
import org.dragoman.protocol.v1.ChatLine;
import org.dragoman.protocol.v1.FaresView;
import org.dragoman.protocol.v1.Glossary;
import org.dragoman.protocol.v1.InscriptionReport;
import org.dragoman.protocol.v1.IntercomFrame;
import org.dragoman.protocol.v1.IntercomLease;
import org.dragoman.protocol.v1.Lease;
import org.dragoman.protocol.v1.Notice;
import org.dragoman.protocol.v1.OrderPreview;
import org.dragoman.protocol.v1.Receipt;
import org.dragoman.protocol.v1.SpeechText;
import org.dragoman.protocol.v1.Warned;

/**
 * What a participant is told. All methods are called on the client's one dispatcher thread, in order, never on
 * a thread that reads the network: they may wait for the answer to a command, at the cost of what comes after.
 */
public interface SessionListener {
    /** The link is up, for the first time or again: everything this badge may see is in the snapshot. */
    default void connected(Snapshot snapshot) {}

    /** The link broke or was closed; {@code again} says whether it is being dialled again. */
    default void disconnected(Departure departure, boolean again) {}

    /** A view was replaced. Several in a row may be told as one: the snapshot is always the latest. */
    default void changed(Snapshot snapshot) {}

    /** The right to send into a channel was given or ended. The microphone already knows. */
    default void leased(Lease lease) {}

    /** What the hub really got of the microphone's frames, about four times a second. */
    default void received(Receipt receipt) {}

    /** A segment of a text channel this client listens to, new or corrected. */
    default void captioned(Caption caption) {}

    /** A refusal of something that was no command: a frame, a caption, a Listen. */
    default void noticed(Notice notice) {}

    /** What all are told, in every language at once; recalled, where that position was taken back. */
    default void announced(Announcement announcement) {}

    /** It is this participant's turn, and time to conclude. */
    default void warned(Warned warned) {}

    /** A line of chat behind the scenes, one's own among them. */
    default void chatted(ChatLine line) {}

    /** A call on the intercom was opened or closed for this client. {@link Intercom} already knows. */
    default void called(IntercomLease lease) {}

    /** 20 ms of somebody's voice on the intercom. */
    default void overheard(IntercomFrame frame) {}

    /** What the hub says of a channel that was reported silent; comes before the answer. */
    default void diagnosed(ChannelHealth health) {}

    /** The text of a speech that is near, or, empty, one that is no longer. */
    default void handed(SpeechText text) {}

    /** Terms of the booths' glossary. */
    default void termed(Glossary glossary) {}

    /** How the list would be after an ordering that was asked for; comes before the answer. */
    default void previewed(OrderPreview preview) {}

    /** How listeners fare, channel by channel; for technicians and moderators, every few seconds. */
    default void fared(FaresView fares) {}

    /** What is right and wrong in a table of speakers that was sent; comes before the answer. */
    default void checked(InscriptionReport report) {}
}
