package org.dragoman.gateway.backstage;

import org.dragoman.backstage.Calls;
import org.dragoman.backstage.Viewer;
import org.dragoman.backstage.Whom;
import org.dragoman.conference.ParticipantId;
import org.dragoman.gateway.present.Connected;
import org.dragoman.gateway.present.Encoded;
import org.dragoman.gateway.present.ViewKind;
import org.dragoman.gateway.sound.Intercom;
import org.dragoman.gateway.view.BackstageViews;
import org.dragoman.gateway.wire.Unreadable;
import org.dragoman.protocol.v1.IntercomEnd;
import org.dragoman.protocol.v1.IntercomLease;
import org.dragoman.protocol.v1.RefusalCode;
import org.dragoman.protocol.v1.ServerMessage;
import org.dragoman.protocol.v1.Welcome;
import org.dragoman.threads.Owner;

import java.util.Optional;

/**
 * The telephone exchange behind the scenes: opens and closes calls on the intercom.
 *
 * <p>Owner: the backstage's loop; who comes in reads what stands there.
 */
final class IntercomCalls {
    private final Owner owner = new Owner();
    private final BackstageTelling runner;
    private final Connected attendance;
    private final Intercom intercom;
    private volatile Calls calls = Calls.NONE;

    IntercomCalls(BackstageTelling runner, Connected attendance, Intercom intercom) {
        this.runner = runner;
        this.attendance = attendance;
        this.intercom = intercom;
    }

    /** Somebody holds the key or releases it. */
    void talk(Optional<Whom> held, Viewer by, long nowMs) throws Unreadable {
        assert owner.here();
        if (held.isEmpty()) {
            release(by.id(), IntercomEnd.INTERCOM_END_OWN);
            return;
        }
        Whom to = held.get();
        if (runner.people().stream().noneMatch(p -> isHere(p) && hears(p, to, by))) {
            throw new Unreadable(RefusalCode.REFUSAL_CODE_NOBODY_THERE, "to");
        }
        release(by.id(), IntercomEnd.INTERCOM_END_OWN);
        calls = calls.held(by, to, nowMs);
        // The holder's microphone is off the channels before they are told that they may speak.
        intercom.carry(calls);
        lease(
                by.id(),
                IntercomLease.newBuilder()
                        .setEpoch(calls.lastEpoch())
                        .setOpen(true)
                        .setTo(BackstageViews.address(to)));
        tell();
    }

    private boolean isHere(Viewer viewer) {
        return attendance.isPresent(viewer.id());
    }

    private static boolean hears(Viewer viewer, Whom to, Viewer by) {
        return !viewer.id().equals(by.id()) && to.reaches(viewer);
    }

    private void release(ParticipantId who, IntercomEnd end) {
        var call = calls.of(who);
        if (call.isPresent()) {
            calls = calls.released(who);
            intercom.carry(calls);
            lease(who, IntercomLease.newBuilder().setEpoch(call.get().epoch()).setEnd(end));
            tell();
        }
    }

    private void lease(ParticipantId to, IntercomLease.Builder lease) {
        var message = new Encoded(ServerMessage.newBuilder().setIntercomLease(lease).build());
        attendance.of(to).forEach(c -> c.tell(message));
    }

    /** Ends what has lasted too long, and what nobody can speak into any more. */
    void tick(long nowMs) {
        assert owner.here();
        calls.overdue(nowMs).forEach(c -> release(c.from().id(), IntercomEnd.INTERCOM_END_TIME));
        calls.open().stream()
                .map(c -> c.from().id())
                .filter(who -> !attendance.canBeHeard(who))
                .forEach(who -> release(who, IntercomEnd.INTERCOM_END_LOST));
    }

    void welcome(Viewer viewer, Welcome.Builder welcome) {
        welcome.setCalls(BackstageViews.calls(runner.version(), calls, viewer));
    }

    private void tell() {
        long now = runner.next();
        Calls open = calls;
        runner.show(
                ViewKind.CALLS,
                Viewer::worksHere,
                v ->
                        ServerMessage.newBuilder()
                                .setCalls(BackstageViews.calls(now, open, v))
                                .build());
    }
}
