package org.dragoman.gateway.view;

import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.protocol.v1.RequestState;
import org.dragoman.protocol.v1.RequestView;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.TurnKind;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.state.RequestEnd;
import org.dragoman.session.state.Session;

import java.util.HashSet;

/**
 * Tells a person, and nobody else, what became of their request by somebody else's hand: who did it, and why. On the
 * session's recording thread.
 */
public final class RequestTelling {
    private final Connected connected;

    public RequestTelling(Connected connected) {
        this.connected = connected;
    }

    /** To who comes in, be it anew. */
    public static void welcome(ParticipantId who, Session now, Welcome.Builder welcome) {
        now.floor()
                .requests()
                .of(who)
                .ifPresent(end -> welcome.setRequest(view(now).mergeFrom(ended(end))));
    }

    /** This became durable. */
    public void recorded(Session before, Session now) {
        var was = before.floor().requests();
        var is = now.floor().requests();
        if (was.equals(is)) {
            return;
        }
        var concerned = new HashSet<>(was.last().keySet());
        concerned.addAll(is.last().keySet());
        for (ParticipantId who : concerned) {
            if (!was.of(who).equals(is.of(who))) {
                tell(who, now);
            }
        }
    }

    private void tell(ParticipantId who, Session now) {
        var view = view(now);
        now.floor().requests().of(who).ifPresent(end -> view.mergeFrom(ended(end)));
        var message = new Encoded(ServerMessage.newBuilder().setRequest(view).build());
        connected.of(who).forEach(c -> c.show(ViewKind.REQUEST, message));
    }

    private static RequestView.Builder view(Session now) {
        return RequestView.newBuilder().setPosition(now.position());
    }

    private static RequestView ended(RequestEnd end) {
        return RequestView.newBuilder()
                .setTurn(end.turn().value())
                .setKind(TurnKind.valueOf("TURN_KIND_" + end.kind().name()))
                .setItem(FloorViews.name(end.item()))
                .setState(RequestState.valueOf("REQUEST_STATE_" + end.state().name()))
                .setBy(end.by().value())
                .setReason(end.reason())
                .setAtMs(end.atMs())
                .build();
    }
}
