package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Cue;
import org.dragoman.backstage.Cues;
import org.dragoman.backstage.Viewer;
import org.dragoman.conference.ParticipantId;
import org.dragoman.conference.Role;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.session.said.TurnId;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Speech;
import org.dragoman.threads.Owner;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What interpreters ask of whoever speaks: a lamp on the consoles, and then before the speaker.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class CueLamp {
    private final Owner owner = new Owner();
    private final BackstageTelling runner;
    private Cues cues = Cues.NONE;
    private Optional<TurnId> speech = Optional.empty();
    private Set<ParticipantId> speakers = Set.of();
    private volatile List<Cues.Active> lit = List.of();

    CueLamp(BackstageTelling runner) {
        this.runner = runner;
    }

    void press(Cue cue, Viewer by, Session session, long nowMs) throws Unreadable {
        assert owner.here();
        Unreadable.forbiddenUnless(by.booth().isPresent());
        if (session.floor().speeches().isEmpty()) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_WRONG_STATE, "");
        }
        followSpeaker(session);
        cues = cues.press(cue, by.booth().get(), nowMs);
        follow(session, nowMs);
    }

    /** Tells what is lit, if that changed. */
    void follow(Session session, long nowMs) {
        assert owner.here();
        followSpeaker(session);
        var now = cues.at(nowMs);
        if (now.equals(lit)) {
            return;
        }
        lit = now;
        var concerned = new HashSet<>(speakers);
        speakers = speakers(session);
        concerned.addAll(speakers);
        var view = BackstageViews.cues(runner.next(), now);
        runner.show(
                ViewKind.CUES,
                v -> isConsole(v) || concerned.contains(v.id()),
                v -> ServerMessage.newBuilder().setCues(view).build());
    }

    /** A new speaker is not to blame for the last one. */
    private void followSpeaker(Session session) {
        var now = session.floor().speech().map(Speech::turn);
        if (!now.equals(speech)) {
            cues = cues.anotherSpeaker();
            speech = now;
        }
    }

    private static Set<ParticipantId> speakers(Session session) {
        return session.floor().speeches().stream()
                .map(Speech::participant)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isConsole(Viewer viewer) {
        return viewer.worksHere() || viewer.role() == Role.DISPLAY;
    }

    void welcome(Viewer viewer, Session session, Welcome.Builder welcome) {
        if (isConsole(viewer) || speakers(session).contains(viewer.id())) {
            welcome.setCues(BackstageViews.cues(runner.version(), lit));
        }
    }
}
