package org.dragoman.gateway.view;

import com.google.protobuf.Message;

import org.dragoman.conference.Role;
import org.dragoman.conference.Roles;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.protocol.v1.RunItem;
import org.dragoman.protocol.v1.RunSheetView;
import org.dragoman.session.patch.Settled;

import java.util.Set;

/** The agenda as it was really held, beside what the conference file planned. */
final class ViewOfRunSheet implements View {
    @Override
    public ViewKind kind() {
        return ViewKind.RUN_SHEET;
    }

    @Override
    public Set<Role> seenBy() {
        return Roles.STAFF_AND_INTERPRETERS;
    }

    @Override
    public boolean changed(Settled before, Settled now) {
        return !before.session().runSheet().equals(now.session().runSheet());
    }

    @Override
    public Message of(Settled now) {
        var view = RunSheetView.newBuilder().setPosition(now.session().position());
        now.session()
                .runSheet()
                .items()
                .forEach(
                        (item, held) ->
                                view.addItems(
                                        RunItem.newBuilder()
                                                .setItem(item.value())
                                                .setTakenUpAtMs(held.takenUpAtMs())
                                                .setLeftAtMs(held.leftAtMs().orElse(0L))
                                                .setTookMs(held.tookMs())
                                                .setRunningSinceMs(held.sinceMs().orElse(0L))));
        return view.build();
    }
}
