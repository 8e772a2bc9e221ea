package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.protocol.v1.Delivery;
import org.dragoman.protocol.v1.SpeechText;
import org.dragoman.protocol.v1.TextEntry;
import org.dragoman.protocol.v1.TextsView;
import org.dragoman.session.patch.Settled;
import org.dragoman.session.state.HandedInTexts;

import java.util.Set;

/** Which texts were handed in, for all to see; what stands in them, for whoever may read it. */
public final class ViewOfTexts implements View {
    @Override
    public ViewKind kind() {
        return ViewKind.TEXTS;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.ALL;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        return !before.session().texts().equals(now.session().texts());
    }

    @Override
    public Message of(Settled now) {
        var view = TextsView.newBuilder().setPosition(now.session().position());
        now.session().texts().all().forEach(text -> view.addTexts(entry(text)));
        return view.build();
    }

    /** A title may say what the embargo is about. */
    private static TextEntry.Builder entry(HandedInTexts.Text text) {
        return TextEntry.newBuilder()
                .setNumber(text.number())
                .setParticipant(text.speaker().value())
                .setOnBehalfOf(FloorViews.name(text.onBehalfOf()))
                .setLanguage(text.language().value())
                .setTitle(text.releasedAtMs().isPresent() ? text.title() : "")
                .setDelivery(delivery(text))
                .setBy(FloorViews.name(text.by()))
                .setAtMs(text.atMs())
                .setReleasedAtMs(text.releasedAtMs().orElse(0L));
    }

    /** The text itself. */
    public static SpeechText whole(long version, HandedInTexts.Text text) {
        return name(version, text)
                .setTitle(text.title())
                .setText(text.text())
                .setDelivery(delivery(text))
                .setBy(FloorViews.name(text.by()))
                .setAtMs(text.atMs())
                .setReleasedAtMs(text.releasedAtMs().orElse(0L))
                .build();
    }

    /** Takes a text off the booths' desks. */
    public static SpeechText gone(long version, HandedInTexts.Text text) {
        return name(version, text).build();
    }

    private static SpeechText.Builder name(long version, HandedInTexts.Text text) {
        return SpeechText.newBuilder()
                .setVersion(version)
                .setNumber(text.number())
                .setParticipant(text.speaker().value())
                .setOnBehalfOf(FloorViews.name(text.onBehalfOf()))
                .setLanguage(text.language().value());
    }

    private static Delivery delivery(HandedInTexts.Text text) {
        return Delivery.valueOf("DELIVERY_" + text.delivery().name());
    }
}
